"""V19: a unit slip shows in the ratio to last month."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import bagian_dari, baris, potret, satu, temuan_dari

from siap.domain.laporan.potret import Potret

D = Decimal

D = Decimal


def dengan(kini: str | None, lalu: str | None) -> Potret:
    return potret(
        baris(realisasi=None if kini is None else D(kini), realisasi_lalu=None if lalu is None else D(lalu))
    )


def test_lolos_a_usual_rise() -> None:
    assert temuan_dari("V19", dengan("450", "350")) == []


def test_gagal_a_thousandfold() -> None:
    t = satu("V19", dengan("350000", "350"))
    assert t.kalimat == (
        "Realisasi Rp350.000 lebih dari 5 kali bulan lalu Rp350; mungkin ditulis dalam ribu atau juta."
    )


def test_gagal_a_thousandth() -> None:
    assert bagian_dari("V19", dengan("0.35", "350")) == ["mengecil"]


def test_batas_exactly_five_times_and_exactly_a_500th_pass() -> None:
    assert bagian_dari("V19", dengan("500", "100")) == []
    assert bagian_dari("V19", dengan("500.01", "100")) == ["membesar"]
    assert bagian_dari("V19", dengan("1", "500")) == []
    assert bagian_dari("V19", dengan("1", "500.01")) == ["mengecil"]


def test_batas_a_first_payment_is_no_slip() -> None:
    for kini, lalu in (("10", "0"), ("0", "10"), ("10", None), (None, "10"), ("-5", "10")):
        assert temuan_dari("V19", dengan(kini, lalu)) == []
