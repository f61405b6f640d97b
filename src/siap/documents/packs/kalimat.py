"""Kalimat: the sentences of a report, spoken from the same figures as its tables."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from siap.documents.charts import kalimat_deviasi
from siap.domain.rekap import BarisRekap, Cakupan, KelasSub, Rekap, Verifikasi
from siap.domain.temuan import Temuan
from siap.domain.uang import bulat, tampil_angka, tampil_persen, tampil_rupiah
from siap.domain.waktu import Periode, tampil_tanggal

TANPA_ANGKA = "Tanda “-” berarti tidak diketahui; bukan nol dan tidak ikut dijumlahkan."


def keadaan(rekap: Rekap) -> str:
    """Return the cut-off as reports print it: "30 Juni 2023"."""
    return tampil_tanggal(Periode(rekap.tahun, rekap.bulan).akhir)


def pukul(waktu: datetime) -> str:
    """Print a moment with its zone: "21 November 2026 pukul 10.15 WIB"."""
    zona = f" {waktu.tzname()}" if waktu.tzinfo else ""
    return f"{tampil_tanggal(waktu.date())} pukul {waktu:%H.%M}{zona}"


def kalimat_cakupan(cakupan: Cakupan) -> str:
    """Say how complete the figures are; a total never stands without it (law 1)."""
    if not cakupan.pd_wajib:
        return "Belum ada perangkat daerah yang wajib lapor pada bulan ini."
    if cakupan.pd_lapor == cakupan.pd_wajib:
        return f"Semua {cakupan.pd_wajib} perangkat daerah sudah lapor."
    awal = f"{cakupan.pd_lapor} dari {cakupan.pd_wajib} perangkat daerah sudah lapor"
    if cakupan.pagu_lapor is None or cakupan.pagu_wajib is None:
        return f"{awal}; pagu sebagian perangkat daerah belum diketahui."
    if not cakupan.pd_lapor:
        return f"{awal}; pagu yang wajib dilaporkan {tampil_rupiah(cakupan.pagu_wajib)}."
    return (
        f"{awal}, dengan pagu {tampil_rupiah(cakupan.pagu_lapor)} dari {tampil_rupiah(cakupan.pagu_wajib)}."
        " Angka jumlah hanya memuat yang sudah lapor."
    )


def kalimat_verifikasi(cakupan: Cakupan) -> str:
    """Say how far the figures are verified; a paper that leaves the house says it whatever the answer is."""
    if not cakupan.pd_lapor:
        return ""
    if cakupan.verifikasi is Verifikasi.DIVERIFIKASI:
        return f"Sudah diverifikasi: {cakupan.pd_verifikasi} perangkat daerah."
    sebagian = f"{cakupan.pd_verifikasi} dari {cakupan.pd_lapor} laporan sudah"
    return f"Belum diverifikasi: {sebagian}."


def kalimat_cakupan_dan_verifikasi(cakupan: Cakupan) -> str:
    """Say both, as they stand under a table."""
    return f"{kalimat_cakupan(cakupan)} {kalimat_verifikasi(cakupan)}".rstrip()


def _poin(deviasi: Decimal, target: Decimal | None) -> str:
    acuan = "target" if target is None else f"target {tampil_persen(target)}%"
    if bulat(deviasi) == 0:
        return f"sesuai {acuan}"
    arah = "di bawah" if deviasi < 0 else "di atas"
    return f"{tampil_persen(abs(deviasi))} poin {arah} {acuan}"


def kalimat_keuangan(baris: BarisRekap, sampai: str) -> str:
    """Say money against pagu, cash plan and target, naming each denominator."""
    if baris.realisasi is None:
        if baris.pagu is None:
            return f"Sampai dengan {sampai} pagu dan realisasi keuangan belum diketahui."
        pagu = tampil_rupiah(baris.pagu)
        return f"Sampai dengan {sampai} belum ada realisasi keuangan yang dilaporkan; pagu {pagu}."
    kalimat = f"Sampai dengan {sampai} realisasi keuangan {tampil_rupiah(baris.realisasi)}"
    penyebut = []
    if baris.persen_pagu is not None:
        penyebut.append(f"{tampil_persen(baris.persen_pagu)}% dari pagu {tampil_rupiah(baris.pagu)}")
    if baris.persen_angkas is not None:
        penyebut.append(
            f"{tampil_persen(baris.persen_angkas)}% dari anggaran kas {tampil_rupiah(baris.angkas)}"
        )
    if penyebut:
        kalimat += ", yaitu " + " dan ".join(penyebut)
    if baris.deviasi_keu is not None:
        kalimat += f"; {_poin(baris.deviasi_keu, baris.target_persen)}"
    return kalimat + "."


def kalimat_fisik(baris: BarisRekap) -> str:
    """Say physical progress against its target, weighted by pagu."""
    if baris.fisik is None:
        return "Realisasi fisik belum diketahui."
    kalimat = f"Realisasi fisik {tampil_persen(baris.fisik)}% (tertimbang pagu)"
    if baris.deviasi_fisik is not None:
        kalimat += f", {_poin(baris.deviasi_fisik, baris.target_fisik)}"
    return kalimat + "."


def kalimat_sisa(baris: BarisRekap) -> str:
    """Say what is left of the pagu; a negative rest is named for what it is."""
    if baris.sisa is None:
        return ""
    if baris.sisa < 0:
        return f" Realisasi melebihi pagu sebesar {tampil_rupiah(-baris.sisa)}."
    return f" Sisa pagu {tampil_rupiah(baris.sisa)}."


def kalimat_kelas(kelas: KelasSub) -> str:
    """Say how many sub kegiatan stand in which class; the counts sum to all of them."""
    bagian = (
        ("0%", kelas.nol),
        ("di atas 0 sampai 50%", kelas.sampai_50),
        ("di atas 50 sampai 75%", kelas.sampai_75),
        ("di atas 75 sampai 100%", kelas.sampai_100),
        ("lebih dari 100%", kelas.lebih_100),
        ("belum diketahui", kelas.tidak_diketahui),
    )
    isi = "; ".join(f"{nama}: {tampil_angka(n)}" for nama, n in bagian if n or nama == "0%")
    return f"{tampil_angka(kelas.jumlah)} sub kegiatan menurut realisasi {kelas.dasar}: {isi}."


def judul_temuan(baris: BarisRekap) -> str:
    """Return the finding that heads a report."""
    if baris.realisasi is None:
        return "Realisasi belum dilaporkan"
    if baris.deviasi_keu is None:
        return f"Serapan {tampil_persen(baris.persen_pagu)}% dari pagu"
    return kalimat_deviasi(baris.deviasi_keu)


def butir_temuan(temuan: Temuan, pokok: str = "") -> str:
    """Write a finding as one remark: whom it concerns, what is the case, what to do."""
    awal = f"{pokok}: " if pokok else ""
    return f"{awal}{temuan.kalimat} {temuan.tindakan}".strip() + f" ({temuan.kode})"
