"""Perangkat: the sixty Perangkat Daerah of the demo kabupaten, their tasks, size and temperament."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from siap.domain.masukan import BarisUnit

KODE_PEMDA: Final = "99.01"
NAMA_PEMDA: Final = "Kabupaten Contoh"
IBU_KOTA: Final = "Bukit Contoh"
TAHUN: Final = 2026


@dataclass(frozen=True, slots=True)
class Perangkat:
    """One PD. ``tugas``: code prefixes of the technical programs; ``sub``: how many sub kegiatan it carries.

    ``pagu_juta``: original budget in million rupiah, to which some odd rupiah are added; ``gaji``: per cent
    of it that pays salaries; ``laju``: realisation against the cash plan, in per mille.
    """

    kode: str
    nama: str
    jenis: str
    tugas: tuple[str, ...]
    sub: int
    pagu_juta: int
    gaji: int
    laju: int
    induk: str | None = None

    @property
    def bidang(self) -> str:
        """The bidang under which program 01 (support) of this PD is coded."""
        return ".".join(self.tugas[0].split(".")[:2])

    @property
    def baris(self) -> BarisUnit:
        """The same as the book receives it."""
        return BarisUnit(kode=self.kode, nama=self.nama, jenis=self.jenis, induk=self.induk)


SETDA: Final = "4.01.0.00.0.00.01.0000"
DINKES: Final = "1.02.0.00.0.00.01.0000"
DINSOS: Final = "1.06.0.00.0.00.01.0000"
DISHUB: Final = "2.15.0.00.0.00.01.0000"

_DINAS = (
    Perangkat(
        "1.01.2.22.0.00.01.0000",
        "Dinas Pendidikan dan Kebudayaan",
        "dinas",
        ("1.01", "2.22"),
        62,
        338_000,
        66,
        965,
    ),
    Perangkat(DINKES, "Dinas Kesehatan", "dinas", ("1.02",), 64, 104_000, 42, 905),
    Perangkat(
        "1.03.0.00.0.00.01.0000",
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        "dinas",
        ("1.03",),
        66,
        152_000,
        9,
        585,
    ),
    Perangkat(
        "1.04.2.10.0.00.01.0000",
        "Dinas Perumahan, Kawasan Permukiman, dan Pertanahan",
        "dinas",
        ("1.04", "2.10"),
        44,
        31_500,
        18,
        760,
    ),
    Perangkat(
        "1.05.0.00.0.00.01.0000",
        "Satuan Polisi Pamong Praja dan Pemadam Kebakaran",
        "dinas",
        ("1.05.02", "1.05.03"),
        40,
        19_800,
        48,
        935,
    ),
    Perangkat(DINSOS, "Dinas Sosial", "dinas", ("1.06",), 46, 14_600, 30, 842),
    Perangkat(
        "2.07.3.32.0.00.01.0000",
        "Dinas Tenaga Kerja dan Transmigrasi",
        "dinas",
        ("2.07", "3.32"),
        38,
        9_400,
        44,
        910,
    ),
    Perangkat(
        "2.08.2.14.0.00.01.0000",
        "Dinas Pemberdayaan Perempuan, Pelindungan Anak, dan Keluarga Berencana",
        "dinas",
        ("2.08", "2.14"),
        50,
        22_700,
        38,
        880,
    ),
    Perangkat("2.09.0.00.0.00.01.0000", "Dinas Ketahanan Pangan", "dinas", ("2.09",), 34, 8_300, 43, 815),
    Perangkat("2.11.0.00.0.00.01.0000", "Dinas Lingkungan Hidup", "dinas", ("2.11",), 46, 24_900, 34, 875),
    Perangkat(
        "2.12.0.00.0.00.01.0000",
        "Dinas Kependudukan dan Pencatatan Sipil",
        "dinas",
        ("2.12",),
        36,
        11_900,
        47,
        980,
    ),
    Perangkat(
        "2.13.0.00.0.00.01.0000",
        "Dinas Pemberdayaan Masyarakat dan Desa",
        "dinas",
        ("2.13",),
        34,
        13_200,
        36,
        890,
    ),
    Perangkat(DISHUB, "Dinas Perhubungan", "dinas", ("2.15",), 42, 18_600, 33, 830),
    Perangkat(
        "2.16.2.20.2.21.01.0000",
        "Dinas Komunikasi, Informatika, Statistik, dan Persandian",
        "dinas",
        ("2.16", "2.20", "2.21"),
        44,
        16_400,
        35,
        925,
    ),
    Perangkat(
        "2.17.3.30.3.31.01.0000",
        "Dinas Koperasi, Usaha Kecil, Perindustrian, dan Perdagangan",
        "dinas",
        ("2.17", "3.30", "3.31"),
        52,
        17_300,
        36,
        790,
    ),
    Perangkat(
        "2.18.0.00.0.00.01.0000",
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        "dinas",
        ("2.18",),
        34,
        8_900,
        46,
        960,
    ),
    Perangkat(
        "2.19.3.26.0.00.01.0000",
        "Dinas Kepemudaan, Olahraga, dan Pariwisata",
        "dinas",
        ("2.19", "3.26"),
        48,
        21_500,
        24,
        735,
    ),
    Perangkat(
        "2.23.2.24.0.00.01.0000",
        "Dinas Perpustakaan dan Kearsipan",
        "dinas",
        ("2.23", "2.24"),
        36,
        7_800,
        48,
        865,
    ),
    Perangkat("3.25.0.00.0.00.01.0000", "Dinas Perikanan", "dinas", ("3.25",), 38, 10_600, 37, 870),
    Perangkat(
        "3.27.0.00.0.00.01.0000",
        "Dinas Tanaman Pangan dan Hortikultura",
        "dinas",
        ("3.27.02",),
        54,
        38_700,
        36,
        700,
    ),
    Perangkat(
        "3.27.0.00.0.00.02.0000",
        "Dinas Perkebunan dan Peternakan",
        "dinas",
        ("3.27.03",),
        46,
        23_400,
        42,
        900,
    ),
)

_BADAN = (
    Perangkat(
        "5.01.5.05.0.00.01.0000",
        "Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah",
        "badan",
        ("5.01", "5.05"),
        46,
        14_800,
        38,
        955,
    ),
    Perangkat(
        "5.02.0.00.0.00.01.0000",
        "Badan Pengelolaan Keuangan dan Aset Daerah",
        "badan",
        ("5.02.02", "5.02.03"),
        52,
        178_000,
        7,
        945,
    ),
    Perangkat(
        "5.02.0.00.0.00.02.0000", "Badan Pendapatan Daerah", "badan", ("5.02.04",), 36, 17_900, 49, 950
    ),
    Perangkat(
        "5.03.5.04.0.00.01.0000",
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        "badan",
        ("5.03", "5.04"),
        40,
        13_500,
        37,
        885,
    ),
    Perangkat(
        "1.05.0.00.0.00.02.0000",
        "Badan Penanggulangan Bencana Daerah",
        "badan",
        ("1.05.04",),
        34,
        11_800,
        40,
        810,
    ),
    Perangkat(
        "8.01.0.00.0.00.01.0000", "Badan Kesatuan Bangsa dan Politik", "badan", ("8.01",), 32, 16_000, 22, 920
    ),
)

_PUSAT = (
    Perangkat("6.01.0.00.0.00.01.0000", "Inspektorat", "inspektorat", ("6.01",), 32, 15_900, 45, 970),
    Perangkat(SETDA, "Sekretariat Daerah", "sekretariat", ("4.01.02", "4.01.03"), 24, 19_000, 70, 940),
    Perangkat("4.02.0.00.0.00.01.0000", "Sekretariat DPRD", "sekretariat", ("4.02",), 38, 39_000, 40, 895),
)

_BAGIAN = tuple(
    Perangkat(
        f"4.01.0.00.0.00.01.{nomor:04d}", f"Bagian {nama}", "bagian", (tugas,), 13, pagu, 0, laju, SETDA
    )
    for nomor, (nama, tugas, pagu, laju) in enumerate(
        (
            ("Pemerintahan", "4.01.02", 2_600, 930),
            ("Kesejahteraan Rakyat", "4.01.05", 18_500, 860),
            ("Hukum", "4.01.02", 2_100, 880),
            ("Perekonomian dan Sumber Daya Alam", "4.01.03", 1_700, 905),
            ("Administrasi Pembangunan", "4.01.03", 2_900, 990),
            ("Pengadaan Barang dan Jasa", "4.01.03", 2_400, 945),
            ("Organisasi", "4.01.04", 1_900, 900),
            ("Umum", "4.01.04", 15_600, 1060),
            ("Protokol dan Komunikasi Pimpinan", "4.01.04", 5_200, 975),
        ),
        start=1,
    )
)

_KECAMATAN = tuple(
    Perangkat(
        f"7.01.0.00.0.00.{nomor:02d}.0000", f"Kecamatan {nama}", "kecamatan", ("7.01",), 22, pagu, 61, laju
    )
    for nomor, (nama, pagu, laju) in enumerate(
        (
            ("Bukit Contoh", 6_800, 950),
            ("Air Bening", 4_300, 905),
            ("Sukamaju Hulu", 3_900, 880),
            ("Sukamaju Hilir", 3_700, 985),
            ("Way Teladan", 4_600, 925),
            ("Tanjung Rimbun", 3_300, 840),
            ("Pematang Damar", 3_100, 915),
            ("Lembah Permai", 4_100, 960),
            ("Gunung Pelita", 2_900, 780),
            ("Muara Contoh", 5_200, 935),
            ("Talang Rimba", 2_800, 870),
            ("Batu Kepayang", 3_400, 890),
            ("Padang Ilalang", 3_000, 590),
            ("Simpang Harapan", 3_800, 945),
            ("Kebun Raya", 3_500, 910),
        ),
        start=1,
    )
)

_KESEHATAN = (
    Perangkat(
        "1.02.0.00.0.00.01.0001", "RSUD Bukit Contoh", "rsud", ("1.02.03",), 30, 94_000, 34, 955, DINKES
    ),
    *(
        Perangkat(
            f"1.02.0.00.0.00.01.{nomor:04d}",
            f"Puskesmas {nama}",
            "puskesmas",
            ("1.02.02", "1.02.04"),
            27,
            pagu,
            0,
            laju,
            DINKES,
        )
        for nomor, (nama, pagu, laju) in enumerate(
            (
                ("Bukit Contoh", 5_400, 930),
                ("Air Bening", 4_600, 875),
                ("Way Teladan", 4_900, 965),
                ("Muara Contoh", 4_200, 850),
                ("Gunung Pelita", 3_600, 900),
            ),
            start=2,
        )
    ),
)

DAFTAR: Final[tuple[Perangkat, ...]] = (*_DINAS, *_BADAN, *_PUSAT, *_BAGIAN, *_KECAMATAN, *_KESEHATAN)
