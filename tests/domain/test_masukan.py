"""What was read of a file: when nothing of it may be booked."""

from __future__ import annotations

from siap.domain.aturan.register import temuan
from siap.domain.masukan import Bacaan, IsiUnit, JenisBerkas


def test_a_reading_is_refused_without_content_or_with_a_refusing_finding() -> None:
    isi = IsiUnit(())
    baik = Bacaan(JenisBerkas.PD, "pd.csv", "ab", isi=isi, temuan=(temuan("M13", diberikan="titik koma"),))
    assert not baik.tertolak
    assert Bacaan(None, "x", "ab").tertolak
    assert Bacaan(JenisBerkas.PD, "pd.csv", "ab", isi=isi, temuan=(temuan("M44", diberikan="0"),)).tertolak
