"""Gangguan: every trouble the demo is built to show, placed by hand so that a story can point at it."""

from __future__ import annotations

from typing import Final

from siap.jobs.demo.perangkat import DAFTAR, DINKES, DINSOS, DISHUB

SAMPAI_BULAN: Final = 9


def _kode(nama: str) -> str:
    return next(pd.kode for pd in DAFTAR if pd.nama == nama)


DISDIK: Final = _kode("Dinas Pendidikan dan Kebudayaan")
DPUPR: Final = _kode("Dinas Pekerjaan Umum dan Penataan Ruang")
PERKIM: Final = _kode("Dinas Perumahan, Kawasan Permukiman, dan Pertanahan")
PANGAN: Final = _kode("Dinas Ketahanan Pangan")
DLH: Final = _kode("Dinas Lingkungan Hidup")
DUKCAPIL: Final = _kode("Dinas Kependudukan dan Pencatatan Sipil")
PMD: Final = _kode("Dinas Pemberdayaan Masyarakat dan Desa")
KOPERASI: Final = _kode("Dinas Koperasi, Usaha Kecil, Perindustrian, dan Perdagangan")
PORAPAR: Final = _kode("Dinas Kepemudaan, Olahraga, dan Pariwisata")
PERPUSTAKAAN: Final = _kode("Dinas Perpustakaan dan Kearsipan")
PERIKANAN: Final = _kode("Dinas Perikanan")
TANAMAN: Final = _kode("Dinas Tanaman Pangan dan Hortikultura")
BPKAD: Final = _kode("Badan Pengelolaan Keuangan dan Aset Daerah")
INSPEKTORAT: Final = _kode("Inspektorat")
KESRA: Final = _kode("Bagian Kesejahteraan Rakyat")
HUKUM: Final = _kode("Bagian Hukum")
EKONOMI: Final = _kode("Bagian Perekonomian dan Sumber Daya Alam")
ORGANISASI: Final = _kode("Bagian Organisasi")
UMUM: Final = _kode("Bagian Umum")
RSUD: Final = _kode("RSUD Bukit Contoh")
MUARA: Final = _kode("Puskesmas Muara Contoh")
PELITA: Final = _kode("Puskesmas Gunung Pelita")
TALANG: Final = _kode("Kecamatan Talang Rimba")
KEPAYANG: Final = _kode("Kecamatan Batu Kepayang")
ILALANG: Final = _kode("Kecamatan Padang Ilalang")

#: first month of the amended budget; the others keep their original one
PERUBAHAN: Final[dict[str, int]] = {
    DPUPR: 8,
    PERKIM: 8,
    RSUD: 8,
    _kode("Badan Penanggulangan Bencana Daerah"): 8,
    DISDIK: 9,
    DINSOS: 9,
    KOPERASI: 9,
    BPKAD: 9,
    DLH: 9,
    TANAMAN: 9,
    UMUM: 9,
    _kode("Sekretariat DPRD"): 9,
    _kode("Kecamatan Bukit Contoh"): 9,
    DINKES: 10,
    DISHUB: 10,
    INSPEKTORAT: 10,
    KESRA: 10,
    _kode("Dinas Komunikasi, Informatika, Statistik, dan Persandian"): 10,
    _kode("Kecamatan Muara Contoh"): 10,
}

#: one shift between lines; the sum of the budget does not move
PERGESERAN: Final[dict[str, int]] = {DINKES: 5}

#: months without any report
TIDAK_LAPOR: Final[dict[str, frozenset[int]]] = {
    TALANG: frozenset(range(1, SAMPAI_BULAN + 1)),
    PERPUSTAKAAN: frozenset({8, 9}),
    KEPAYANG: frozenset({8, 9}),
    PERIKANAN: frozenset({8}),
    DINSOS: frozenset({9}),
    DISHUB: frozenset({9}),
    HUKUM: frozenset({9}),
    PELITA: frozenset({9}),
}

#: reports that came, but after the tenth
LEWAT_TENGGAT: Final = frozenset({(PORAPAR, 9), (PORAPAR, 6), (DPUPR, 9), (ILALANG, 7), (MUARA, 8), (PMD, 3)})

#: reports that say, in so many zeros, that nothing was spent
NIHIL: Final = frozenset({(EKONOMI, 1), (ORGANISASI, 9)})

#: reports with rows left blank, and how many
SEBAGIAN: Final[dict[tuple[str, int], int]] = {(DLH, 9): 7, (MUARA, 7): 4}

#: money reported, physical progress left out
FISIK_KOSONG: Final = frozenset({(PMD, 5)})

#: returned, and sent again: (day of the second delivery in the following month or later, month of it, reason)
KOREKSI: Final[dict[tuple[str, int], tuple[int, int, str]]] = {
    (DINSOS, 6): (7, 16, "Penyaluran bantuan terhitung dua kali; dikembalikan Bagian Adbang dan diperbaiki."),
    (DPUPR, 7): (8, 17, "Angka terkirim dalam ribuan rupiah; dikirim ulang dalam rupiah penuh."),
    (DUKCAPIL, 3): (5, 12, "Satu SP2D Maret belum tercatat; ditambahkan setelah rekonsiliasi dengan BPKAD."),
}

#: monthly figures instead of figures to date
BULANAN: Final = frozenset(
    {
        DISDIK,
        BPKAD,
        RSUD,
        EKONOMI,
        ORGANISASI,
        MUARA,
        _kode("Kecamatan Air Bening"),
        _kode("Kecamatan Way Teladan"),
        _kode("Puskesmas Air Bening"),
    }
)

#: the September report is typed, but not all of it: (parts of a hundred that are filled, who types)
DRAF: Final[dict[str, tuple[int, str]]] = {DINSOS: (64, "rina"), PELITA: (30, "ratna")}

#: submitted, then returned and not answered yet: the reasons, the first two bound to cells
DIKEMBALIKAN: Final[dict[tuple[str, int], tuple[str, ...]]] = {
    (DINSOS, 8): (
        "Nilai ini belum sama dengan SP2D yang dibukukan BPKAD; cocokkan sebelum diajukan lagi.",
        "Fisik naik tanpa bukti. Lampirkan daftar penerima atau berita acara penyaluran.",
    ),
    (PMD, 9): (
        "Realisasi baris ini tidak bergerak sejak Juli, padahal kegiatannya selesai; periksa SPJ-nya.",
    ),
    (DLH, 9): (
        "Tujuh baris masih kosong. Isi realisasinya, atau tulis 0 bila memang belum ada.",
        "Fisik belum sesuai dengan laporan konsultan pengawas bulan September.",
    ),
    (ILALANG, 9): ("Kendala ditulis sama untuk semua sub kegiatan; tulis sebab yang sebenarnya.",),
}

#: locked, and opened again by a letter
DIBUKA: Final[dict[tuple[str, int], str]] = {
    (
        PORAPAR,
        6,
    ): "Surat Dinas Nomor 900/417/2026: honor panitia Juni terbukukan pada sub kegiatan yang keliru.",
}

#: submitted, and taken back by its head before anybody looked at it
DITARIK: Final[dict[tuple[str, int], str]] = {
    (KESRA, 9): "Satu SP2D tanggal 30 September belum dimasukkan.",
}

#: September as BPKAD has it, in rupiah more than the PD says; the other PD agree or were not compared yet
ACUAN: Final[dict[str, int]] = {PERIKANAN: 12_750_000, DUKCAPIL: 0}

#: August reports that Adbang has not verified yet
BELUM_DIPERIKSA: Final = frozenset({(PANGAN, 8), (MUARA, 8), (EKONOMI, 8)})

PENGEMBALIAN: Final = (DISDIK, 5)
HONOR_DESEMBER: Final = (DISDIK, INSPEKTORAT, BPKAD)
DAK_BERISIKO: Final = (DPUPR, TANAMAN)
BAYAR_MENDAHULUI: Final = PERKIM
SELISIH_DUA_RUPIAH: Final = PANGAN
ANGKAS_TERTINGGAL: Final = KOPERASI
PAGU_NOL: Final = TANAMAN
LEBIH_ANGKAS: Final = UMUM
