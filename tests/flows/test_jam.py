"""The clock of doors: real, set for a rehearsal, or set and running on."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from siap.flows import jam, tanya
from siap.flows.galat import GalatPemakai

WIB = timezone(timedelta(hours=7))
OKTOBER = datetime(2026, 10, 20, 9, tzinfo=WIB)


def test_without_a_rehearsal_it_is_the_clock_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIAP_SEKARANG", raising=False)

    assert abs(jam.kini() - datetime.now(WIB)) < timedelta(minutes=1)


def test_a_rehearsal_stands_still_and_a_blank_zone_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIAP_SEKARANG_SEJAK", raising=False)
    monkeypatch.setenv("SIAP_SEKARANG", "2026-10-20T09:00:00")

    assert jam.kini() == OKTOBER


def test_a_clock_that_was_set_runs_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIAP_SEKARANG", "")
    monkeypatch.setenv("SIAP_SEKARANG_SEJAK", "")
    monkeypatch.setattr("time.time", lambda: 1_000.0)
    jam.setel(OKTOBER)
    monkeypatch.setattr("time.time", lambda: 1_090.0)

    assert jam.kini() == OKTOBER + timedelta(seconds=90)


@pytest.mark.parametrize(("tetap", "sejak"), [("kemarin", ""), ("2026-10-20T09:00:00", "dulu")])
def test_a_wrong_setting_is_told(monkeypatch: pytest.MonkeyPatch, tetap: str, sejak: str) -> None:
    monkeypatch.setenv("SIAP_SEKARANG", tetap)
    monkeypatch.setenv("SIAP_SEKARANG_SEJAK", sejak)

    with pytest.raises(GalatPemakai, match=r"2026-10-05T08:00:00"):
        jam.kini()


def test_figures_are_asked_for_on_the_clock_of_the_door(monkeypatch: pytest.MonkeyPatch) -> None:
    ditanya: list[datetime] = []
    monkeypatch.setenv("SIAP_SEKARANG", "2026-10-05T08:00:00+07:00")
    monkeypatch.setattr(tanya, "mart_terkini", lambda *_isi, pada, terbitan: ditanya.append(pada))

    tanya.buka("18.99", 2026)

    # on another day the edition would be another one, refilled by every question in turn
    assert ditanya == [datetime(2026, 10, 5, 8, tzinfo=WIB)]
