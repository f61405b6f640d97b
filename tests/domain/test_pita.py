"""Band sets: exactly one colour for every number; holes and overlaps are refused."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.metrik.katalog import KATALOG, METRIK_BARIS
from siap.domain.penilaian.pita import (
    Penanda,
    Pita,
    PitaDitolak,
    Zona,
    muat,
    nilai,
    pita_berlaku,
    simpan,
    zona_berkode,
)
from siap.domain.penilaian.preset import (
    IKPA,
    LAMPUNG_BARAT,
    LEBONG,
    LIMA_PITA,
    PRESET,
    SIMBANGDA_KEUANGAN,
    SIMONEV,
    pita_bawaan,
)

SEMUA_PRESET = [p for kelompok in PRESET.values() for p in kelompok]
ANGKA = st.decimals(-(10**6), 10**6, places=8)


def zona(kode: str, bawah: str | None, atas: str | None, *, bt: bool = True, at: bool = False) -> Zona:
    return Zona(
        kode, kode.title(), "biru", Decimal(bawah) if bawah else None, Decimal(atas) if atas else None, bt, at
    )


def himpunan(*daftar: Zona, **lain: object) -> Pita:
    return Pita("uji", "Uji", "persen_pagu", "Perbup uji", daftar, **lain)  # type: ignore[arg-type]


def kode_zona(pita: Pita, angka: str) -> str:
    hasil = nilai(pita, Decimal(angka))
    assert hasil is not None
    return hasil.kode


@pytest.mark.parametrize("pita", SEMUA_PRESET, ids=lambda p: p.kode)
@given(angka=ANGKA)
def test_every_number_has_exactly_one_colour(pita: Pita, angka: Decimal) -> None:
    batas = [b for z in pita.zona for b in (z.bawah, z.atas) if b is not None]
    sen = Decimal("0.00000001")
    for x in (angka, *batas, *(b + sen for b in batas), *(b - sen for b in batas)):
        assert [z for z in pita.zona if z.memuat(x)] == [nilai(pita, x)]


@given(
    st.lists(st.tuples(st.integers(-1000, 1000), st.booleans()), unique_by=lambda b: b[0], max_size=6), ANGKA
)
def test_cuts_in_any_place_make_a_set_that_colours_everything(
    potongan: list[tuple[int, bool]], angka: Decimal
) -> None:
    potongan.sort()
    tepi: list[tuple[str | None, bool]] = [(None, True), *((str(b), ke_atas) for b, ke_atas in potongan)]
    daftar = [
        zona(f"z{i}", bawah, sesudah[0], bt=bt, at=not sesudah[1])
        for i, ((bawah, bt), sesudah) in enumerate(zip(tepi, [*tepi[1:], (None, True)], strict=True))
    ]
    pita = himpunan(*daftar)
    assert sum(z.memuat(angka) for z in pita.zona) == 1
    assert muat(simpan(pita)) == pita


@pytest.mark.parametrize(
    ("daftar", "sebab"),
    [
        ([], "tidak memuat satu zona"),
        ([zona("a", "0", None)], "di bawah 0 tidak memiliki zona"),
        ([zona("a", None, "100")], "di atas 100 tidak memiliki zona"),
        ([zona("a", None, "50"), zona("b", "51", None)], "ada lubang antara A .* dan B"),
        ([zona("a", None, "50"), zona("b", "50", None, bt=False)], "ada lubang"),
        ([zona("a", None, "50"), zona("b", "49.5", None)], "bertumpuk"),
        ([zona("a", None, "50", at=True), zona("b", "50", None)], "bertumpuk"),
        ([zona("a", None, None), zona("b", "50", None)], "bertumpuk"),
        ([zona("a", None, "50"), zona("b", None, None)], "bertumpuk"),
        ([zona("a", None, "50"), zona("b", "50", "40"), zona("c", "40", None)], "terbalik atau kosong"),
        ([zona("a", None, "50"), zona("b", "50", "50"), zona("c", "50", None)], "terbalik atau kosong"),
        ([zona("a", None, "50"), zona("a", "50", None)], "lebih dari sekali"),
    ],
)
def test_a_set_that_does_not_colour_every_number_once_is_refused(daftar: list[Zona], sebab: str) -> None:
    with pytest.raises(PitaDitolak, match=sebab) as galat:
        himpunan(*daftar)
    assert galat.value.kalimat.startswith("Pita “Uji” ditolak: ")


def test_a_printed_set_with_a_homeless_number_is_refused() -> None:
    """0; 1-50; 51-75: the printed classes of many reports leave 50.4 without a class."""
    with pytest.raises(PitaDitolak, match="lubang antara Rendah"):
        himpunan(
            zona("rendah", None, "50", at=True),
            zona("sedang", "51", "75", at=True),
            zona("tinggi", "75", None),
        )


@pytest.mark.parametrize(
    ("ganti", "sebab"),
    [
        ({"triwulan": ()}, "triwulan"),
        ({"triwulan": (5,)}, "triwulan"),
        ({"penanda": (Penanda(Zona("x", "X", "ungu"), "fisik", "pendapatan"),)}, "metrik pendapatan"),
        ({"penanda": (Penanda(Zona("a", "A", "ungu"), "fisik", "pagu"),)}, "lebih dari sekali"),
        ({"penanda": (Penanda(Zona("x", "X", "pink"), "fisik", "pagu"),)}, "warna pink"),
    ],
)
def test_a_set_with_wrong_settings_is_refused(ganti: dict[str, object], sebab: str) -> None:
    with pytest.raises(PitaDitolak, match=sebab):
        himpunan(zona("a", None, None), **ganti)


def test_a_set_for_an_unknown_metric_is_refused() -> None:
    with pytest.raises(PitaDitolak, match="metrik serapan tidak dikenal"):
        Pita("uji", "Uji", "serapan", "Perbup uji", (zona("a", None, None),))


@pytest.mark.parametrize("pita", SEMUA_PRESET, ids=lambda p: p.kode)
def test_presets_survive_saving_and_name_their_basis(pita: Pita) -> None:
    assert muat(simpan(pita)) == pita
    assert pita.dasar in pita.sebutan
    assert pita.metrik in KATALOG or pita is IKPA


def test_presets_say_what_their_regulations_say() -> None:
    assert [kode_zona(LAMPUNG_BARAT, x) for x in ("64.99999", "65", "84.999", "85", "140")] == [
        "merah",
        "kuning",
        "kuning",
        "hijau",
        "hijau",
    ]
    assert [kode_zona(LEBONG, x) for x in ("5", "-10", "-10.01", "-20", "-30", "-30.01")] == [
        "biru",
        "biru",
        "hijau",
        "hijau",
        "kuning",
        "merah",
    ]
    assert [kode_zona(SIMBANGDA_KEUANGAN, x) for x in ("0.01", "0", "-5", "-5.01", "-10", "-10.01")] == [
        "biru",
        "hijau",
        "hijau",
        "kuning",
        "kuning",
        "merah",
    ]
    assert [kode_zona(LIMA_PITA, x) for x in ("91", "76", "66", "51", "50.99")] == [
        "sangat-tinggi",
        "tinggi",
        "sedang",
        "rendah",
        "sangat-rendah",
    ]
    assert [kode_zona(IKPA, x) for x in ("95", "89", "70", "69.99")] == [
        "sangat-baik",
        "baik",
        "cukup",
        "kurang",
    ]
    assert [kode_zona(SIMONEV[1], x) for x in ("45", "39", "38.47", "33", "26", "25.99")] == [
        "sangat-tinggi",
        "tinggi",
        "sedang",
        "sedang",
        "rendah",
        "sangat-rendah",
    ]
    assert [kode_zona(p, "51") for p in SIMONEV] == [
        "sangat-tinggi",
        "sangat-tinggi",
        "rendah",
        "sangat-rendah",
    ]


def test_the_same_total_is_judged_differently_by_different_pemda() -> None:
    """June 2023 as published: hijau by Lebong, merah by SIMBANGDA, sedang by SIMONEV, kuning at home."""
    assert kode_zona(LAMPUNG_BARAT, "72.19") == "kuning"
    assert kode_zona(LEBONG, "-14.82") == "hijau"
    assert kode_zona(SIMBANGDA_KEUANGAN, "-14.82") == "merah"
    assert kode_zona(SIMONEV[1], "38.47") == "sedang"


def test_a_number_is_judged_unrounded() -> None:
    assert kode_zona(LAMPUNG_BARAT, "84.996") == "kuning"  # prints as 85,00


def test_no_number_has_no_colour() -> None:
    assert nilai(LAMPUNG_BARAT, None) is None


def test_a_marker_goes_before_the_bands_when_both_sides_are_known() -> None:
    ganjil = {
        "fisik": Decimal(10),
        "persen_pagu": Decimal(20),
        "target_fisik": Decimal(30),
        "target_persen": Decimal(40),
    }
    terpilih = nilai(SIMBANGDA_KEUANGAN, Decimal(-3), ganjil)
    assert terpilih is not None
    assert terpilih.kode == "ungu"
    terpilih = nilai(SIMBANGDA_KEUANGAN, Decimal(-3), {**ganjil, "fisik": Decimal(20)})
    assert terpilih is not None
    assert terpilih.kode == "ungu-target"
    for lain in (
        {},
        {**ganjil, "fisik": None, "target_fisik": None},
        {**ganjil, "persen_pagu": None, "target_persen": None},
    ):
        terpilih = nilai(SIMBANGDA_KEUANGAN, Decimal(-3), lain)
        assert terpilih is not None
        assert terpilih.kode == "hijau"


def test_limits_are_said_in_words() -> None:
    assert [z.batas for z in LAMPUNG_BARAT.zona] == [
        "kurang dari 65",
        "65 sampai kurang dari 85",
        "85 atau lebih",
    ]
    assert [z.batas for z in SIMBANGDA_KEUANGAN.zona][2:] == ["−5 sampai 0", "lebih dari 0"]
    assert zona("a", None, "2.5", at=True).batas == "sampai 2,5"
    assert zona("a", "2.5", "1000", bt=False).batas == "lebih dari 2,5 sampai kurang dari 1.000"
    assert zona("a", None, None).batas == "semua nilai"


def test_a_zone_is_found_by_its_code() -> None:
    assert zona_berkode(SIMBANGDA_KEUANGAN, "ungu") == SIMBANGDA_KEUANGAN.penanda[0].zona
    assert zona_berkode(LAMPUNG_BARAT, "merah") == LAMPUNG_BARAT.zona[0]
    assert zona_berkode(LAMPUNG_BARAT, "biru") is None


def test_the_set_in_force_is_the_latest_for_its_quarter() -> None:
    lama = himpunan(zona("a", None, None), berlaku_mulai=date(2022, 1, 1))
    baru = himpunan(zona("b", None, None), berlaku_mulai=date(2023, 7, 1), triwulan=(3,))
    daftar = [baru, lama]
    assert pita_berlaku(daftar, date(2021, 12, 31)) is None
    assert pita_berlaku(daftar, date(2023, 6, 30)) is lama
    assert pita_berlaku(daftar, date(2023, 7, 1)) is baru
    assert pita_berlaku(daftar, date(2023, 10, 1)) is lama


def test_a_preset_gives_the_set_of_a_month() -> None:
    assert pita_bawaan(6) is LAMPUNG_BARAT
    assert [pita_bawaan(b, "simonev").kode for b in (1, 4, 9, 12)] == [p.kode for p in SIMONEV]
    for nama in PRESET:
        assert all(pita_bawaan(b, nama) for b in range(1, 13))
    with pytest.raises(KeyError):
        pita_bawaan(1, "tidak-ada")


def test_a_broken_text_is_refused_with_a_sentence() -> None:
    isi = json.loads(simpan(LAMPUNG_BARAT))
    rusak = [
        "",
        "[]",
        "{}",
        json.dumps({**isi, "zona": None}),
        json.dumps({**isi, "zona": [{"kode": "a"}]}),
        json.dumps({**isi, "zona": [{**isi["zona"][0], "atas": 65}]}),
        json.dumps({**isi, "zona": [{**isi["zona"][0], "atas": "enam"}]}),
        json.dumps({**isi, "zona": [{**isi["zona"][0], "atas": "Infinity"}]}),
        json.dumps({**isi, "zona": isi["zona"][:2]}),
        json.dumps({**isi, "berlaku_mulai": "kemarin"}),
    ]
    for teks in rusak:
        with pytest.raises(PitaDitolak, match="ditolak: "):
            muat(teks)


def test_a_short_text_takes_the_usual_defaults() -> None:
    zona_saja = [
        {"kode": "a", "label": "A", "warna": "biru", "atas": "1"},
        {"kode": "b", "label": "B", "warna": "biru", "bawah": "1"},
    ]
    pita = muat(json.dumps({"kode": "k", "nama": "n", "metrik": "fisik", "dasar": "d", "zona": zona_saja}))
    assert kode_zona(pita, "1") == "b"
    assert pita.triwulan == (1, 2, 3, 4)


def test_scores_are_the_only_judged_figures_outside_the_catalogue() -> None:
    assert {p.metrik for p in SEMUA_PRESET} - set(METRIK_BARIS) == {"nilai_ikpa"}
