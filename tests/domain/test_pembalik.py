"""The amount that would turn a colour, exact to the sen."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from siap.domain.metrik.katalog import KATALOG, nilai_ukuran
from siap.domain.metrik.rumus import hitung
from siap.domain.penilaian.pembalik import pembalik
from siap.domain.penilaian.pita import Pita, Zona, nilai
from siap.domain.penilaian.preset import LAMPUNG_BARAT, LEBONG, SIMBANGDA_FISIK, SIMBANGDA_KEUANGAN, SIMONEV
from siap.domain.rekap import Ukuran
from siap.domain.uang import dari_sen

JUNI = nilai_ukuran(Ukuran(Decimal(984959704911), Decimal(524847798262), Decimal(378887625565)))
SEN = Decimal("0.01")


def test_the_june_total_turns_green_at_85_percent_of_the_cash_plan() -> None:
    naik, turun = pembalik(LAMPUNG_BARAT, KATALOG["persen_angkas"].rumus, JUNI)
    assert (naik.zona.kode, naik.nilai, naik.selisih) == (
        "hijau",
        Decimal("446120628522.70"),
        Decimal("67233002957.70"),
    )
    # 65 percent is 341151068870.30 to the sen and still kuning; one sen less is merah
    assert (turun.zona.kode, turun.nilai) == ("merah", Decimal("341151068870.29"))


@given(
    st.sampled_from([LAMPUNG_BARAT, LEBONG, SIMBANGDA_KEUANGAN, *SIMONEV]),
    st.integers(10**6, 10**14),
    st.integers(10**6, 10**14),
    st.integers(-(10**14), 10**14),
)
def test_one_sen_less_would_not_turn_it(pita: Pita, pagu: int, angkas: int, realisasi: int) -> None:
    rumus = KATALOG[pita.metrik].rumus
    isi = nilai_ukuran(Ukuran(dari_sen(pagu), dari_sen(angkas), dari_sen(realisasi)))
    kini = nilai(pita, hitung(rumus, isi))
    hasil = pembalik(pita, rumus, isi)
    assert hasil
    for p in hasil:
        langkah = SEN if p.selisih > 0 else -SEN
        assert nilai(pita, hitung(rumus, {**isi, "realisasi": p.nilai})) == p.zona != kini
        assert nilai(pita, hitung(rumus, {**isi, "realisasi": p.nilai - langkah})) == kini
        assert p.nilai - p.selisih == dari_sen(realisasi)


def test_the_top_zone_can_only_fall() -> None:
    isi = {**JUNI, "realisasi": Decimal(524847798262)}
    assert [p.zona.kode for p in pembalik(LAMPUNG_BARAT, KATALOG["persen_angkas"].rumus, isi)] == ["kuning"]


def test_physical_figures_turn_on_the_physical_value() -> None:
    isi = nilai_ukuran(
        Ukuran(Decimal(100), nilai_fisik=Decimal(40), pagu_fisik=Decimal(100), nilai_target_lapor=Decimal(47))
    )
    naik, turun = pembalik(SIMBANGDA_FISIK, KATALOG["deviasi_fisik"].rumus, isi, "nilai_fisik")
    assert (naik.zona.kode, naik.nilai) == ("hijau", Decimal(42))
    assert (turun.zona.kode, turun.nilai) == ("merah", Decimal("36.99"))


def test_a_figure_where_less_is_better_turns_the_other_way() -> None:
    pita = Pita(
        "sisa",
        "Sisa",
        "sisa",
        "Perbup uji",
        (
            Zona("habis", "Habis", "hijau", None, Decimal(10)),
            Zona("banyak", "Banyak", "merah", Decimal(10), None),
        ),
    )
    (naik,) = pembalik(pita, KATALOG["sisa"].rumus, {**JUNI, "pagu": Decimal(100), "realisasi": Decimal(95)})
    assert (naik.zona.kode, naik.nilai, naik.selisih) == ("banyak", Decimal(90), Decimal(-5))


def test_nothing_turns_what_is_unknown_or_does_not_depend_on_it() -> None:
    rumus = KATALOG["persen_angkas"].rumus
    assert pembalik(LAMPUNG_BARAT, rumus, {**JUNI, "realisasi": None}) == ()
    assert pembalik(LAMPUNG_BARAT, rumus, {**JUNI, "angkas": Decimal(0)}) == ()
    assert pembalik(LAMPUNG_BARAT, KATALOG["target_persen"].rumus, JUNI) == ()


@given(st.integers(1, 10**14), st.integers(0, 10**14))
def test_a_single_zone_never_turns(angkas: int, realisasi: int) -> None:
    assume(angkas)
    pita = Pita("satu", "Satu", "persen_angkas", "Perbup uji", (Zona("a", "A", "biru"),))
    isi = nilai_ukuran(Ukuran(Decimal(1), dari_sen(angkas), dari_sen(realisasi)))
    assert pembalik(pita, KATALOG["persen_angkas"].rumus, isi) == ()
