"""Inside and outside agree with shapely on every polygon; the border belongs to the region."""

from __future__ import annotations

from decimal import Decimal

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from siap.domain.wilayah import SEJUTA, BatasWilayah, Titik, dalam_wilayah, titik_dari

sudut = st.tuples(st.integers(-40, 40), st.integers(-40, 40))
KOTAK = BatasWilayah(
    (
        (
            (
                (
                    (103_800_000, -5_400_000),
                    (104_400_000, -5_400_000),
                    (104_400_000, -4_800_000),
                    (103_800_000, -4_800_000),
                )
            ),
        ),
    )
)


@given(st.lists(sudut, min_size=3, max_size=12, unique=True), sudut)
def test_inside_is_what_shapely_says(cincin: list[tuple[int, int]], t: tuple[int, int]) -> None:
    bentuk = shapely.Polygon(cincin)
    assume(bentuk.is_valid and bentuk.area > 0)
    assert BatasWilayah(((tuple(cincin),),)).memuat(Titik(t[1], t[0])) == bentuk.covers(shapely.Point(t))


@given(sudut, st.integers(1, 15), sudut)
def test_a_hole_is_outside_but_its_rim_is_not(pusat: tuple[int, int], sisi: int, t: tuple[int, int]) -> None:
    x, y = pusat
    luar = ((-60, -60), (60, -60), (60, 60), (-60, 60))
    lubang = ((x, y), (x + sisi, y), (x + sisi, y + sisi), (x, y + sisi))
    bentuk = shapely.Polygon(luar, [lubang])
    assert BatasWilayah(((luar, lubang),)).memuat(Titik(t[1], t[0])) == bentuk.covers(shapely.Point(t))


@given(st.lists(sudut, min_size=3, max_size=8, unique=True), sudut)
def test_the_distance_is_what_shapely_says_near_the_equator(
    cincin: list[tuple[int, int]], t: tuple[int, int]
) -> None:
    bentuk = shapely.Polygon(cincin)
    assume(bentuk.is_valid and bentuk.area > 0)
    seribu = tuple((x * 1000, y * 1000) for x, y in cincin)
    diharapkan = bentuk.boundary.distance(shapely.Point(t)) * 1000 / SEJUTA * 111_320
    jarak = BatasWilayah(((seribu,),)).jarak_m(Titik(t[1] * 1000, t[0] * 1000))
    assert abs(jarak - diharapkan) <= max(1.0, diharapkan * 0.001)


def test_a_point_just_over_the_border_is_still_accepted_and_one_far_off_is_not() -> None:
    di_tepi, jauh = Titik(-5_402_000, 104_000_000), Titik(-5_410_000, 104_000_000)
    assert not KOTAK.memuat(di_tepi)
    assert KOTAK.menerima(di_tepi)
    assert KOTAK.jarak_m(jauh) == 1113
    assert not KOTAK.menerima(jauh)


def test_unknown_is_not_outside() -> None:
    assert dalam_wilayah(None, Titik(0, 0)) is None
    assert dalam_wilayah(KOTAK, None) is None
    assert dalam_wilayah(KOTAK, Titik(-5_000_000, 104_000_000)) is True
    assert dalam_wilayah(KOTAK, Titik(-7_000_000, 107_000_000)) is False


@pytest.mark.parametrize(("lintang", "bujur"), [("91", "0"), ("0", "181"), ("NaN", "0"), ("0", "Infinity")])
def test_what_is_no_place_is_refused(lintang: str, bujur: str) -> None:
    with pytest.raises(ValueError, match=r"lintang"):
        titik_dari(Decimal(lintang), Decimal(bujur))


def test_a_place_is_printed_with_six_decimals() -> None:
    assert str(titik_dari(Decimal("-5.025"), Decimal("104.0750004"))) == "-5.025000, 104.075000"
    with pytest.raises(ValueError, match="lintang"):
        Titik(91 * SEJUTA, 0)
