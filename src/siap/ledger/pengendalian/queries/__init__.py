"""Reads of pengendalian: admonitions for a person who may see them, and whom to remind of what."""

from siap.ledger.pengendalian.queries.pengingat import (
    Ingatan,
    Penerima,
    UnitBerutang,
    ingatan_sistem,
    unit_berutang_sistem,
)
from siap.ledger.pengendalian.queries.teguran import (
    Teguran,
    UsulanTerhitung,
    aturan_teguran_sistem,
    boleh_melihat_teguran,
    boleh_memutus,
    boleh_meneruskan,
    daftar_teguran,
    menyimak_semua,
    teguran_menunggu,
    teguran_untuk,
    usulan_terhitung,
)

__all__ = [
    "Ingatan",
    "Penerima",
    "Teguran",
    "UnitBerutang",
    "UsulanTerhitung",
    "aturan_teguran_sistem",
    "boleh_melihat_teguran",
    "boleh_memutus",
    "boleh_meneruskan",
    "daftar_teguran",
    "ingatan_sistem",
    "menyimak_semua",
    "teguran_menunggu",
    "teguran_untuk",
    "unit_berutang_sistem",
    "usulan_terhitung",
]
