"""The ladder of admonitions: proposed from figures, never skipped, never repeated without a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.laporan.teguran import (
    AturanTeguran,
    BulanTerlambat,
    RiwayatTeguran,
    TeguranDitolak,
    TingkatTeguran,
    muat,
    simpan,
    usulkan,
)

PADA = date(2025, 11, 20)
I, II, III = TingkatTeguran  # noqa: E741 - the Roman numerals are their names


def telat(bulan: int, hari: int, *, belum: bool = False) -> BulanTerlambat:
    return BulanTerlambat(bulan, hari, belum)


def pernah(
    bulan: int,
    tingkat: TingkatTeguran,
    *,
    pantas: TingkatTeguran | None = None,
    diterima: bool | None = True,
    hari_lalu: int = 30,
) -> RiwayatTeguran:
    return RiwayatTeguran(bulan, tingkat, pantas or tingkat, diterima, PADA - timedelta(days=hari_lalu))


@pytest.mark.parametrize(
    ("terlambat", "tingkat"),
    [
        ((), None),
        ((telat(3, 0),), None),
        ((telat(3, 7),), None),
        ((telat(3, 8),), I),
        ((telat(3, 15),), I),
        ((telat(3, 31, belum=True),), I),
        ((telat(1, 1), telat(2, 1)), I),
    ],
)
def test_the_first_teguran_comes_after_seven_days_or_the_second_late_month(
    terlambat: tuple[BulanTerlambat, ...], tingkat: TingkatTeguran | None
) -> None:
    usulan = usulkan(terlambat, [], PADA)
    assert (usulan.tingkat if usulan else None) == tingkat


def test_a_proposal_shows_the_figures_behind_it() -> None:
    usulan = usulkan([telat(8, 3), telat(9, 40, belum=True)], [], PADA)
    assert usulan is not None
    assert (usulan.bulan, usulan.tingkat, usulan.pantas, usulan.urutan, usulan.hari) == (9, I, III, 2, 40)
    assert usulan.alasan == (
        "Laporan September belum masuk, lewat 40 hari (lebih dari 30 hari: Teguran III).",
        "Bulan terlambat ke-2 tahun ini (Teguran I).",
        "Angkanya setara Teguran III; tangga tidak dilompati, jadi diusulkan Teguran I.",
    )
    assert [b.bulan for b in usulan.terlambat] == [8, 9]


def test_a_report_still_missing_climbs_after_the_pause_and_a_late_one_has_answered() -> None:
    belum, datang = telat(9, 20, belum=True), telat(9, 20)
    assert usulkan([belum], [pernah(9, I, pantas=II, hari_lalu=6)], PADA) is None
    usulan = usulkan([belum], [pernah(9, I, pantas=II, hari_lalu=7)], PADA)
    assert usulan is not None
    assert usulan.tingkat == II
    assert usulkan([datang], [pernah(9, I, pantas=II, hari_lalu=90)], PADA) is None
    assert usulkan([belum], [pernah(9, II, hari_lalu=90)], PADA) is None


def test_what_was_declined_comes_back_only_with_heavier_figures() -> None:
    ditolak = pernah(9, I, diterima=False)
    assert usulkan([telat(9, 9, belum=True)], [ditolak], PADA) is None
    lagi = usulkan([telat(9, 15, belum=True)], [ditolak], PADA)
    assert lagi is not None
    assert (lagi.tingkat, lagi.pantas) == (I, II)


def test_what_waits_for_a_decision_is_not_proposed_again_but_a_later_month_is() -> None:
    menunggu = pernah(8, I, diterima=None)
    assert usulkan([telat(8, 40, belum=True)], [menunggu], PADA) is None
    baru = usulkan([telat(8, 40, belum=True), telat(9, 10, belum=True)], [menunggu], PADA)
    assert baru is not None
    assert baru.bulan == 9


def test_an_earlier_month_is_covered_by_the_teguran_of_a_later_one() -> None:
    assert usulkan([telat(2, 9), telat(5, 9)], [pernah(5, I)], PADA) is None


_TELAT = st.lists(
    st.builds(BulanTerlambat, st.integers(1, 12), st.integers(0, 200), st.booleans()),
    unique_by=lambda b: b.bulan,
)
_RIWAYAT = st.lists(
    st.builds(
        lambda b, t, p, d, n: RiwayatTeguran(b, min(t, p), max(t, p), d, PADA - timedelta(days=n)),
        st.integers(1, 12),
        st.sampled_from(TingkatTeguran),
        st.sampled_from(TingkatTeguran),
        st.sampled_from([True, False, None]),
        st.integers(0, 300),
    ),
    max_size=5,
)


@given(_TELAT, _RIWAYAT)
def test_no_rung_is_skipped_and_nobody_is_admonished_for_nothing(
    terlambat: list[BulanTerlambat], riwayat: list[RiwayatTeguran]
) -> None:
    usulan = usulkan(terlambat, riwayat, PADA)
    if usulan is None:
        return
    tertinggi = max((r.tingkat for r in riwayat if r.diterima), default=0)
    assert usulan.tingkat <= min(usulan.pantas, tertinggi + 1)
    assert usulan.hari > 0
    assert usulan.alasan
    assert any(b.bulan == usulan.bulan and b.hari == usulan.hari for b in terlambat)


@given(_TELAT, _RIWAYAT)
def test_what_was_handed_on_is_not_proposed_again_the_same_day(
    terlambat: list[BulanTerlambat], riwayat: list[RiwayatTeguran]
) -> None:
    """Every rung ends: handing on and deciding what is proposed, again and again, leaves nothing."""
    for diterima in (None, True, False):
        semua = list(riwayat)
        for _langkah in range(60):
            usulan = usulkan(terlambat, semua, PADA)
            if usulan is None:
                break
            semua.append(RiwayatTeguran(usulan.bulan, usulan.tingkat, usulan.pantas, diterima, PADA))
        assert usulkan(terlambat, semua, PADA) is None


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"hari": (7, 14)}, "tiga angka"),
        ({"hari": (7, 7, 30)}, "makin besar"),
        ({"hari": (-1, 7, 30)}, "makin besar"),
        ({"bulan": (0, 1, 2)}, "mulai dari 1"),
        ({"jeda": -1}, "jeda"),
        ({"dasar": " "}, "dasar hukumnya"),
    ],
)
def test_a_ladder_whose_rungs_do_not_rise_is_refused(isi: dict[str, object], kata: str) -> None:
    with pytest.raises(TeguranDitolak, match=kata):
        AturanTeguran(**isi)  # type: ignore[arg-type]


def test_a_ladder_is_read_back_as_it_was_written() -> None:
    aturan = replace(AturanTeguran(), hari=(3, 6, 9), dasar="Perbup 84/2020")
    assert muat(simpan(aturan)) == aturan
    with pytest.raises(TeguranDitolak, match="tidak dikenal"):
        muat('{"hukuman": 1}')
    usulan = usulkan([telat(9, 4)], [], PADA, aturan)
    assert usulan is not None
    assert [t.nama for t in TingkatTeguran] == ["Teguran I", "Teguran II", "Teguran III"]
