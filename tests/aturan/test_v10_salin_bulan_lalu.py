"""V10: copy-forward of a line or of half a report."""

from __future__ import annotations

from tests.aturan.contoh import bagian_dari, baris, potret, satu

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.temuan import Keparahan

BERUBAH = baris()
SALIN = baris(realisasi_lalu=450, fisik_lalu=47)
NOL = baris(realisasi=0, realisasi_lalu=0, fisik=0, fisik_lalu=0)
SELESAI = baris(realisasi=1000, realisasi_lalu=1000, fisik=100, fisik_lalu=100)


def test_lolos_when_most_lines_moved() -> None:
    assert bagian_dari("V10", potret(BERUBAH, BERUBAH, SALIN)) == []


def test_gagal_when_half_the_report_repeats_last_month() -> None:
    laporan = potret(BERUBAH, SALIN, SALIN, BERUBAH)
    t = satu("V10", laporan)
    assert t.kalimat == "Laporan ini sama dengan bulan lalu pada 2 dari 4 baris yang dapat dibandingkan."
    assert (t.keparahan, t.tempat.medan) == (Keparahan.JELASKAN, "laporan")


def test_gagal_when_a_line_stands_still_for_the_third_month() -> None:
    diam = baris(**dict.fromkeys(("realisasi_lalu", "realisasi_lalu2"), 450), fisik_lalu=47, fisik_lalu2=47)
    assert bagian_dari("V10", potret(diam, BERUBAH, BERUBAH)) == ["baris"]
    t = satu("V10", potret(diam, BERUBAH, BERUBAH))
    assert t.kalimat == "Baris ini sama dengan bulan lalu dan bulan sebelumnya."


def test_batas_one_line_in_two_is_half_and_just_under_half_passes() -> None:
    assert bagian_dari("V10", potret(SALIN, BERUBAH)) == ["salinan"]
    assert bagian_dari("V10", potret(SALIN, SALIN, BERUBAH, BERUBAH, BERUBAH)) == []
    assert bagian_dari("V10", potret(SALIN, BERUBAH), AmbangAturan(baris_salinan=3)) == []


def test_batas_what_is_still_zero_or_finished_is_not_compared() -> None:
    assert bagian_dari("V10", potret(NOL, NOL, SELESAI, BERUBAH)) == []
    assert bagian_dari("V10", potret(NOL, SELESAI)) == []
    habis = baris(realisasi=1000, realisasi_lalu=1000, realisasi_lalu2=1000, fisik=None, fisik_lalu=None)
    assert bagian_dari("V10", potret(habis)) == []


def test_batas_a_report_of_money_alone_is_compared_on_money() -> None:
    lra = baris(sub_kegiatan="", rekening="5.1", realisasi_lalu=450, fisik=None, fisik_lalu=None)
    assert bagian_dari("V10", potret(lra)) == ["salinan"]
