"""What waits for a person: what the own unit owes, and for Adbang the queue, exceptions first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from siap.domain.laporan.jadwal import JadwalBulan
from siap.domain.laporan.keadaan import AWAL, KeadaanLaporan, PerbuatanLaporan
from siap.domain.temuan import Keparahan
from siap.domain.waktu import Periode
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import pd_terlihat, pemda_untuk, peran_pada
from siap.ledger.akun.wewenang import PERAN_PD
from siap.ledger.anggaran.models import VersiAnggaran
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.pelaporan.isian import LetakSel
from siap.ledger.pelaporan.izin import terbuka_bagi
from siap.ledger.pelaporan.jadwal import jadwal_banyak_sistem
from siap.ledger.pelaporan.models import AlasanTemuan, CatatanPengembalian, Kiriman, LaporanBulanan
from siap.ledger.pelaporan.potret import baca_naskah
from siap.ledger.pelaporan.queries.lembar import catatan_terbuka
from siap.ledger.pelaporan.queries.riwayat import BedaSel, beda_kiriman

_BELUM_SELESAI = (KeadaanLaporan.DRAF, KeadaanLaporan.DIKEMBALIKAN)


@dataclass(frozen=True, slots=True)
class Tugas:
    """One report that a unit owes. ``sisa_hari`` is negative when overdue: it stays on the list.

    ``pernah_dikirim``: it was submitted once, so the due date was met or missed already.
    """

    pd: PerangkatDaerah
    periode: Periode
    keadaan: KeadaanLaporan
    jatuh_tempo: date
    sisa_hari: int
    pernah_dikirim: bool
    kosong: tuple[LetakSel, ...]
    catatan: tuple[CatatanPengembalian, ...]
    terbuka: tuple[PerbuatanLaporan, ...]


@dataclass(frozen=True, slots=True)
class Antre:
    """One submission that waits to be verified, with what makes it an exception."""

    kiriman: Kiriman
    jelaskan: int
    info: int
    alasan: tuple[AlasanTemuan, ...]
    beda: tuple[BedaSel, ...]

    @property
    def bersih(self) -> bool:
        """True when it is on time and complete and no rule asked anything: it can be verified with others."""
        return not self.jelaskan and self.kiriman.tepat_waktu and self.kiriman.status != "sebagian"


def hari_ini(*, pengguna: Pengguna, pada: datetime) -> list[Tugas]:
    """Return what the units of a person owe, the oldest due date first; empty for who reports for none.

    Months of this year whose window is open, and of last year when the unit had a budget then.
    """
    milik = {p.pd_id: p.pemda.kode for p in peran_pada(pengguna=pengguna, pada=pada) if p.jenis in PERAN_PD}
    hasil: list[Tugas] = []
    for pk, pemda in milik.items():
        unit = PerangkatDaerah.objects.select_related("pemda").get(pk=pk)
        hasil += _tugas_unit(unit, pemda, pengguna, pada)
    return sorted(hasil, key=lambda t: (t.jatuh_tempo, t.pd.kode))


def _tugas_unit(unit: PerangkatDaerah, pemda: str, pengguna: Pengguna, pada: datetime) -> list[Tugas]:
    tahun = localtime(pada).year
    berangka = set(VersiAnggaran.objects.filter(pd=unit).values_list("tahun", flat=True))
    laporan = {
        ada.periode: ada
        for ada in LaporanBulanan.objects.filter(pd=unit, tahun__in=(tahun - 1, tahun)).select_related(
            "pd__pemda"
        )
    }
    semua = [
        Periode(t, b)
        for t in (tahun - 1, tahun)
        if t == tahun or t in berangka
        for b in range(1, 13)
        if unit.wajib_lapor(Periode(t, b)) or Periode(t, b) in laporan
    ]
    hasil: list[Tugas] = []
    for periode, jadwal in jadwal_banyak_sistem(pemda, semua).items():
        ada = laporan.get(periode)
        if jadwal.tanggal_setempat(pada) < jadwal.buka or (ada and ada.keadaan not in _BELUM_SELESAI):
            continue
        hasil.append(_tugas(unit, periode, ada, jadwal, pengguna, pada))
    return hasil


def _tugas(
    unit: PerangkatDaerah,
    periode: Periode,
    laporan: LaporanBulanan | None,
    jadwal: JadwalBulan,
    pengguna: Pengguna,
    pada: datetime,
) -> Tugas:
    keadaan = KeadaanLaporan(laporan.keadaan) if laporan else AWAL
    return Tugas(
        pd=unit,
        periode=periode,
        keadaan=keadaan,
        jatuh_tempo=jadwal.jatuh_tempo,
        sisa_hari=jadwal.sisa_hari(jadwal.tanggal_setempat(pada)),
        pernah_dikirim=bool(laporan and laporan.nomor),
        kosong=tuple(baca_naskah(unit, laporan, periode).kosong),
        catatan=tuple(catatan_terbuka(laporan)) if laporan else (),
        terbuka=terbuka_bagi(unit=unit, keadaan=keadaan, pengguna=pengguna, pada=pada),
    )


def antrian(*, pengguna: Pengguna, pada: datetime, pemda: str, tahun: int) -> list[Antre]:
    """Return the submissions that wait to be verified and that a person may see, exceptions first.

    First who had most to explain, then late and partial ones, then by how long they wait.
    """
    pemda_untuk(pengguna=pengguna, pada=pada, kode=pemda)
    terlihat = pd_terlihat(pengguna=pengguna, pada=pada, pemda=pemda)
    menunggu = LaporanBulanan.objects.filter(
        pd__in=terlihat, tahun=tahun, keadaan=KeadaanLaporan.DIAJUKAN.value
    )
    kiriman = Kiriman.objects.filter(laporan__in=menunggu).select_related("laporan__pd__pemda")
    hasil = [_antre(k) for k in kiriman.order_by("id") if k.nomor == k.laporan.nomor]
    return sorted(
        hasil,
        key=lambda a: (
            a.bersih,
            -a.jelaskan,
            a.kiriman.tepat_waktu,
            a.kiriman.diajukan_pada,
            a.kiriman.pk,
        ),
    )


def _antre(kiriman: Kiriman) -> Antre:
    bobot = [t["keparahan"] for t in json.loads(kiriman.temuan)]
    sebelum = Kiriman.objects.filter(laporan=kiriman.laporan, nomor=kiriman.nomor - 1).first()
    return Antre(
        kiriman=kiriman,
        jelaskan=bobot.count(Keparahan.JELASKAN.value),
        info=bobot.count(Keparahan.INFO.value),
        alasan=tuple(kiriman.alasan_temuan.all()),
        beda=() if sebelum is None else tuple(beda_kiriman(sebelum, kiriman)),
    )
