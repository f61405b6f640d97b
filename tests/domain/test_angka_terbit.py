"""Published figures, recomputed to the sen: Kabupaten Lampung Barat 2021 and 2023."""

from __future__ import annotations

from decimal import Decimal

import pytest

from siap.domain.fakta import (
    Dimensi,
    DimensiPD,
    Fakta,
    FaktaAngkas,
    FaktaLapor,
    FaktaPagu,
    FaktaRealisasi,
    FaktaVersi,
)
from siap.domain.metrik.katalog import hitung_baris
from siap.domain.posisi import susun_posisi, ukuran_per
from siap.domain.rekap import Rekap, Ukuran
from siap.domain.susun import susun_rekap
from siap.domain.uang import bulat, sen, tampil_persen, tampil_rupiah

PAGU = Decimal(984959704911)
ANGKAS = {6: Decimal(524847798262), 7: Decimal("689664092276.90")}
REALISASI = {6: Decimal(378887625565), 7: Decimal("465454124354.53")}
KABUPATEN = ("", "", "")


def rekap(bulan: int) -> Rekap:
    """The kabupaten as one unit, as the canonical templates with only totals book it."""
    fakta = Fakta(
        pagu=(FaktaPagu(1, "1", *KABUPATEN, sen(PAGU)),),
        versi_pagu=tuple(FaktaVersi("1", b, 1) for b in range(1, 13)),
        angkas=(
            FaktaAngkas(1, "1", *KABUPATEN, 6, sen(ANGKAS[6])),
            FaktaAngkas(1, "1", *KABUPATEN, 7, sen(ANGKAS[7] - ANGKAS[6])),
            FaktaAngkas(1, "1", *KABUPATEN, 12, sen(PAGU - ANGKAS[7])),
        ),
        versi_angkas=tuple(FaktaVersi("1", b, 1) for b in range(1, 13)),
        realisasi=tuple(FaktaRealisasi("1", b, *KABUPATEN, sen(r)) for b, r in REALISASI.items()),
        lapor=tuple(FaktaLapor("1", b, kumulatif=True, status="lengkap") for b in REALISASI),
    )
    status = tuple("lengkap" if b in REALISASI else "belum lapor" for b in range(1, 13))
    pd = DimensiPD("1", "Kabupaten Lampung Barat", "dinas", "Dinas dan Badan", status=status)
    ukuran = {p: u for (p, _), u in ukuran_per(susun_posisi(fakta), bulan).items()}
    return susun_rekap(
        dimensi=Dimensi("18.04", "Lampung Barat", 2023, (pd,)), bulan=bulan, terbitan="uji", ukuran_pd=ukuran
    )


def test_june_2023() -> None:
    total = rekap(6).total
    assert (total.pagu, total.angkas, total.realisasi) == (PAGU, ANGKAS[6], REALISASI[6])
    cetak = [
        tampil_persen(x)
        for x in (total.target_persen, total.persen_pagu, total.persen_angkas, total.deviasi_keu)
    ]
    assert cetak == ["53,29", "38,47", "72,19", "−14,82"]
    assert total.zona == "kuning"


def test_july_2023_to_the_sen() -> None:
    total = rekap(7).total
    assert (total.pagu, total.angkas, total.realisasi) == (PAGU, ANGKAS[7], REALISASI[7])
    assert total.sisa == Decimal("519505580556.47")
    assert tampil_rupiah(total.sisa) == "Rp519.505.580.556,47"
    assert (tampil_persen(total.persen_pagu), tampil_persen(total.persen_angkas)) == ("47,26", "67,49")
    assert tampil_persen(total.target_persen) == "70,02"
    assert ANGKAS[7] - REALISASI[7] == Decimal("224209967922.37")


@pytest.mark.parametrize(
    ("pagu", "realisasi", "persen"),
    [
        ("2780064146.10", "2752216282", "99.00"),  # Dinas Sosial, July 2023
        ("54985524270", "12606851234", "22.93"),  # DPUPR, July 2023
        ("1097181392100.06", "1025003699827.95", "93.42"),  # December 2021
        ("122469821840", "66670123653", "54.44"),
        ("304619299025", "147515812005", "48.43"),
    ],
)
def test_printed_percentages_are_recomputed(pagu: str, realisasi: str, persen: str) -> None:
    hasil = hitung_baris(Ukuran(pagu=Decimal(pagu), realisasi=Decimal(realisasi)))["persen_pagu"]
    assert hasil is not None
    assert bulat(hasil) == Decimal(persen)


def test_december_2021_leaves_the_printed_remainder() -> None:
    sisa = hitung_baris(Ukuran(pagu=Decimal("1097181392100.06"), realisasi=Decimal("1025003699827.95")))[
        "sisa"
    ]
    assert sisa == Decimal("72177692272.11")
