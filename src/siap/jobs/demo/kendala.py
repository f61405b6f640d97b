"""Kendala: what a PD writes beside a sub kegiatan far from its plan, and its reasons for findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from siap.jobs.demo.frasa import Corak
from siap.jobs.demo.nilai import Sel
from siap.jobs.demo.pelaksanaan import Pelaksanaan

#: points of the pagu or of progress beyond which a sub kegiatan needs a word
_BATAS: Final = 10

_FISIK: Final = (
    "Lelang diulang karena penawaran tunggal. PPK menyusun jadwal percepatan, tenggat akhir Oktober.",
    "Lahan baru bebas bulan lalu; pekerjaan dimulai terlambat. PPK menambah regu kerja, tenggat 30 November.",
    "Material terlambat karena jalan ke lokasi putus. Penyedia mengalihkan pengiriman, tenggat dua minggu.",
    "Perubahan gambar menunggu persetujuan konsultan pengawas. PPTK menyelesaikan adendum bulan ini.",
)
_BANTUAN: Final = (
    "Data calon penerima masih diverifikasi dengan desa. Kepala bidang menuntaskan SK penerima bulan depan.",
    "Rekening sebagian penerima belum aktif. Bendahara berkoordinasi dengan bank, tenggat tanggal 25.",
)
_LAIN: Final = (
    "Jadwal kegiatan bergeser menyesuaikan narasumber. PPTK menjadwalkan ulang pada triwulan berikut.",
    "Tagihan rekanan belum lengkap. PPTK meminta kelengkapan SPJ, tenggat tanggal 20.",
    "Kegiatan menunggu petunjuk teknis provinsi. Kasubag Program menyurati provinsi, tenggat akhir bulan.",
    "Belanja ditahan sampai pergeseran anggaran selesai. PPTK mengajukan pencairan sesudahnya.",
)
_MENURUT_CORAK: Final = {Corak.FISIK: _FISIK, Corak.BANTUAN: _BANTUAN, Corak.HIBAH: _BANTUAN}
_LEBIH_CEPAT: Final = (
    "Pekerjaan lebih cepat daripada rencana; PPTK mengajukan perubahan target fisik triwulan ini."
)

#: reasons that a head gives for findings that ask for one, by rule
ALASAN: Final[dict[str, str]] = {
    "V03": "Anggaran kas belum disesuaikan dengan pagu; permintaan perbaikan sudah dikirim kepada BPKAD.",
    "V05": "Dibayar lebih awal karena pekerjaan selesai; penyesuaian anggaran kas sudah diajukan.",
    "V07": "Uang muka kontrak sudah dibayar, pekerjaan di lapangan baru dimulai; jaminan uang muka tersedia.",
    "V10": "Memang tidak ada transaksi bulan ini; kegiatan dijadwalkan triwulan IV.",
    "V13": "Deviasi karena pergeseran jadwal; sudah dibahas dengan Bagian Administrasi Pembangunan.",
    "V19": "Nilai sudah dalam rupiah penuh; pembayaran pertama kegiatan ini memang jatuh pada bulan ini.",
}
ALASAN_UMUM: Final = "Sudah diperiksa bersama bendahara dan PPTK; angka sesuai dengan dokumen pembayaran."


def sel_kendala(hasil: Pelaksanaan, bulan: int) -> Iterator[Sel]:
    """Give a word for every sub kegiatan whose money or progress is more than ten points off its plan."""
    rencana = hasil.rencana
    pagu_baris = rencana.versi_pada(bulan).pagu
    sub: dict[str, list[int]] = {}
    corak: dict[str, Corak] = {}
    for nomor, jalur in enumerate(rencana.jalur):
        sub.setdefault(jalur.sub.kode, []).append(nomor)
        corak[jalur.sub.kode] = jalur.sub.corak
    for urutan, (kode, baris) in enumerate(sub.items()):
        pagu = sum(pagu_baris[i] for i in baris)
        if not pagu:
            continue
        uang = sum(hasil.uang[i][bulan - 1] for i in baris)
        kas = sum(rencana.kas_kumulatif(i, bulan) for i in baris)
        fisik = hasil.fisik[kode][bulan - 1] - rencana.target[kode][bulan - 1]
        if abs(uang - kas) * 100 <= _BATAS * pagu and abs(fisik) <= _BATAS * 100:
            continue
        kata = _MENURUT_CORAK.get(corak[kode], _LAIN)
        lebih = fisik > _BATAS * 100
        yield Sel(kode, "", "", "kendala", _LEBIH_CEPAT if lebih else kata[(urutan + bulan // 4) % len(kata)])
