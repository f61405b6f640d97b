"""V25: late receipts and stale reports are told, not refused."""

from __future__ import annotations

from datetime import date

from tests.aturan.contoh import bagian_dari, potret, satu, temuan_dari

from siap.domain.temuan import Keparahan

TEMPO = date(2025, 7, 10)


def test_lolos_on_time_and_fresh() -> None:
    laporan = potret(jatuh_tempo=TEMPO, diterima_pertama=date(2025, 7, 9), diperbarui=date(2025, 7, 8))
    assert temuan_dari("V25", laporan) == []


def test_gagal_late_informs_with_the_days() -> None:
    t = satu("V25", potret(jatuh_tempo=TEMPO, diterima_pertama=date(2025, 7, 12)))
    assert t.kalimat == "Laporan terlambat diterima: 12 Juli 2025, jatuh temponya 10 Juli 2025."
    assert (t.selisih, t.keparahan) == ("2 hari", Keparahan.INFO)


def test_gagal_stale() -> None:
    t = satu("V25", potret(pada=date(2025, 7, 8), diperbarui=date(2025, 6, 2)))
    assert t.kalimat == "Pembaruan terakhir sudah lama: 2 Juni 2025, paling lama 35 hari."


def test_batas_the_due_day_itself_and_35_days_pass() -> None:
    assert bagian_dari("V25", potret(jatuh_tempo=TEMPO, diterima_pertama=TEMPO)) == []
    assert bagian_dari("V25", potret(pada=date(2025, 7, 8), diperbarui=date(2025, 6, 3))) == []
    assert bagian_dari("V25", potret(jatuh_tempo=TEMPO)) == []
