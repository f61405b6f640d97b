"""Opening the book for one unit: lock the chain of the Pemda, find the unit, ask for permission."""

from __future__ import annotations

from datetime import datetime

from siap.ledger.akun.queries import Pelaku, nama_pelaku, pastikan_boleh
from siap.ledger.akun.wewenang import Perbuatan
from siap.ledger.jejak.actions import kunci_rantai
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.organisasi.queries import pd_sistem


def buka_buku(
    *, pemda: str, pd: str, perbuatan: Perbuatan, oleh: Pelaku, pada: datetime
) -> tuple[PerangkatDaerah, str]:
    """Return the unit and the name of who acts; call inside the transaction, before anything else.

    Raises TidakDitemukan or TidakBerwenang.
    """
    kunci_rantai(pemda)
    unit = pd_sistem(pemda, pd)
    pastikan_boleh(oleh=oleh, perbuatan=perbuatan, pd=unit, pada=pada)
    return unit, nama_pelaku(oleh)
