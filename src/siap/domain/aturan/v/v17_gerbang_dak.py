"""V17: DAK fisik meets the gate of its next stage before the date on which it closes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran
from siap.domain.laporan.potret import DakPotret, Potret
from siap.domain.temuan import Keparahan, Tempat
from siap.domain.uang import tampil_angka, tampil_persen, tampil_rupiah
from siap.domain.waktu import tampil_tanggal

ATURAN: Final = Aturan(
    "V17",
    Keparahan.JELASKAN,
    "Gerbang DAK terancam",
    "DAK fisik {bidang}: {masalah}; {waktu}.",
    "Selesaikan syarat tahap itu dan unggah dokumennya sebelum tanggalnya.",
    "Serapan 75 % dari yang disalurkan",
    "Serapan 74 %, 21 Oktober tinggal 20 hari",
    "DOMAIN 5, butir 17; PMK DAK fisik",
)


def periksa(potret: Potret, ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    for d in potret.fakta.dak:
        if d.tahap_salur == 0 and not d.dokumen_lengkap:
            kapan = _waktu(potret, ambang.dak_tanggal_tahap1, ambang.dak_hari_peringatan)
            if kapan:
                yield _langgar("tahap1", d, "dokumen kontrak dan penyaluran belum lengkap", kapan)
        if d.sekaligus:
            continue
        if d.tahap_salur == 1:
            kapan = _waktu(potret, ambang.dak_tanggal_tahap2, ambang.dak_hari_peringatan)
            kurang = _kurang(d, ambang.dak_serap_tahap2)
            if kapan and (kurang or not d.dokumen_lengkap):
                yield _langgar("tahap2", d, kurang or "laporan keluaran belum lengkap", kapan)
        if d.tahap_salur == 2:
            kurang = _kurang(d, ambang.dak_serap_tahap3)
            if not kurang and d.output is not None and d.output < ambang.dak_output_tahap3:
                kurang = (
                    f"keluaran {tampil_persen(d.output)} %, "
                    f"syaratnya {tampil_angka(ambang.dak_output_tahap3)} %"
                )
            if kurang:
                yield _langgar("tahap3", d, kurang, "syarat penyaluran tahap III")


def _langgar(bagian: str, dak: DakPotret, masalah: str, waktu: str) -> Pelanggaran:
    isi = {"bidang": dak.bidang, "masalah": masalah, "waktu": waktu}
    return Pelanggaran(bagian, Tempat(sel=dak.bidang, medan="dak"), masalah, waktu, isi=isi)


def _kurang(dak: DakPotret, batas: Decimal) -> str:
    if dak.realisasi is None or dak.disalurkan is None or dak.realisasi * 100 >= batas * dak.disalurkan:
        return ""
    return (
        f"baru {tampil_rupiah(dak.realisasi)} dari {tampil_rupiah(dak.disalurkan)} yang disalurkan, "
        f"syaratnya {tampil_angka(batas)} %"
    )


def _waktu(potret: Potret, tanggal: tuple[int, ...], hari: int) -> str:
    """Return the countdown in words, "" while the date is far."""
    bulan, tgl = tanggal
    batas = date(potret.periode.tahun, bulan, tgl)
    sisa = (batas - potret.pada).days
    if sisa > hari:
        return ""
    return f"{tampil_tanggal(batas)} {f'tinggal {sisa} hari' if sisa >= 0 else f'sudah lewat {-sisa} hari'}"


V17: Final = AturanLaporan(
    ATURAN,
    {"tahap1": Keparahan.JELASKAN, "tahap2": Keparahan.JELASKAN, "tahap3": Keparahan.JELASKAN},
    periksa=periksa,
)
