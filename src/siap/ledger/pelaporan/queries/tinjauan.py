"""What Adbang judges: the queue, exceptions first; the states of a month; one submission with its history."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from siap.domain.laporan.keadaan import KeadaanLaporan, PerbuatanLaporan
from siap.domain.laporan.rekonsiliasi import KeadaanSelisih
from siap.domain.rekap import StatusLapor
from siap.domain.temuan import Keparahan
from siap.domain.waktu import Periode
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import pd_terlihat, pd_untuk, pemda_untuk
from siap.ledger.jejak.galat import TidakDitemukan
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.pelaporan.izin import terbuka_bagi
from siap.ledger.pelaporan.models import (
    AlasanTemuan,
    BuktiKirim,
    CatatanPengembalian,
    Kiriman,
    LaporanBulanan,
)
from siap.ledger.pelaporan.queries.riwayat import BedaSel, beda_kiriman
from siap.ledger.pelaporan.terkirim import IsiTerkirim, TemuanTerkirim, baca_isi, baca_temuan
from siap.ledger.realisasi.queries.selisih import selisih_sistem


@dataclass(frozen=True, slots=True)
class Antre:
    """One submission that waits to be verified, with what makes it an exception.

    ``selisih_bpkad`` counts the differences with BPKAD that nobody has explained yet.
    """

    kiriman: Kiriman
    jelaskan: int
    info: int
    selisih_bpkad: int
    alasan: tuple[AlasanTemuan, ...]
    beda: tuple[BedaSel, ...]

    @property
    def bersih(self) -> bool:
        """True when it is on time, complete, new, and no rule asked anything: verified with others."""
        return (
            not self.jelaskan
            and not self.selisih_bpkad
            and not self.beda
            and self.kiriman.tepat_waktu
            and self.kiriman.status != StatusLapor.SEBAGIAN.value
        )


@dataclass(frozen=True, slots=True)
class KeadaanUnit:
    """One unit in one month: whether it owes a report, and how far that is (None: never opened)."""

    pd: PerangkatDaerah
    wajib: bool
    laporan: LaporanBulanan | None

    @property
    def keadaan(self) -> KeadaanLaporan | None:
        """State of the report; None while nothing was sent at all."""
        ada = self.laporan
        return KeadaanLaporan(ada.keadaan) if ada and ada.nomor else None


@dataclass(frozen=True, slots=True)
class RincianKiriman:
    """One submission with everything that is known of it, and what the reader may do to the report now.

    ``beda`` compares with the submission before. ``semua`` are all submissions, without their content.
    """

    kiriman: Kiriman
    laporan: LaporanBulanan
    semua: tuple[Kiriman, ...]
    isi: IsiTerkirim
    temuan: tuple[TemuanTerkirim, ...]
    catatan: tuple[CatatanPengembalian, ...]
    beda: tuple[BedaSel, ...]
    bukti: BuktiKirim | None
    terbuka: tuple[PerbuatanLaporan, ...]

    @property
    def terakhir(self) -> bool:
        """True when no later submission exists: only the last one is judged."""
        return self.kiriman.nomor == self.laporan.nomor


def antrian(*, pengguna: Pengguna, pada: datetime, pemda: str, tahun: int) -> list[Antre]:
    """Return the submissions that wait to be verified and that a person may see, exceptions first.

    First who had most to explain, then late and partial ones, then by how long they wait. The number of
    questions to the database does not grow with the queue.
    """
    pemda_untuk(pengguna=pengguna, pada=pada, kode=pemda)
    terlihat = pd_terlihat(pengguna=pengguna, pada=pada, pemda=pemda)
    menunggu = LaporanBulanan.objects.filter(
        pd__in=terlihat, tahun=tahun, keadaan=KeadaanLaporan.DIAJUKAN.value
    )
    kiriman = Kiriman.objects.filter(laporan__in=menunggu).select_related("laporan__pd__pemda")
    kini = kiriman.filter(nomor=F("laporan__nomor")).prefetch_related("alasan_temuan").order_by("id")
    lalu = {k.laporan_id: k for k in kiriman.filter(nomor=F("laporan__nomor") - 1)}
    selisih = _selisih(kini)
    return sorted(
        (_antre(k, lalu.get(k.laporan_id), selisih[k.laporan.pd_id, k.laporan.bulan]) for k in kini),
        key=lambda a: (
            a.bersih,
            -a.jelaskan,
            a.kiriman.tepat_waktu,
            a.kiriman.diajukan_pada,
            a.kiriman.pk,
        ),
    )


def _selisih(kiriman: Iterable[Kiriman]) -> Counter[tuple[int, int]]:
    """Count the open differences with BPKAD per unit and month, as they stand now."""
    unit = {k.laporan.pd_id: k.laporan.pd for k in kiriman}
    waktu = {(k.laporan.tahun, k.laporan.bulan) for k in kiriman}
    hasil: Counter[tuple[int, int]] = Counter()
    for tahun in {t for t, _ in waktu}:
        bulan = {b for t, b in waktu if t == tahun}
        daftar = selisih_sistem(unit.values(), tahun, bulan=min(bulan) if len(bulan) == 1 else None)
        hasil.update((t.pd.pk, t.periode.bulan) for t in daftar if t.keadaan is KeadaanSelisih.TERBUKA)
    return hasil


def _antre(kiriman: Kiriman, sebelum: Kiriman | None, selisih: int) -> Antre:
    bobot = [t["keparahan"] for t in json.loads(kiriman.temuan)]
    return Antre(
        kiriman=kiriman,
        jelaskan=bobot.count(Keparahan.JELASKAN.value),
        info=bobot.count(Keparahan.INFO.value),
        selisih_bpkad=selisih,
        alasan=tuple(kiriman.alasan_temuan.all()),
        beda=() if sebelum is None else tuple(beda_kiriman(sebelum, kiriman)),
    )


def keadaan_bulan(
    *, pengguna: Pengguna, pada: datetime, pemda: str, tahun: int, bulan: int
) -> list[KeadaanUnit]:
    """Return every unit that owes or has a report of a month and that a person may see, by name."""
    pemda_untuk(pengguna=pengguna, pada=pada, kode=pemda)
    unit = pd_terlihat(pengguna=pengguna, pada=pada, pemda=pemda).select_related("pemda").order_by("nama")
    milik = LaporanBulanan.objects.filter(pd__in=unit, tahun=tahun, bulan=bulan)
    laporan = {ada.pd_id: ada for ada in milik.select_related("pd__pemda")}
    periode = Periode(tahun, bulan)
    return [
        KeadaanUnit(u, u.wajib_lapor(periode), laporan.get(u.pk))
        for u in unit
        if u.wajib_lapor(periode) or u.pk in laporan
    ]


def rincian_kiriman(
    *,
    pengguna: Pengguna,
    pada: datetime,
    pemda: str,
    pd: str,
    tahun: int,
    bulan: int,
    nomor: int | None = None,
) -> RincianKiriman:
    """Return one submission of a report, the last one without ``nomor``; raises TidakDitemukan."""
    unit = pd_untuk(pengguna=pengguna, pada=pada, pemda=pemda, kode=pd)
    milik = Kiriman.objects.filter(laporan__pd=unit, laporan__tahun=tahun, laporan__bulan=bulan)
    semua = list(milik.defer("isi", "temuan").order_by("nomor"))
    dipilih = semua[-1].nomor if semua and nomor is None else nomor
    pilih = [n for n in (k.nomor for k in semua) if dipilih is not None and dipilih - 1 <= n <= dipilih]
    if dipilih not in pilih:
        raise TidakDitemukan(
            f"Tidak ada kiriman {f'nomor {nomor} ' if nomor else ''}untuk {Periode(tahun, bulan).nama} "
            f"{unit.nama} yang dapat Anda buka."
        )
    dua = {k.nomor: k for k in milik.filter(nomor__in=pilih).select_related("laporan__pd__pemda", "bukti")}
    kiriman = dua[pilih[-1]]
    laporan = kiriman.laporan
    sebelum = dua.get(kiriman.nomor - 1)
    alasan: Mapping[str, str] = dict(
        AlasanTemuan.objects.filter(kiriman=kiriman).values_list("kunci", "alasan")
    )
    catatan = CatatanPengembalian.objects.filter(kiriman=kiriman).order_by("id")
    return RincianKiriman(
        kiriman=kiriman,
        laporan=laporan,
        semua=tuple(semua),
        isi=baca_isi(kiriman.isi),
        temuan=baca_temuan(kiriman.temuan, alasan),
        catatan=tuple(catatan),
        beda=() if sebelum is None else tuple(beda_kiriman(sebelum, kiriman)),
        bukti=getattr(kiriman, "bukti", None),
        terbuka=terbuka_bagi(unit=unit, keadaan=laporan.keadaan, pengguna=pengguna, pada=pada),
    )


def berikut_menunggu(
    *, pengguna: Pengguna, pada: datetime, pemda: str, tahun: int, selain: LaporanBulanan
) -> LaporanBulanan | None:
    """Return the report that waits longest to be verified, for who has just judged another."""
    terlihat = pd_terlihat(pengguna=pengguna, pada=pada, pemda=pemda)
    menunggu = LaporanBulanan.objects.filter(
        pd__in=terlihat, tahun=tahun, keadaan=KeadaanLaporan.DIAJUKAN.value
    )
    return menunggu.exclude(pk=selain.pk).select_related("pd").order_by("diubah_pada", "pk").first()
