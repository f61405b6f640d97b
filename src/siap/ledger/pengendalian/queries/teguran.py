"""Admonitions: what the figures propose now, what was handed on, what was decided; and who sees which."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.timezone import localtime

from siap.domain.laporan.jadwal import Ketepatan
from siap.domain.laporan.teguran import (
    PEMUTUS,
    PENERUS,
    PENYIMAK,
    AturanTeguran,
    BulanTerlambat,
    RiwayatTeguran,
    TahapTeguran,
    TingkatTeguran,
    muat,
    usulkan,
)
from siap.domain.laporan.teguran import UsulanTeguran as Usulan
from siap.domain.peran import JenisPeran
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import pd_terlihat, pemda_untuk, peran_pada
from siap.ledger.jejak.galat import TidakDitemukan
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.organisasi.queries import isi_konfigurasi_sistem
from siap.ledger.pelaporan.queries import BarisKepatuhan, MatriksKepatuhan, matriks_kepatuhan
from siap.ledger.pengendalian.models import PutusanTeguran, UsulanTeguran

_KEPALA = frozenset({JenisPeran.KEPALA_PD, JenisPeran.KEPALA_UNIT})


@dataclass(frozen=True, slots=True)
class UsulanTerhitung:
    """What the figures of a unit call for today."""

    pd: PerangkatDaerah
    usulan: Usulan


@dataclass(frozen=True, slots=True)
class Teguran:
    """One admonition that was handed on, with its decision when there is one."""

    usulan: UsulanTeguran
    putusan: PutusanTeguran | None

    @property
    def tahap(self) -> TahapTeguran:
        """Where it stands."""
        if self.putusan is None:
            return TahapTeguran.DITERUSKAN
        return TahapTeguran.DITERIMA if self.putusan.diterima else TahapTeguran.DITOLAK


def aturan_teguran_sistem(pemda: str, tanggal: date) -> AturanTeguran:
    """Return the ladder in force on a day."""
    isi = isi_konfigurasi_sistem(pemda, "teguran", tanggal)
    return AturanTeguran() if isi is None else muat(json.dumps(isi))


def _memegang(pengguna: Pengguna, pada: datetime, pemda: str, jenis: frozenset[JenisPeran]) -> bool:
    if pengguna.is_active and pengguna.is_superuser:
        return True
    return any(
        p.pd_id is None and p.pemda.kode == pemda and JenisPeran(p.jenis) in jenis
        for p in peran_pada(pengguna=pengguna, pada=pada)
    )


def boleh_meneruskan(*, pengguna: Pengguna, pada: datetime, pemda: str) -> bool:
    """Return True for who may hand a proposal on."""
    return _memegang(pengguna, pada, pemda, PENERUS)


def boleh_memutus(*, pengguna: Pengguna, pada: datetime, pemda: str) -> bool:
    """Return True for who may decide."""
    return _memegang(pengguna, pada, pemda, PEMUTUS)


def menyimak_semua(*, pengguna: Pengguna, pada: datetime, pemda: str) -> bool:
    """Return True for who follows the admonitions of the whole Pemda, proposals too."""
    return _memegang(pengguna, pada, pemda, PENYIMAK)


def boleh_melihat_teguran(*, pengguna: Pengguna, pada: datetime, pemda: str) -> bool:
    """Return True for who has a reason to open the room of admonitions at all."""
    return _memegang(pengguna, pada, pemda, PENYIMAK) or any(
        p.pemda.kode == pemda and JenisPeran(p.jenis) in _KEPALA
        for p in peran_pada(pengguna=pengguna, pada=pada)
    )


def usulan_terhitung(
    *,
    pengguna: Pengguna,
    pada: datetime,
    pemda: str,
    tahun: int,
    pd: str = "",
    matriks: MatriksKepatuhan | None = None,
) -> list[UsulanTerhitung]:
    """Return what the figures propose now, the strongest first; empty for who does not follow admonitions.

    ``pd`` asks about one unit; ``matriks`` spares the reading of a matrix that the page has already.
    """
    pemda_untuk(pengguna=pengguna, pada=pada, kode=pemda)
    if not _memegang(pengguna, pada, pemda, PENYIMAK):
        return []
    m = matriks or matriks_kepatuhan(pengguna=pengguna, pada=pada, pemda=pemda, tahun=tahun, pd=pd)
    riwayat = riwayat_sistem(pemda, tahun)
    hari = localtime(pada).date()
    aturan = aturan_teguran_sistem(pemda, hari)
    hasil = []
    for baris in m.baris:
        usulan = usulkan(bulan_terlambat(baris), riwayat.get(baris.pd.pk, []), hari, aturan)
        if usulan is not None:
            hasil.append(UsulanTerhitung(baris.pd, usulan))
    return sorted(hasil, key=lambda u: (-u.usulan.tingkat, -u.usulan.pantas, -u.usulan.hari, u.pd.kode))


def bulan_terlambat(baris: BarisKepatuhan) -> list[BulanTerlambat]:
    """Return the months that a unit owed and that were late or are overdue."""
    return [
        BulanTerlambat(n, s.hari_terlambat, s.ketepatan is Ketepatan.BELUM)
        for n, s in enumerate(baris.sel, start=1)
        if s.wajib and s.hari_terlambat > 0
    ]


def riwayat_sistem(pemda: str, tahun: int) -> dict[int, list[RiwayatTeguran]]:
    """Return what was handed on and decided in a year, by the key of the unit."""
    hasil: dict[int, list[RiwayatTeguran]] = {}
    for u in UsulanTeguran.objects.filter(pd__pemda__kode=pemda, tahun=tahun).select_related("putusan"):
        putusan = _putusan(u)
        saat = u.diteruskan_pada if putusan is None else putusan.diputuskan_pada
        hasil.setdefault(u.pd_id, []).append(
            RiwayatTeguran(
                u.bulan,
                TingkatTeguran(u.tingkat),
                TingkatTeguran(u.pantas),
                None if putusan is None else putusan.diterima,
                localtime(saat).date(),
            )
        )
    return hasil


def _putusan(usulan: UsulanTeguran) -> PutusanTeguran | None:
    putusan: PutusanTeguran | None = getattr(usulan, "putusan", None)
    return putusan


def _terlihat(pengguna: Pengguna, pada: datetime, pemda: str) -> QuerySet[UsulanTeguran]:
    """Admonitions of the Pemda for who follows them all; for a head, those decided about the own units."""
    semua = UsulanTeguran.objects.filter(pd__pemda__kode=pemda).select_related("pd__pemda", "putusan")
    if _memegang(pengguna, pada, pemda, PENYIMAK):
        return semua
    if not boleh_melihat_teguran(pengguna=pengguna, pada=pada, pemda=pemda):
        return semua.none()
    milik = pd_terlihat(pengguna=pengguna, pada=pada, pemda=pemda)
    return semua.filter(pd__in=milik, putusan__diterima=True)


def daftar_teguran(*, pengguna: Pengguna, pada: datetime, pemda: str, tahun: int) -> list[Teguran]:
    """Return the admonitions of a year that a person may see, the latest first; raises TidakDitemukan."""
    pemda_untuk(pengguna=pengguna, pada=pada, kode=pemda)
    milik = _terlihat(pengguna, pada, pemda).filter(tahun=tahun).order_by("-id")
    return [Teguran(u, _putusan(u)) for u in milik]


def teguran_untuk(*, pengguna: Pengguna, pada: datetime, pemda: str, nomor: int) -> Teguran:
    """Return one admonition that a person may see; raises TidakDitemukan, whether it exists or not."""
    pemda_untuk(pengguna=pengguna, pada=pada, kode=pemda)
    satu = _terlihat(pengguna, pada, pemda).filter(pk=nomor).first()
    if satu is None:
        raise TidakDitemukan("Tidak ada usulan teguran itu yang dapat Anda buka.")
    return Teguran(satu, _putusan(satu))


def teguran_menunggu(*, pengguna: Pengguna, pada: datetime, pemda: str) -> int:
    """Return how many admonitions wait for this person's decision."""
    if not boleh_memutus(pengguna=pengguna, pada=pada, pemda=pemda):
        return 0
    return UsulanTeguran.objects.filter(pd__pemda__kode=pemda, putusan=None).count()
