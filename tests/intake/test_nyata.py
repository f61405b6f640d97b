"""Real files beside the project: every figure that the README of the data set says may be asserted."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from siap.domain.masukan import (
    Bacaan,
    IsiAnggaran,
    IsiAngkas,
    IsiLra,
    IsiNomenklatur,
    IsiRealisasi,
    IsiUnit,
    IsiWilayah,
    JenisBerkas,
)
from siap.domain.temuan import Keparahan, Temuan
from siap.intake import Konteks, baca, bandingkan_angkas, bandingkan_lra, bandingkan_plafon, kenali, silangkan

Folder = Callable[[str], Path]


@cache
def terbaca(jalur: Path, jenis: JenisBerkas | None = None) -> Bacaan:
    return baca(jenis, jalur.name, jalur.read_bytes())


def kode(temuan: Iterable[Temuan]) -> list[str]:
    return [t.kode for t in temuan]


# 1. renja-bengkulu-utara-2026


@pytest.fixture(scope="module")
def renja(shared_data: Folder) -> list[Bacaan]:
    semua = sorted(shared_data("renja-bengkulu-utara-2026").glob("*.json"))
    return [terbaca(p) for p in semua if p.name != "skpd.json"]


def baris_renja(renja: Sequence[Bacaan]) -> list[tuple[str, IsiAnggaran]]:
    return [(b.nama, b.isi) for b in renja if isinstance(b.isi, IsiAnggaran)]


def test_renja_sums_to_the_ceiling_of_the_kabupaten(renja: list[Bacaan]) -> None:
    assert {b.jenis for b in renja} == {JenisBerkas.RENJA_SIPD}
    assert not any(b.tertolak for b in renja)
    assert (len(renja), sum(b.diterima for b in renja), sum(b.ditolak for b in renja)) == (54, 2189, 0)
    assert sum(b.total["pagu"] for b in renja) == Decimal("1371641789761.00")
    assert max(x.pagu for _, isi in baris_renja(renja) for x in isi.baris) == 282_551_834_355


def test_renja_equals_its_ceilings_unit_by_unit(renja: list[Bacaan], shared_data: Folder) -> None:
    plafon = terbaca(shared_data("renja-bengkulu-utara-2026") / "skpd.json")
    assert isinstance(plafon.isi, IsiAnggaran)
    assert (plafon.jenis, kode(plafon.temuan), plafon.isi.baris) == (JenisBerkas.RENJA_SIPD, ["M93"], ())
    assert plafon.total == {"plafon": Decimal("1371641789761.00"), "PD": 54}
    per_pd: Counter[str] = Counter()
    for nama, isi in baris_renja(renja):
        assert {x.pd for x in isi.baris} == {nama.removesuffix(".json")}
        for x in isi.baris:
            per_pd[x.pd] += x.pagu  # type: ignore[assignment]
    assert bandingkan_plafon({k: Decimal(n) for k, n in per_pd.items()}, plafon.isi.plafon) == ()


def test_renja_traps_are_told(renja: list[Bacaan]) -> None:
    semua = [x for _, isi in baris_renja(renja) for x in isi.baris]
    assert len({x.matra.sub_kegiatan for x in semua}) == 1565
    assert len({x.sub_unit or x.pd for x in semua}) == 97
    assert sum(1 for b in renja if "M95" in kode(b.temuan)) == 12
    assert sum(1 for x in semua if x.pagu == 0) == 115
    assert sum(1 for x in semua if x.matra.sumber_dana == "") == 30
    assert sum(1 for x in semua if "," in x.matra.sumber_dana) == 62

    def jumlah(kode_: str) -> int:
        return sum(int(t.kalimat.split()[0]) for b in renja for t in b.temuan if t.kode == kode_)

    assert (jumlah("M80"), jumlah("M81"), jumlah("M82"), jumlah("M83")) == (62, 30, 115, 56)
    assert {t.keparahan for b in renja for t in b.temuan} == {Keparahan.INFO}


# 2. nomenklatur


def nomenklatur(folder: Path, nama: str) -> tuple[Bacaan, IsiNomenklatur]:
    bacaan = terbaca(folder / nama)
    assert isinstance(bacaan.isi, IsiNomenklatur)
    assert not bacaan.tertolak
    return bacaan, bacaan.isi


def sub(isi: IsiNomenklatur) -> list[str]:
    return [b.kode for b in isi.baris if b.tingkat == "sub_kegiatan"]


@pytest.mark.slow
def test_nomenklatur_2027(shared_data: Folder) -> None:
    bacaan, isi = nomenklatur(shared_data("nomenklatur"), "sub-kegiatan-2027.xlsx")
    assert (bacaan.dibaca, len(sub(isi)), len(set(sub(isi)))) == (7581, 7581, 7115)
    assert (bacaan.total["sub kegiatan provinsi"], bacaan.total["sub kegiatan kabkota"]) == (4031, 3550)
    nama: dict[str, set[str]] = {}
    for b in isi.baris:
        if b.tingkat == "sub_kegiatan":
            nama.setdefault(b.kode, set()).add(b.nama)
    ganda = [k for k, n in Counter(sub(isi)).items() if n == 2]
    # as typed 277 of them have two names; 13 of these differ in runs of blanks only, which are closed up
    assert (len(ganda), sum(len(nama[k]) == 2 for k in ganda)) == (466, 264)
    assert len({k for k in sub(isi) if k.startswith("X.XX")}) == 216
    assert [t.kalimat for t in bacaan.temuan if t.kode == "M97"] == [
        f"1 sub kegiatan tidak memiliki {m}." for m in ("kinerja", "indikator", "satuan")
    ]
    assert not any("[null]" in b.nama + b.satuan for b in isi.baris)


def test_nomenklatur_900_1317(shared_data: Folder) -> None:
    bacaan, isi = nomenklatur(shared_data("nomenklatur"), "sub-kegiatan-900-1317.xlsx")
    assert Counter(b.tingkat for b in isi.baris) == {
        "urusan": 10, "bidang": 45, "program": 188, "kegiatan": 729, "sub_kegiatan": 3395,
    }  # fmt: skip
    assert isi.dasar == "900.1.15.5-1317/2023"
    assert not any("  " in b.nama for b in isi.baris)
    assert bacaan.ditolak == 0


@pytest.mark.slow
def test_nomenklatur_2020(shared_data: Folder) -> None:
    bacaan, isi = nomenklatur(shared_data("nomenklatur"), "sub-kegiatan-2020.csv")
    assert (bacaan.dibaca, bacaan.ditolak, len(sub(isi))) == (5352, 0, 5349)
    assert "1.01.02.2.01.0004" in sub(isi)


@pytest.mark.slow
def test_accounts_and_funds(shared_data: Folder) -> None:
    folder = shared_data("nomenklatur")
    belanja, isi = nomenklatur(folder, "rekening-belanja.xlsx")
    assert (belanja.dibaca, belanja.total["rekening terendah"]) == (3413, 3005)
    assert "5.1.01.01.01.0001" in {b.kode for b in isi.baris}
    akun, _ = nomenklatur(folder, "akun.xlsx")
    assert (akun.dibaca, akun.total["rekening terendah"]) == (878, 829)
    lama, _ = nomenklatur(folder, "rekening-2020.csv")
    assert (lama.dibaca, lama.total["rekening terendah"]) == (14_203, 13_899)
    assert [t.kalimat.split()[0] for t in lama.temuan if t.kode == "M90"] == ["304"]
    dana, _ = nomenklatur(folder, "sumber-dana.xlsx")
    assert (dana.dibaca, dana.total["sumber dana terendah"]) == (300, 229)
    dana50, isi50 = nomenklatur(folder, "sumber-dana-permendagri-50.xlsx")
    assert (dana50.dibaca, len(isi50.baris)) == (300, 281)
    assert [t.kalimat.split()[0] for t in dana50.temuan if t.kode == "M90"] == ["19"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("nama", "ditemukan", "tepat"),
    [
        ("sub-kegiatan-2027.xlsx", 1497, 575),
        ("sub-kegiatan-900-1317.xlsx", 1445, 535),
        ("sub-kegiatan-2020.csv", 1320, 410),
    ],
)
def test_codes_of_the_renja_are_known_through_x_xx(
    renja: list[Bacaan], shared_data: Folder, nama: str, ditemukan: int, tepat: int
) -> None:
    kode_ = {x.matra.sub_kegiatan for _, isi in baris_renja(renja) for x in isi.baris}
    _, daftar = nomenklatur(shared_data("nomenklatur"), nama)
    hasil = silangkan(kode_, set(sub(daftar)))
    assert (hasil.ditemukan, len(hasil.tepat), len(hasil.tidak_dikenal)) == (
        ditemukan,
        tepat,
        1565 - ditemukan,
    )


# 3. wilayah


@pytest.mark.slow
def test_wilayah(shared_data: Folder) -> None:
    bacaan = terbaca(shared_data("wilayah") / "wilayah.csv")
    assert isinstance(bacaan.isi, IsiWilayah)
    assert [int(n) for n in bacaan.total.values()] == [38, 514, 7285, 83_762]
    assert [(t.kode, t.kalimat.split()[0]) for t in bacaan.temuan] == [("M98", "5")]
    assert sum("," in b.nama for b in bacaan.isi.baris) == 2
    assert ("18.04", "Kabupaten Lampung Barat") in {(b.kode, b.nama) for b in bacaan.isi.baris}


# 4. lra-toba-2022


@pytest.fixture(scope="module")
def toba(shared_data: Folder) -> dict[str, Bacaan]:
    return {p.name: terbaca(p) for p in sorted(shared_data("lra-toba-2022").glob("lra/*.xlsx"))}


@pytest.fixture(scope="module")
def catatan(shared_data: Folder) -> list[dict[str, str]]:
    with (shared_data("lra-toba-2022") / "log-upload.csv").open(newline="", encoding="utf-8") as berkas:
        return list(csv.DictReader(berkas))


def lra(bacaan: Bacaan) -> IsiLra:
    assert isinstance(bacaan.isi, IsiLra)
    return bacaan.isi


def test_all_88_are_recognised_and_six_are_refused(toba: dict[str, Bacaan]) -> None:
    assert len(toba) == 88
    assert {b.jenis for b in toba.values()} == {JenisBerkas.LRA}
    assert len({b.sha256 for b in toba.values()}) == 80
    assert all((b.dibaca, b.diterima, b.ditolak) == (9, 9, 0) for b in toba.values())
    ditolak = {n: [t.kode for t in b.temuan if t.menolak] for n, b in toba.items() if b.tertolak}
    assert ditolak == {
        "8_lra_20221130-120635.xlsx": ["M10"],
        "11_lra_20221130-120403.xlsx": ["M10"],
        "12_lra_20221201-094715.xlsx": ["M10"],
        "14_lra_20221130-122829.xlsx": ["M10"],
        "25_lra_20221130-121517.xlsx": ["M11"],
        "2_lra_20221130-122817.xlsx": ["M60"],
    }
    assert "M11" in {t.kode for t in toba["2_lra_20221130-122817.xlsx"].temuan}


def test_no_logged_file_is_refused(toba: dict[str, Bacaan], catatan: list[dict[str, str]]) -> None:
    assert len(catatan) == 52
    assert not any(toba[c["file"]].tertolak for c in catatan)


def test_the_doubled_total_is_the_only_one_that_misses_its_parts(toba: dict[str, Bacaan]) -> None:
    berlipat = {n: t for n, b in toba.items() for t in b.temuan if t.kode in ("M60", "M61")}
    assert list(berlipat) == ["2_lra_20221130-122817.xlsx"]
    assert berlipat["2_lra_20221130-122817.xlsx"].diberikan == "Rp239.616.764.838"
    assert berlipat["2_lra_20221130-122817.xlsx"].diharapkan == "Rp119.808.382.419"


def test_over_a_hundred_percent_is_asked_about(toba: dict[str, Bacaan]) -> None:
    persen = {n: t.kalimat for n, b in reversed(toba.items()) for t in reversed(b.temuan) if t.kode == "M62"}
    assert {n: k.split(" adalah ")[1].split(" %")[0] for n, k in persen.items()} == {
        "9_lra_20221205-171217.xlsx": "100,91",
        "2_lra_20221130-122817.xlsx": "200,00",
        "25_lra_20221130-121517.xlsx": "21.546,65",
    }
    tepat = toba["2_lra_20221130-123309.xlsx"]
    assert tepat.total["pagu"] == tepat.total["realisasi"]
    assert kode(tepat.temuan) == []


def test_zero_is_a_report(toba: dict[str, Bacaan]) -> None:
    for nama in ("9_lra_20221205-171256.xlsx", "14_lra_20221207-141211.xlsx", "25_lra_20221206-115051.xlsx"):
        assert toba[nama].total["realisasi"] == 0
        assert kode(toba[nama].temuan) == ["M71"]
        assert not toba[nama].tertolak


def test_periods_are_told_where_they_are_silent_or_wrong(
    toba: dict[str, Bacaan], catatan: list[dict[str, str]]
) -> None:
    assert sum(lra(b).bulan is None for b in toba.values()) == 47
    tercatat = {c["file"]: c for c in catatan}
    assert sum(lra(toba[n]).bulan is None for n in tercatat) == 25
    beda = {
        n: [
            t.kode for t in bandingkan_lra(toba[n], nama_pd=c["nama_skpd"], bulan=int(c["bulan"]), tahun=2022)
        ]
        for n, c in tercatat.items()
    }
    assert {n for n, k in beda.items() if {"M42", "M44"} & set(k)} == {
        "13_lra_20221130-122408.xlsx",
        "5_lra_20221219-170457.xlsx",
    }
    assert not any("M41" in k or "M45" in k for k in beda.values())
    assert kode(toba["11_lra_20221130-121640.xlsx"].temuan) == ["M74"]
    sama = toba["11_lra_20221130-125014.xlsx"]
    assert sama.total == toba["11_lra_20221130-121640.xlsx"].total


#: unit -> (month, pagu, realisasi) of line 5 as logged
TERCATAT = {
    "2": [(11, 122_469_821_840, 66_670_123_653)],
    "5": [(0, 123_728_307_521, 48_592_749_548), (11, 123_728_307_521, 41_522_366_068)],
    "8": [(11, 4_427_163_588, 3_464_634_967)],
    "9": [
        (1, 7_387_209_993, 0),
        (2, 7_387_209_993, 216_939_546),
        (3, 7_387_209_993, 660_917_260),
        (4, 7_387_209_993, 2_462_466_937),
        (5, 7_387_209_993, 2_670_413_123),
        (6, 7_387_209_993, 3_045_402_346),
        (7, 7_387_209_993, 3_906_852_302),
        (8, 7_387_209_993, 4_405_010_230),
        (9, 7_387_209_993, 5_848_946_651),
        (10, 10_345_419_876, 6_738_165_168),
        (11, 10_345_419_876, 7_454_633_941),
    ],
    "11": [(10, 6_474_870_459, 3_807_202_897), (11, 6_474_870_459, 4_300_850_643)],
    "12": [(11, 20_059_880_839, 12_682_134_053)],
    "13": [(11, 6_763_179_569, 5_026_332_419)],
    "14": [
        (2, 6_907_210_900, 0),
        (3, 6_907_210_900, 276_637_953),
        (4, 6_907_210_900, 378_630_372),
        (5, 6_907_210_900, 665_277_923),
        (6, 6_907_210_900, 894_522_174),
        (7, 4_954_888_645, 1_321_231_839),
        (8, 6_907_210_900, 1_711_562_459),
        (9, 6_907_210_900, 2_062_172_955),
        (10, 6_907_210_900, 2_565_386_297),
        (11, 4_955_219_800, 2_737_432_564),
        (12, 4_955_219_800, 3_142_533_694),
    ],
    "25": [
        (1, 3_728_057_074, 0),
        (2, 3_728_057_074, 206_910_247),
        (3, 3_728_057_074, 316_609_235),
        (4, 3_728_057_074, 587_658_615),
        (5, 3_728_057_074, 800_014_997),
        (6, 3_728_057_074, 1_012_253_301),
        (7, 3_728_057_074, 1_596_732_426),
        (8, 3_728_057_074, 1_916_091_520),
        (9, 3_728_057_074, 2_126_463_390),
        (10, 3_728_057_074, 2_438_647_933),
        (11, 3_728_057_074, 2_438_647_933),
        (12, 3_893_638_048, 2_438_647_933),
    ],
    "48": [
        (2, 1_667_378_459, 112_189_838),
        (3, 1_667_378_459, 168_284_757),
        (4, 1_667_378_459, 312_902_709),
        (5, 1_667_378_459, 401_405_828),
        (6, 1_667_378_459, 631_672_747),
        (7, 1_667_378_459, 777_365_251),
        (8, 1_667_378_459, 894_984_254),
        (9, 1_667_378_459, 982_114_591),
        (10, 1_667_378_459, 1_073_805_523),
        (11, 1_667_378_459, 1_218_655_764),
    ],
}


def test_every_logged_month_reads_as_verified(toba: dict[str, Bacaan], catatan: list[dict[str, str]]) -> None:
    terbaca_: dict[str, list[tuple[int, int, int]]] = {}
    for c in catatan:
        total = toba[c["file"]].total
        satu = (int(c["bulan"]), int(total["pagu"]), int(total["realisasi"]))
        terbaca_.setdefault(c["id_skpd"], []).append(satu)
    assert {u: sorted(b) for u, b in terbaca_.items()} == {u: sorted(b) for u, b in TERCATAT.items()}
    november = [(p, r) for baris in TERCATAT.values() for b, p, r in baris if b == 11]
    assert (sum(p for p, _ in november), sum(r for _, r in november)) == (304_619_299_025, 147_515_812_005)


def test_revenue_stays_apart(toba: dict[str, Bacaan]) -> None:
    for nama, realisasi in (
        ("5_lra_20221130-122320.xlsx", 150_000_000),
        ("5_lra_20221219-170457.xlsx", 237_703_480),
    ):
        assert toba[nama].total["pagu pendapatan"] == 1_000_000_000
        assert toba[nama].total["realisasi pendapatan"] == realisasi
    assert toba["12_lra_20221216-084407.xlsx"].total["realisasi pendapatan"] == 32_920_000


def test_reuploads_are_byte_identical_and_known_by_hash(shared_data: Folder, toba: dict[str, Bacaan]) -> None:
    for nama, bacaan in list(toba.items())[:5]:
        mentah = (shared_data("lra-toba-2022") / "lra" / nama).read_bytes()
        assert bacaan.sha256 == hashlib.sha256(mentah).hexdigest()
    assert sum(n - 1 for n in Counter(b.sha256 for b in toba.values()).values()) == 8


def test_the_forms_themselves_are_refused(shared_data: Folder) -> None:
    for jalur in sorted(shared_data("lra-toba-2022").glob("templat/*")):
        bacaan = terbaca(jalur)
        assert bacaan.jenis in (JenisBerkas.LRA, JenisBerkas.ANGKAS)
        assert [t.kode for t in bacaan.temuan if t.menolak] == ["M10"]
    provinsi = terbaca(shared_data("lra-toba-2022") / "templat" / "format-lra-provinsi.xls")
    assert "M92" in kode(provinsi.temuan)


@pytest.fixture(scope="module")
def kas(shared_data: Folder) -> dict[str, tuple[Bacaan, IsiAngkas]]:
    hasil = {}
    for jalur in shared_data("lra-toba-2022").glob("anggaran-kas/*.xlsx"):
        bacaan = terbaca(jalur)
        assert isinstance(bacaan.isi, IsiAngkas)
        assert not bacaan.tertolak
        hasil[jalur.name.split("_")[2]] = (bacaan, bacaan.isi)
    return hasil


@pytest.mark.parametrize(
    ("unit", "jumlah", "selisih"),
    [
        ("2", 122_469_821_840, 0),
        ("9", 10_345_419_876, 0),
        ("12", 20_059_880_841, 2),
        ("13", 7_010_576_042, 247_396_473),
        ("48", 1_667_378_459, 0),
    ],
)
def test_cash_plans_sum_to_the_pagu_or_miss_it_by_a_named_amount(
    kas: dict[str, tuple[Bacaan, IsiAngkas]], unit: str, jumlah: int, selisih: int
) -> None:
    bacaan, _ = kas[unit]
    assert bacaan.total["anggaran kas"] == jumlah
    pagu = Decimal(next(p for b, p, _ in reversed(TERCATAT[unit]) if b == 11))
    nama = {"2": "x", "9": "Satuan Polisi Pamong Praja", "48": "Kecamatan Nassau"}.get(unit, "x")
    beda = [t for t in bandingkan_angkas(bacaan, nama_pd=nama, tahun=2022, pagu=pagu) if t.kode == "M64"]
    assert [t.selisih for t in beda] == ([f"Rp{selisih:_}".replace("_", ".")] if selisih else [])


def test_the_realisation_row_of_a_cash_plan_is_recognised(kas: dict[str, tuple[Bacaan, IsiAngkas]]) -> None:
    assert {u: isi.sifat_realisasi for u, (_, isi) in kas.items()} == {
        "2": "sekaligus",
        "9": "bulanan",
        "12": "kosong",
        "13": "bulanan",
        "48": "kumulatif",
    }
    assert {u: isi.pagu_tertulis for u, (_, isi) in kas.items()} == {
        "2": None,
        "9": 10_345_419_876,
        "12": None,
        "13": None,
        "48": 1_667_378_459,
    }
    assert "Rp6.573.381.262" in next(t.kalimat for t in kas["48"][0].temuan if t.kode == "M65")
    assert "November" in next(t.kalimat for t in kas["2"][0].temuan if t.kode == "M66")
    jumlah = [sum(x or 0 for x in isi.realisasi_per_bulan) for _, isi in (kas["9"], kas["13"])]
    assert jumlah == [7_454_633_941, 5_986_254_928]
    berjalan = [sum(x or 0 for x in kas["9"][1].realisasi_per_bulan[:n]) for n in range(1, 12)]
    assert berjalan == [r for _, _, r in TERCATAT["9"]]


def test_empty_rows_of_a_cash_plan_are_no_rows(kas: dict[str, tuple[Bacaan, IsiAngkas]]) -> None:
    akun = {u: sorted({b.matra.jenis_belanja for b in isi.baris}) for u, (_, isi) in kas.items()}
    assert akun["12"] == ["5", "6"]
    assert akun["9"] == ["4", "5", "6"]
    assert all(len(isi.baris) % 12 == 0 for _, isi in kas.values())
    assert {u: isi.unit[0].nama for u, (_, isi) in kas.items()} == {
        "2": "",
        "9": "Satuan Polisi Pamong Praja",
        "12": "",
        "13": "DINAS PEMBERDAYAAN MASYARAKAT, DESA, PEREMPUAN DAN PERLINDUNGAN ANAK",
        "48": "Kecamatan Nassau",
    }


def test_the_list_of_units(shared_data: Folder) -> None:
    bacaan = terbaca(shared_data("lra-toba-2022") / "units.csv")
    assert isinstance(bacaan.isi, IsiUnit)
    assert (bacaan.jenis, len(bacaan.isi.baris), bacaan.temuan) == (JenisBerkas.PD, 44, ())
    assert bacaan.isi.baris[0].nama == "Dinas Pendidikan, Pemuda Dan Olahraga"


# 6. sipd-realisasi-tegal-2025


def test_tegal(shared_data: Folder) -> None:
    bacaan = terbaca(shared_data("sipd-realisasi-tegal-2025") / "tes.json")
    assert isinstance(bacaan.isi, IsiRealisasi)
    assert (bacaan.jenis, bacaan.tertolak, bacaan.isi.tahun) == (JenisBerkas.REALISASI_SIPD, False, 2025)
    assert bacaan.total == {
        "realisasi": Decimal("658277528.00"),
        "baris": 128,
        "dokumen": 89,
        "sub kegiatan": 24,
        "rekening": 36,
    }
    dokumen = bacaan.isi.dokumen
    assert len({(d.matra.sub_kegiatan, d.matra.rekening) for d in dokumen}) == 55
    per_jenis = {
        j: (len(d), sum(x.nilai for x in d))
        for j in ("TBP", "SPP")
        if (d := [x for x in dokumen if x.jenis == j])
    }
    assert per_jenis == {"TBP": (84, 97_985_184), "SPP": (44, 560_292_344)}
    belum = [d for d in dokumen if d.nilai_sp2d is None]
    assert (len(belum), sum(d.nilai for d in belum)) == (18, 184_342_841)
    assert {(d.tahun_layanan, d.bulan_layanan) for d in belum} == {(2025, 2)}
    assert sum((d.tahun_layanan, d.bulan_layanan) == (2024, 12) for d in dokumen) == 8
    assert {b.bulan for b in bacaan.isi.baris} == {1}
    ls = {d.nomor_sp2d: d.nilai_sp2d for d in dokumen if d.transaksi == "LS" and d.nomor_sp2d}
    assert sorted(int(n or 0) for n in ls.values()) == [1_024_200, 3_996_552, 180_346_289, 190_582_462]
    assert Counter(kode(bacaan.temuan)) == {"M84": 1, "M85": 2, "M86": 1, "M89": 1}
    assert "Rp111.558.000" in next(t.kalimat for t in bacaan.temuan if t.kode == "M86")


# parsing traps of the other sets


def test_the_flat_import_sheet_reads_as_a_budget(shared_data: Folder) -> None:
    bacaan = terbaca(shared_data("ntb-form") / "format-import.xlsx")
    assert isinstance(bacaan.isi, IsiAnggaran)
    assert bacaan.jenis is JenisBerkas.DPA
    assert [b.pagu for b in bacaan.isi.baris] == [0, 4_065_000, 10_235_000]
    assert bacaan.total["pagu"] == 14_300_000
    assert {b.matra.sub_kegiatan for b in bacaan.isi.baris} == {"1.01.01.1.01.0001"}
    assert bacaan.isi.baris[0].matra.rekening == "5.1.02.01.01.0024"
    assert not bacaan.tertolak


@pytest.mark.slow
@pytest.mark.parametrize("nama", ["Realisasi_Analisis.xlsx", "Realisasi_Layanan.xlsx"])
def test_an_rfk_workbook_is_refused_with_its_error_cells(shared_data: Folder, nama: str) -> None:
    bacaan = terbaca(shared_data("rfk-bali-2026") / nama)
    assert (bacaan.jenis, bacaan.isi) == (None, None)
    galat = {(t.tempat.lembar, t.tempat.sel): t.diberikan for t in bacaan.temuan if t.kode == "M37"}
    assert {galat["PLGK", s] for s in ("AH2", "AI2", "BH4")} == {"#REF!"}
    assert {g for (lembar, _), g in galat.items() if lembar != "PLGK"} == {"#ERROR!"}
    assert kode(bacaan.temuan)[-1] == "M01"


def test_old_budget_files_are_not_taken_for_anything(shared_data: Folder) -> None:
    for jalur in sorted(shared_data("apbd-bantul-2014").glob("berkas/*.csv"))[:12]:
        assert kenali(jalur.name, jalur.read_bytes()).jenis is None
        assert baca(None, jalur.name, jalur.read_bytes(), konteks=Konteks(tahun=2014)).isi is None
