"""Who may do what to a report now: the domain's table of states, verbs and roles, asked for one person.

A person who may not see the unit gets TidakDitemukan, whatever the state; one who may only look gets
TidakBerwenang; a move that nobody can make from this state gets LangkahTidakSesuai.
"""

from __future__ import annotations

from datetime import datetime

from siap.domain.laporan.keadaan import (
    AlasanWajib,
    KeadaanLaporan,
    KeadaanTidakSesuai,
    Langkah,
    LangkahDitolak,
    PerbuatanLaporan,
    langkah,
    perbuatan_terbuka,
)
from siap.domain.peran import JenisPeran
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import Pelaku, pd_untuk, peran_pada
from siap.ledger.jejak.galat import TidakBerwenang
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.organisasi.queries import pd_sistem
from siap.ledger.pelaporan.galat import AlasanKosong, LangkahTidakSesuai

#: A part of the system and the keeper of the machine act in any role; the table still binds their steps.
_SEMUA_PERAN = frozenset(JenisPeran)
#: how many levels of units a role of one unit reaches, as in ``akun.queries``
_KEDALAMAN = 3


def unit_untuk(*, pemda: str, pd: str, oleh: Pelaku, pada: datetime) -> PerangkatDaerah:
    """Return a unit that the one who acts may see; raises TidakDitemukan."""
    if isinstance(oleh, str):
        return pd_sistem(pemda, pd)
    return pd_untuk(pengguna=oleh, pada=pada, pemda=pemda, kode=pd)


def peran_atas(*, unit: PerangkatDaerah, oleh: Pelaku, pada: datetime) -> frozenset[JenisPeran]:
    """Return the roles in which someone stands before a unit: of the Pemda, the unit, or one above it."""
    if isinstance(oleh, str) or (oleh.is_active and oleh.is_superuser):
        return _SEMUA_PERAN
    daftar = peran_pada(pengguna=oleh, pada=pada)
    milik = {unit.pk}
    atas, langkah_ke = unit, 0
    while atas.induk_id is not None and langkah_ke < _KEDALAMAN and any(p.pd_id for p in daftar):
        milik.add(atas.induk_id)
        langkah_ke += 1
        if langkah_ke < _KEDALAMAN:
            atas = PerangkatDaerah.objects.only("induk_id").get(pk=atas.induk_id)
    return frozenset(
        JenisPeran(p.jenis)
        for p in daftar
        if p.pd_id in milik or (p.pd_id is None and p.pemda_id == unit.pemda_id)
    )


def pastikan_langkah(
    *,
    unit: PerangkatDaerah,
    keadaan: str,
    perbuatan: PerbuatanLaporan,
    oleh: Pelaku,
    pada: datetime,
    alasan: str = "",
) -> Langkah:
    """Return the move that one of the person's roles permits, or refuse it."""
    peran = peran_atas(unit=unit, oleh=oleh, pada=pada)
    tolak: LangkahDitolak | None = None
    # without any role the table is asked with one that may nothing, for its sentence
    for satu in sorted(peran) or [JenisPeran.MITRA]:
        try:
            return langkah(KeadaanLaporan(keadaan), perbuatan, satu, alasan=alasan)
        except KeadaanTidakSesuai as salah:
            raise LangkahTidakSesuai(salah.kalimat) from None
        except AlasanWajib as salah:
            raise AlasanKosong(salah.kalimat) from None
        except LangkahDitolak as salah:
            tolak = salah
    raise TidakBerwenang(tolak.kalimat if tolak else "Anda tidak berwenang.")


def terbuka_bagi(
    *, unit: PerangkatDaerah, keadaan: str, pengguna: Pengguna, pada: datetime
) -> tuple[PerbuatanLaporan, ...]:
    """Return what a person may do to a report in a state, in the order of the table."""
    peran = peran_atas(unit=unit, oleh=pengguna, pada=pada)
    boleh = {p for satu in peran for p in perbuatan_terbuka(KeadaanLaporan(keadaan), satu)}
    return tuple(p for p in PerbuatanLaporan if p in boleh)
