"""A stand-in for ``flows.tanya``: made-up figures through the real domain, so that pages get real values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from siap.domain.fakta import Dimensi, DimensiPD
from siap.domain.penilaian.preset import pita_bawaan
from siap.domain.rekap import BarisRekap, KelasSub, KurvaS, Penjelasan, Rekap, Ukuran
from siap.domain.susun.baris import susun_baris
from siap.domain.susun.gabung import BagianRekap
from siap.domain.susun.kelas import hitung_kelas
from siap.domain.susun.kenapa import kenapa
from siap.domain.susun.kurva import susun_kurva
from siap.domain.susun.tabel import susun_rekap
from siap.domain.waktu import Periode
from siap.flows.galat import BelumAdaTerbitan, TidakDikenal

PEMDA, NAMA, TAHUN, BULAN = "18.99", "Kabupaten Contoh", 2026, 6
TERBITAN = "3f9c1ab27de04c55"
DINSOS = "1.06.0.00.0.00.01.0000"
JUTA = Decimal(1_000_000)

PANJANG = (
    "Dinas Pemberdayaan Masyarakat dan Pekon, Pengendalian Penduduk, Keluarga Berencana, "
    "Pemberdayaan Perempuan dan Perlindungan Anak"
)
#: kode, nama, kelompok, pagu (juta), angkas %, realisasi % of angkas (None: not reported), fisik %
UNIT: tuple[tuple[str, str, str, int, int, int | None, int | None], ...] = (
    ("1.01.0.00.0.00.01.0000", "Dinas Pendidikan", "Dinas dan Badan", 338_000, 48, 91, 47),
    ("1.02.0.00.0.00.01.0000", "Dinas Kesehatan", "Dinas dan Badan", 182_500, 45, 84, 41),
    (
        "1.03.0.00.0.00.01.0000",
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        "Dinas dan Badan",
        96_300,
        38,
        41,
        22,
    ),
    (DINSOS, "Dinas Sosial", "Dinas dan Badan", 12_400, 52, 103, 55),
    ("2.13.0.00.0.00.01.0000", PANJANG, "Dinas dan Badan", 21_700, 50, 72, 44),
    ("2.15.0.00.0.00.01.0000", "Dinas Perhubungan", "Dinas dan Badan", 14_900, 47, None, None),
    ("5.01.0.00.0.00.01.0000", "Badan Perencanaan Pembangunan Daerah", "Dinas dan Badan", 11_200, 44, 84, 40),
    (
        "5.02.0.00.0.00.01.0000",
        "Badan Pengelolaan Keuangan dan Aset Daerah",
        "Dinas dan Badan",
        154_000,
        55,
        96,
        52,
    ),
    ("6.01.0.00.0.00.01.0000", "Inspektorat", "Dinas dan Badan", 9_800, 46, -2, 0),
    ("4.01.1", "Bagian Administrasi Pembangunan", "Bagian", 1_900, 50, 88, 49),
    ("4.01.2", "Bagian Hukum", "Bagian", 1_450, 42, None, None),
    ("7.01.1", "Kecamatan Balik Bukit", "Kecamatan", 4_300, 51, 86, 50),
    ("7.01.2", "Kecamatan Sumber Jaya", "Kecamatan", 3_950, 51, 64, 39),
    ("7.01.3", "Kecamatan Suoh", "Kecamatan", 3_700, 49, None, None),
)
URAIAN = {
    "5.1.01": "Belanja Pegawai",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.2": "Belanja Modal",
    "DAU": "Dana Alokasi Umum",
    "DAK": "Dana Alokasi Khusus Fisik",
}
_BAGIAN = {
    "jenis_belanja": (("5.1.01", 58), ("5.1.02", 27), ("5.2", 15)),
    "sumber_dana": (("DAU", 83), ("DAK", 17)),
}


@dataclass
class Tiruan:
    """Answers the questions of the rooms. ``lapor`` False: nobody has reported yet."""

    lapor: bool = True
    ada: bool = True
    unit: tuple[tuple[str, str, str, int, int, int | None, int | None], ...] = UNIT
    pemda: tuple[tuple[str, str], ...] = ((PEMDA, NAMA),)
    ditanya: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def pemda_tersedia(self, pengguna: Any) -> list[Any]:
        """Give the pemda of the stand-in to everybody."""
        tahun = [TAHUN - 1, TAHUN] if self.ada else []
        return [
            SimpleNamespace(kode=k, nama=n, tahun=tahun, bulan_terakhir=BULAN if self.ada else 0)
            for k, n in self.pemda
        ]

    def rekap(
        self,
        pemda: str,
        tahun: int,
        bulan: int,
        *,
        per: str = "pd",
        saring: Mapping[str, str] | None = None,
        urut: str | None = None,
        terbitan: str | None = None,
    ) -> Rekap:
        """Build the control table."""
        self.ditanya.append(("rekap", {"per": per, "saring": saring, "urut": urut, "bulan": bulan}))
        self._wajib_ada(tahun)
        ukuran = self._ukuran(bulan)
        bagian = [
            BagianRekap(k, kunci, kali(u, persen))
            for kunci, persen in _BAGIAN.get(per, ())
            for k, u in ukuran.items()
        ]
        lalu = {
            u[0]: (bulan - 1, Decimal(u[3]) * JUTA / 10) for u in self.unit if bulan > 1 and u[0] != "4.01.2"
        }
        hasil = susun_rekap(
            dimensi=self._dimensi(),
            bulan=bulan,
            terbitan=TERBITAN,
            ukuran_pd=ukuran,
            per=per,
            bagian=bagian,
            terakhir=lalu,
            saring={k: v for k, v in (saring or {}).items() if k in ("pd", "kelompok")},
        )
        if urut:
            medan = urut.removeprefix("-")
            baris = sorted(
                hasil.baris, key=lambda b: str(getattr(b, medan) or ""), reverse=urut.startswith("-")
            )
            hasil = replace(hasil, baris=tuple(baris))
        return hasil

    def kurva(self, pemda: str, tahun: int, bulan: int, *, saring: Mapping[str, str] | None = None) -> KurvaS:
        """Build the S-curve."""
        self._wajib_ada(tahun)
        ukuran = {b: self._ukuran(b) for b in range(1, 13)}
        return susun_kurva(
            dimensi=self._dimensi(), sampai_bulan=bulan, terbitan=TERBITAN, ukuran_bulan=ukuran, saring=saring
        )

    def kelas(
        self, pemda: str, tahun: int, bulan: int, *, saring: Mapping[str, str] | None = None
    ) -> KelasSub:
        """Count some sub kegiatan."""
        return hitung_kelas(
            [None, Decimal(0), Decimal(20), Decimal(60), Decimal(90), Decimal(100)] * 4, "fisik"
        )

    def pohon_pd(self, pemda: str, tahun: int, bulan: int, pd: str) -> tuple[Any, ...]:
        """Build a tree with long names, a refund and a figure over 100 %."""
        awal = ".".join(pd.split(".")[:2]) or "1.06"
        isi = (
            (1, f"{awal}.01", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", 6_200, 50, 46),
            (2, f"{awal}.01.2.02", "Administrasi Keuangan Perangkat Daerah", 4_100, 55, 54),
            (3, f"{awal}.01.2.02.0001", "Penyediaan Gaji dan Tunjangan ASN", 4_000, 56, 54),
            (
                3,
                f"{awal}.01.2.02.0005",
                "Koordinasi dan Penyusunan Laporan Keuangan Akhir Tahun SKPD",
                100,
                20,
                -3,
            ),
            (2, f"{awal}.01.2.06", "Administrasi Umum Perangkat Daerah", 2_100, 40, 31),
            (
                3,
                f"{awal}.01.2.06.0009",
                "Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD",
                2_100,
                40,
                31,
            ),
            (1, f"{awal}.04", "Program Rehabilitasi Sosial", 6_200, 45, 108),
            (2, f"{awal}.04.2.01", PANJANG.replace("Dinas", "Rehabilitasi Sosial Dasar dan"), 6_200, 45, 108),
            (3, f"{awal}.04.2.01.0003", "Penyediaan Alat Bantu bagi Penyandang Disabilitas", 6_200, 45, 108),
        )
        pita = pita_bawaan(bulan)
        return tuple(
            SimpleNamespace(
                tingkat=t,
                baris=susun_baris(kode, nama, _satu(pagu, angkas, real, real), pita=pita, pagu_total=None),
            )
            for t, kode, nama, pagu, angkas, real in isi
        )

    def kenapa(
        self, pemda: str, tahun: int, bulan: int, *, kode_pd: str, metrik: str | None, garis: str = ""
    ) -> Penjelasan:
        """Explain a row, or a line of a tree, by the domain's own words."""
        rekap = self.rekap(pemda, tahun, bulan)
        pd = next((d for d in self._dimensi().pd if d.kode == kode_pd), None)
        baris: BarisRekap | None = replace(rekap.total, nama=NAMA)
        if garis:
            pohon = self.pohon_pd(pemda, tahun, bulan, kode_pd)
            baris = next((p.baris for p in pohon if p.baris.kode == garis), None)
            if baris is None or pd is None:
                raise TidakDikenal(f"“{garis}” tidak ada pada terbitan ini.")
            baris = replace(baris, versi_anggaran=pd.versi_anggaran[bulan - 1])
        elif kode_pd:
            baris = next((b for b in rekap.baris if b.kode == kode_pd), baris)
        return kenapa(
            baris, pita_bawaan(bulan), periode=Periode(tahun, bulan), terbitan=TERBITAN, pd=pd, metrik=metrik
        )

    def _wajib_ada(self, tahun: int) -> None:
        if not self.ada or tahun != TAHUN:
            raise BelumAdaTerbitan(f"Belum ada data tahun {tahun}.")

    def _dimensi(self) -> Dimensi:
        def satu(kode: str, nama: str, kelompok: str, real: int | None) -> DimensiPD:
            ada = "lengkap" if self.lapor and real is not None else "belum lapor"
            return DimensiPD(
                kode,
                nama,
                "dinas",
                kelompok,
                status=("lengkap",) * 5 + (ada,) * 7,
                versi_anggaran=("Murni v1",) * 4 + ("Pergeseran 1 v2",) * 8,
                versi_angkas=("v1",) * 12,
                sumber=("lra-juni.xlsx (5d41402abc4b)",) * 12,
            )

        pd = tuple(satu(u[0], u[1], u[2], u[5]) for u in self.unit)
        return Dimensi(PEMDA, NAMA, TAHUN, pd, URAIAN)

    def _ukuran(self, bulan: int) -> dict[str, Ukuran]:
        return {
            u[0]: _satu(u[3], u[4] * bulan // 6, (u[5] or 0) * u[4] * bulan // 600, (u[6] or 0) * bulan // 6)
            for u in self.unit
        }


def _satu(pagu: int, angkas: int, realisasi: int, fisik: int) -> Ukuran:
    """Make measures from a pagu in million rupiah and percentages of it."""
    rupiah = Decimal(pagu) * JUTA + Decimal("731.53")
    persen = rupiah / 100
    return Ukuran(
        pagu=rupiah,
        angkas=persen * angkas,
        realisasi=persen * realisasi,
        nilai_fisik=persen * fisik,
        pagu_fisik=rupiah,
        nilai_target=persen * angkas,
        pagu_target=rupiah,
        nilai_target_lapor=persen * angkas,
    )


def kali(ukuran: Ukuran, persen: int) -> Ukuran:
    """Return a share of measures."""
    isi = {
        n: getattr(ukuran, n)
        for n in (
            "pagu",
            "angkas",
            "realisasi",
            "nilai_fisik",
            "pagu_fisik",
            "nilai_target",
            "pagu_target",
            "nilai_target_lapor",
        )
    }
    return Ukuran(**{n: None if v is None else v * persen / 100 for n, v in isi.items()})
