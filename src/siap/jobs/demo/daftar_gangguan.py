"""Daftar gangguan: the planted troubles, each with the place where a person or a test finds it."""

from __future__ import annotations

from collections.abc import Iterator

from siap.jobs.demo import gangguan as g
from siap.jobs.demo.nilai import Gangguan
from siap.jobs.demo.pelaksanaan import Pelaksanaan


def daftar_gangguan(semua: dict[str, Pelaksanaan]) -> Iterator[Gangguan]:
    """List every planted trouble of the demo."""
    yield from _tidak_lapor()
    yield from _isi_laporan()
    yield from _pada_sub_kegiatan(semua)
    yield from _rencana()


def _tidak_lapor() -> Iterator[Gangguan]:
    for pd, kosong in g.TIDAK_LAPOR.items():
        if len(kosong) == g.SAMPAI_BULAN:
            yield Gangguan("tidak_pernah_lapor", pd, "Belum pernah melapor sepanjang tahun.")
            continue
        for bulan in sorted(kosong):
            yield Gangguan("belum_lapor", pd, "Laporan bulan ini belum ada.", bulan)
    for pd, bulan in sorted(g.LEWAT_TENGGAT):
        yield Gangguan("lewat_tenggat", pd, "Laporan datang setelah tanggal 10.", bulan)


def _isi_laporan() -> Iterator[Gangguan]:
    for pd, bulan in sorted(g.NIHIL):
        yield Gangguan("nihil", pd, "Melapor nihil: tidak ada belanja bulan ini.", bulan)
    for (pd, bulan), banyak in sorted(g.SEBAGIAN.items()):
        yield Gangguan("sebagian", pd, f"{banyak} baris laporan dibiarkan kosong.", bulan)
    for pd, bulan in sorted(g.FISIK_KOSONG):
        yield Gangguan("fisik_kosong", pd, "Keuangan dilaporkan, fisik tidak.", bulan)
    for (pd, bulan), (_, _, alasan) in sorted(g.KOREKSI.items()):
        yield Gangguan("dikoreksi", pd, alasan, bulan)
    yield Gangguan("lebih_angkas", g.LEBIH_ANGKAS, "Realisasi melampaui anggaran kas.", g.SAMPAI_BULAN)


def _pada_sub_kegiatan(semua: dict[str, Pelaksanaan]) -> Iterator[Gangguan]:
    pd, bulan = g.PENGEMBALIAN
    yield Gangguan("pengembalian", pd, "Pengembalian Rp47.250.000.", bulan, semua[pd].pengembalian)
    for pd in g.HONOR_DESEMBER:
        yield Gangguan("honor_desember", pd, "Seluruhnya dijadwalkan Desember.", 12, semua[pd].rencana.honor)
    for pd in g.DAK_BERISIKO:
        for sub in semua[pd].dak_berisiko:
            yield Gangguan(
                "dak_berisiko", pd, "Serapan DAK Fisik jauh di bawah rencana.", g.SAMPAI_BULAN, sub
            )
    pd = g.BAYAR_MENDAHULUI
    uraian = "Pembayaran mendahului pekerjaan."
    yield Gangguan("bayar_mendahului", pd, uraian, g.SAMPAI_BULAN, semua[pd].mendahului)
    pd = g.PAGU_NOL
    uraian = "Pagu menjadi nol pada perubahan."
    yield Gangguan("pagu_nol", pd, uraian, g.PERUBAHAN[pd], semua[pd].rencana.pagu_nol)


def _rencana() -> Iterator[Gangguan]:
    yield Gangguan("angkas_selisih", g.SELISIH_DUA_RUPIAH, "Anggaran kas setahun kurang Rp2 dari pagu.", 1)
    pd = g.ANGKAS_TERTINGGAL
    uraian = "Anggaran kas belum mengikuti perubahan anggaran."
    yield Gangguan("angkas_tertinggal", pd, uraian, g.PERUBAHAN[pd])
    for pd, mulai in g.PERGESERAN.items():
        yield Gangguan("pergeseran", pd, "Pergeseran antarbaris; jumlah pagu tetap.", mulai)
    for pd, mulai in g.PERUBAHAN.items():
        yield Gangguan("perubahan", pd, "Perubahan anggaran berlaku.", mulai)
