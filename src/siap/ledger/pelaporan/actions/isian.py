"""Filling: open a report, save cells. Nobody overwrites what somebody else typed without seeing it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.db import transaction

from siap.domain.laporan.keadaan import AWAL, TABEL, KeadaanLaporan, PerbuatanLaporan
from siap.domain.laporan.rencana_fisik import RencanaSub
from siap.domain.waktu import tampil_tanggal
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import Pelaku
from siap.ledger.anggaran.queries import rencana_fisik_sistem
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.jejak.rantai import sidik_isi
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.pelaporan.buku import Buku, baca_buku
from siap.ledger.pelaporan.isian import (
    LetakBaris,
    LetakSel,
    Operasi,
    SelDitolak,
    letak_sel,
    medan_sel,
    nilai_sel,
    periksa_letak,
    rapikan,
)
from siap.ledger.pelaporan.izin import pastikan_langkah
from siap.ledger.pelaporan.jadwal import jadwal_sistem
from siap.ledger.pelaporan.models import KOLOM_BARIS, IsianSel, JawabanSimpan, Kolom, LaporanBulanan
from siap.ledger.pelaporan.pegangan import Pegangan, cari
from siap.ledger.realisasi.models import Pembukuan

#: A paste of 500 rows x 5 columns fits.
BATAS_OPERASI: Final = 2_500
_UNIK: Final = ["laporan", "sub_kegiatan", "rekening", "sumber_dana", "kolom"]
_UBAH: Final = ["uang", "bilangan", "teks", "versi", "oleh", "pada"]


class StatusSel(StrEnum):
    """What became of one cell of a batch."""

    TERSIMPAN = "tersimpan"
    SAMA = "sama"
    BENTROK = "bentrok"
    DITOLAK = "ditolak"
    TERKUNCI = "terkunci"


@dataclass(frozen=True, slots=True)
class HasilSel:
    """The answer for one cell: its value and version on the server now, and whose value that is."""

    sub_kegiatan: str
    rekening: str
    sumber_dana: str
    kolom: str
    status: str
    nilai: str | None = None
    versi: int = 0
    oleh: str = ""
    nama: str = ""
    pada: str = ""
    kalimat: str = ""


@dataclass(frozen=True, slots=True)
class Jawaban:
    """The answer to a batch. ``ulangan``: this very batch was answered before and nothing was done now."""

    kunci: str
    keadaan: str
    versi: int
    hasil: tuple[HasilSel, ...]
    ulangan: bool = False


@transaction.atomic
def buka_laporan(
    *, pemda: str, pd: str, tahun: int, bulan: int, oleh: Pelaku, pada: datetime
) -> LaporanBulanan:
    """Open the report of a month and return it; one that is open already is returned as it is.

    Before the month opens by the calendar it is refused with IsiTidakSah.
    """
    pegangan = Pegangan(pemda, pd, tahun, bulan, oleh, pada)
    unit = pegangan.kunci()
    _pastikan_pengisi(unit, pegangan)
    return cari(unit, tahun, bulan) or _buka(unit, pegangan)


@transaction.atomic
def simpan_sel(
    *,
    pemda: str,
    pd: str,
    tahun: int,
    bulan: int,
    operasi: Sequence[Operasi],
    kunci: str,
    oleh: Pelaku,
    pada: datetime,
) -> Jawaban:
    """Save a batch of cells and return what became of each; the report is opened when it is not yet.

    Per cell: the same value is fine; a change is applied when the person saw the cell as it is now;
    otherwise the server's value stands and is told with the name of who wrote it. The same key again gives
    the same answer and changes nothing. A submitted or locked report answers "terkunci" for every cell.
    """
    pegangan = Pegangan(pemda, pd, tahun, bulan, oleh, pada)
    unit = pegangan.kunci()
    _pastikan_pengisi(unit, pegangan)
    sidik = _periksa_batch(kunci, pegangan, operasi)
    lama = JawabanSimpan.objects.filter(oleh=pegangan.pelaku, kunci=kunci).first()
    if lama is not None:
        if lama.sidik != sidik:
            raise IsiTidakSah(
                f"Kunci kiriman “{kunci}” sudah dipakai untuk isi lain. Kirim dengan kunci baru."
            )
        return _baca_jawaban(lama.jawaban)
    laporan = cari(unit, tahun, bulan) or _buka(unit, pegangan)
    if (KeadaanLaporan(laporan.keadaan), PerbuatanLaporan.SIMPAN) not in TABEL:
        kalimat = f"Laporan sudah {laporan.keadaan}; isian ini belum tersimpan. Simpan dahulu di tempat lain."
        hasil = [HasilSel(*o.letak, StatusSel.TERKUNCI.value, kalimat=kalimat) for o in operasi]
    else:
        hasil = _terapkan(unit, laporan, operasi, pegangan, kunci)
    jawaban = Jawaban(kunci, laporan.keadaan, laporan.versi, tuple(hasil))
    JawabanSimpan.objects.create(
        oleh=pegangan.pelaku,
        kunci=kunci,
        sidik=sidik,
        jawaban=json.dumps(asdict(jawaban), ensure_ascii=False),
        pada=pada,
    )
    return jawaban


def _pastikan_pengisi(unit: PerangkatDaerah, pegangan: Pegangan) -> None:
    """Let pass who may fill a report at all; the state of this one is judged later."""
    pastikan_langkah(
        unit=unit,
        keadaan=AWAL,
        perbuatan=PerbuatanLaporan.SIMPAN,
        oleh=pegangan.oleh,
        pada=pegangan.pada,
    )


def _buka(unit: PerangkatDaerah, pegangan: Pegangan) -> LaporanBulanan:
    jadwal = jadwal_sistem(pegangan.pemda, pegangan.periode)
    if jadwal.tanggal_setempat(pegangan.pada) < jadwal.buka:
        raise IsiTidakSah(
            f"Pelaporan {pegangan.periode.nama} baru dibuka {tampil_tanggal(jadwal.buka)}. "
            "Kembalilah pada hari itu."
        )
    laporan = LaporanBulanan.objects.create(
        pd=unit,
        tahun=pegangan.tahun,
        bulan=pegangan.bulan,
        keadaan=AWAL.value,
        dibuka_pada=pegangan.pada,
        diubah_pada=pegangan.pada,
    )
    isi = {"sebelum": None, "sesudah": {"keadaan": AWAL.value}, "jatuh_tempo": jadwal.jatuh_tempo}
    pegangan.catat("buka_laporan", isi)
    return laporan


def _periksa_batch(kunci: str, pegangan: Pegangan, operasi: Sequence[Operasi]) -> str:
    """Refuse a batch that cannot be answered; return the hash by which a repetition is recognised."""
    if not 1 <= len(kunci) <= 64 or "\x00" in kunci:
        raise IsiTidakSah("Kunci kiriman harus 1 sampai 64 huruf.")
    if len(operasi) > BATAS_OPERASI:
        raise IsiTidakSah(f"{len(operasi)} sel sekaligus terlalu banyak; paling banyak {BATAS_OPERASI}.")
    isi = [[*o.letak, o.nilai, o.nilai_dilihat, o.versi] for o in operasi]
    return sidik_isi([pegangan.pemda, pegangan.objek, isi])


def _baca_jawaban(teks: str) -> Jawaban:
    isi = json.loads(teks)
    hasil = tuple(HasilSel(**h) for h in isi.pop("hasil"))
    return Jawaban(**{**isi, "ulangan": True}, hasil=hasil)


@dataclass
class _Lembar:
    """The cells that a batch touches, as they are on the server while it is applied."""

    unit: PerangkatDaerah
    laporan: LaporanBulanan
    sel: dict[LetakSel, IsianSel]
    berubah: dict[LetakSel, IsianSel] = field(default_factory=dict)
    catatan: list[dict[str, object]] = field(default_factory=list)
    _buku: Buku | None = None
    _rencana: Mapping[str, RencanaSub] | None = None

    @property
    def buku(self) -> Buku:
        """The book of the month, read only when a cell is touched for the first time."""
        if self._buku is None:
            self._buku = baca_buku(self.unit, self.laporan.tahun, self.laporan.bulan)
        return self._buku

    @property
    def rencana(self) -> Mapping[str, RencanaSub]:
        """The plan of parts of the month, read only when progress is touched for the first time."""
        if self._rencana is None:
            self._rencana = rencana_fisik_sistem(
                unit=self.unit, tahun=self.laporan.tahun, bulan=self.laporan.bulan
            )
        return self._rencana

    def periksa_cara(self, letak: LetakSel) -> None:
        """Refuse progress that is derived, and the progress of a part that the plan does not have."""
        if letak.kolom not in (Kolom.FISIK, Kolom.BAGIAN):
            return
        rencana = self.rencana.get(letak.sub_kegiatan)
        if letak.kolom == Kolom.BAGIAN:
            if rencana is None or letak.rekening not in {b.kode for b in rencana.diisi}:
                raise SelDitolak(
                    f"Bagian {letak.rekening} tidak ada dalam rencana fisik {letak.sub_kegiatan} bulan ini. "
                    "Muat ulang lembarnya."
                )
        elif rencana is not None:
            isi = "outputnya" if rencana.target_output is not None else f"{rencana.cara}nya"
            raise SelDitolak(f"Fisik {letak.sub_kegiatan} dihitung dari {rencana.cara}; isi {isi}.")

    def periksa(self, letak: LetakSel) -> None:
        """Refuse a cell of a line that the report does not have."""
        periksa_letak(letak)
        if letak.kolom in KOLOM_BARIS:
            ada = LetakBaris(*letak[:3]) in self.buku.letak
        else:
            ada = letak.sub_kegiatan in {b.sub_kegiatan for b in self.buku.letak}
        if not ada:
            sebutan = "/".join(k for k in letak[:2] if k) or "PD"
            raise SelDitolak(f"Baris {sebutan} tidak ada dalam laporan bulan ini. Muat ulang lembarnya.")

    def kini(self, letak: LetakSel) -> tuple[str | None, int]:
        """Return the value that the cell shows, and its version (0: never typed in)."""
        sel = self.sel.get(letak)
        return (self.buku.nilai(letak), 0) if sel is None else (nilai_sel(sel), sel.versi)

    def tulis(self, letak: LetakSel, nilai: str | None, pegangan: Pegangan) -> int:
        """Put a value into a cell and return its version."""
        sebelum, versi = self.kini(letak)
        medan = medan_sel(letak.kolom, nilai)
        sel = IsianSel(laporan=self.laporan, **letak._asdict(), **medan)
        sel.versi, sel.oleh, sel.pada = versi + 1, pegangan.pelaku, pegangan.pada
        self.sel[letak] = self.berubah[letak] = sel
        self.catatan.append({**letak._asdict(), "sebelum": sebelum, "sesudah": nilai, "versi": sel.versi})
        return sel.versi

    def simpan(self) -> None:
        """Write the changed cells in one statement."""
        IsianSel.objects.bulk_create(
            self.berubah.values(), update_conflicts=True, unique_fields=_UNIK, update_fields=_UBAH
        )


def buka_lembar(unit: PerangkatDaerah, laporan: LaporanBulanan, letak: Sequence[LetakSel]) -> _Lembar:
    """Return the cells that a change touches."""
    sub = {k.sub_kegiatan for k in letak}
    sel = IsianSel.objects.filter(laporan=laporan, sub_kegiatan__in=sub)
    return _Lembar(unit, laporan, {letak_sel(s): s for s in sel})


def _terapkan(
    unit: PerangkatDaerah,
    laporan: LaporanBulanan,
    operasi: Sequence[Operasi],
    pegangan: Pegangan,
    kunci: str,
) -> list[HasilSel]:
    lembar = buka_lembar(unit, laporan, [o.letak for o in operasi])
    hasil = [_satu(lembar, o, pegangan) for o in operasi]
    if lembar.berubah:
        lembar.simpan()
        laporan.versi += 1
        laporan.diubah_pada = pegangan.pada
        laporan.save(update_fields=["versi", "diubah_pada"])
        pegangan.catat("simpan", {"kunci": kunci, "versi": laporan.versi, "sel": lembar.catatan})
    return _beri_nama(hasil)


def _satu(lembar: _Lembar, operasi: Operasi, pegangan: Pegangan) -> HasilSel:
    letak = operasi.letak
    try:
        nilai = rapikan(letak.kolom, operasi.nilai)
        lembar.periksa_cara(letak)
        if letak not in lembar.sel:
            lembar.periksa(letak)
    except SelDitolak as salah:
        return HasilSel(*letak, StatusSel.DITOLAK.value, kalimat=salah.kalimat)
    kini, versi = lembar.kini(letak)
    if nilai == kini:
        return HasilSel(*letak, StatusSel.SAMA.value, kini, versi)
    try:
        terlihat = rapikan(letak.kolom, operasi.nilai_dilihat) == kini
    except SelDitolak:
        terlihat = False
    # a figure that came from an import has version 0 too: there only the value itself proves it was seen
    if terlihat or (operasi.versi == versi and (versi > 0 or kini is None)):
        return HasilSel(*letak, StatusSel.TERSIMPAN.value, nilai, lembar.tulis(letak, nilai, pegangan))
    return _bentrok(lembar, letak, kini, versi)


def _bentrok(lembar: _Lembar, letak: LetakSel, kini: str | None, versi: int) -> HasilSel:
    sel = lembar.sel.get(letak)
    oleh, pada = ("", "") if sel is None else (sel.oleh, sel.pada.isoformat())
    if sel is None and kini is not None:
        aspek = Pembukuan.Aspek.KEUANGAN if letak.kolom == Kolom.REALISASI else Pembukuan.Aspek.FISIK
        buku = lembar.buku.pembukuan[aspek]
        oleh, pada = buku.oleh, buku.dibukukan_pada.isoformat()
    return HasilSel(
        *letak,
        StatusSel.BENTROK.value,
        kini,
        versi,
        oleh=oleh,
        pada=pada,
        kalimat="Sel ini sudah diubah orang lain. Pilih nilai yang benar.",
    )


def _beri_nama(hasil: list[HasilSel]) -> list[HasilSel]:
    """Give conflicts the name of the other person."""
    orang = {h.oleh for h in hasil if h.oleh}
    if not orang:
        return hasil
    nama: Mapping[str, str] = dict(
        Pengguna.objects.filter(username__in=orang).values_list("username", "nama")
    )
    return [HasilSel(**{**asdict(h), "nama": nama.get(h.oleh, h.oleh)}) if h.oleh else h for h in hasil]
