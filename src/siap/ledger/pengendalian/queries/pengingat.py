"""Whom to remind of what (system reads): units that owe a month, their people, and what was sent already."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from siap.domain.laporan.keadaan import AWAL, KeadaanLaporan
from siap.domain.peran import JenisPeran
from siap.domain.waktu import Periode
from siap.ledger.akun.models import Peran
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.organisasi.queries import daftar_pd_sistem
from siap.ledger.pelaporan.models import LaporanBulanan
from siap.ledger.pengendalian.models import PengingatTerkirim

_BELUM = frozenset({KeadaanLaporan.DRAF, KeadaanLaporan.DIKEMBALIKAN})
#: how far up the units people are looked for, as a role reaches down
_KEDALAMAN = 3


@dataclass(frozen=True, slots=True)
class Penerima:
    """A person to remind; ``surel`` is "" when the book knows no address."""

    pengguna: str
    nama: str
    surel: str


@dataclass(frozen=True, slots=True)
class UnitBerutang:
    """A unit that owes a month, in which state its report is, and who fills it in or signs it."""

    kode: str
    nama: str
    keadaan: KeadaanLaporan
    orang: tuple[tuple[JenisPeran, Penerima], ...]

    def penerima(self, peran: Collection[JenisPeran]) -> tuple[Penerima, ...]:
        """Return the people who hold one of the roles, each once."""
        return tuple(dict.fromkeys(o for jenis, o in self.orang if jenis in peran))


@dataclass(frozen=True, slots=True)
class Ingatan:
    """What is known of one reminder: attempts so far, whether it arrived, when the last step was."""

    percobaan: int
    terkirim: bool
    berjalan: bool
    pada: datetime


def unit_berutang_sistem(pemda: str, periode: Periode, *, pada: datetime) -> list[UnitBerutang]:
    """Return the units that owe a month and have not submitted it, or have it back.

    Where nobody holds a role for the unit itself, the people of the unit above answer for it.
    """
    unit = {u.pk: u for u in daftar_pd_sistem(pemda)}
    laporan = LaporanBulanan.objects.filter(pd__in=unit, tahun=periode.tahun, bulan=periode.bulan)
    keadaan = {p: KeadaanLaporan(k) for p, k in laporan.values_list("pd", "keadaan")}
    orang: dict[int, list[tuple[JenisPeran, Penerima]]] = {}
    peran = Peran.objects.filter(pd__in=unit, pengguna__is_active=True).berlaku(localtime(pada).date())
    for p in peran.select_related("pengguna").order_by("pengguna__username", "id"):
        o = Penerima(p.pengguna.username, p.pengguna.nama, p.pengguna.email)
        orang.setdefault(p.pd_id, []).append((JenisPeran(p.jenis), o))
    return [
        UnitBerutang(u.kode, u.nama, keadaan.get(u.pk, AWAL), tuple(_orang(u, unit, orang)))
        for u in unit.values()
        if u.wajib_lapor(periode) and keadaan.get(u.pk, AWAL) in _BELUM
    ]


def _orang(
    unit: PerangkatDaerah,
    semua: dict[int, PerangkatDaerah],
    orang: dict[int, list[tuple[JenisPeran, Penerima]]],
) -> Iterable[tuple[JenisPeran, Penerima]]:
    naik: PerangkatDaerah | None = unit
    for _langkah in range(_KEDALAMAN + 1):
        if naik is None or naik.pk in orang:
            break
        naik = semua.get(naik.induk_id or 0)
    return orang.get(naik.pk, ()) if naik is not None else ()


#: (PD, day, person, channel)
KunciIngatan = tuple[str, str, str, str]


def ingatan_sistem(pemda: str, periode: Periode) -> dict[KunciIngatan, Ingatan]:
    """Return what was done so far about the reminders of one month, by PD, ISO day, person and channel."""
    hasil: dict[KunciIngatan, Ingatan] = {}
    semua = PengingatTerkirim.objects.filter(
        pd__pemda__kode=pemda, tahun=periode.tahun, bulan=periode.bulan
    ).order_by("id")
    mulai = PengingatTerkirim.Hasil.MULAI.value
    for pd, tanggal, siapa, saluran, ke, kata, saat in semua.values_list(
        "pd__kode", "tanggal", "penerima", "saluran", "percobaan", "hasil", "pada"
    ):
        kunci = (pd, tanggal.isoformat(), siapa, saluran)
        lama = hasil.get(kunci)
        terkirim = kata == PengingatTerkirim.Hasil.TERKIRIM.value or bool(lama and lama.terkirim)
        hasil[kunci] = Ingatan(max(ke, lama.percobaan if lama else 0), terkirim, kata == mulai, saat)
    return hasil
