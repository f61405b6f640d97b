"""Every trouble that the demo promises is really in its figures."""

from __future__ import annotations

from decimal import Decimal

from tests.jobs.demo.buku_demo import angkas, berlaku, pagu, posisi

from siap.domain.anggaran import Tahap
from siap.domain.masukan import IsiFisik, IsiRealisasi, Sifat
from siap.jobs.demo import Demo, Kiriman, Perihal


def laporan(demo: Demo, pd: str, bulan: int) -> list[Kiriman]:
    return [k for k in demo.pilih(Perihal.REALISASI, pd) if k.bulan == bulan]


def nilai(kiriman: Kiriman) -> Decimal:
    assert isinstance(kiriman.isi, IsiRealisasi)
    return sum((b.nilai for b in kiriman.isi.baris), Decimal(0))


def fisik(demo: Demo, pd: str, sub: str, bulan: int) -> Decimal:
    return next(
        b.persen
        for k in demo.pilih(Perihal.FISIK, pd)
        if isinstance(k.isi, IsiFisik)
        for b in k.isi.baris
        if b.sub_kegiatan == sub and b.bulan == bulan
    )


def test_missing_reports_are_missing_and_all_others_are_there(demo: Demo) -> None:
    (tidak_pernah,) = demo.gangguan_di("tidak_pernah_lapor")
    kosong = {(g.pd, g.bulan) for g in demo.gangguan_di("belum_lapor")}
    kosong |= {(tidak_pernah.pd, bulan) for bulan in range(1, 10)}
    for u in demo.unit:
        for bulan in range(1, 10):
            assert bool(laporan(demo, u.kode, bulan)) is ((u.kode, bulan) not in kosong)
    assert {8, 9} <= {bulan for _, bulan in kosong}
    assert not any(k.bulan > 9 for k in demo.pilih(Perihal.REALISASI))


def test_late_reports_arrive_after_the_tenth_and_no_other_first_report_does(demo: Demo) -> None:
    lewat = {(g.pd, g.bulan) for g in demo.gangguan_di("lewat_tenggat")}
    assert lewat
    for k in demo.pilih(Perihal.REALISASI):
        pertama = laporan(demo, k.pd, k.bulan)[0]
        assert pertama.pada.month == k.bulan + 1
        assert (pertama.pada.day > 10) is ((k.pd, k.bulan) in lewat)


def test_a_nil_report_moves_nothing(demo: Demo) -> None:
    assert demo.gangguan_di("nihil")
    for g in demo.gangguan_di("nihil"):
        assert g.bulan is not None
        (kiriman,) = laporan(demo, g.pd, g.bulan)
        assert isinstance(kiriman.isi, IsiRealisasi)
        assert kiriman.isi.sifat is Sifat.BULANAN
        assert {b.nilai for b in kiriman.isi.baris} == {Decimal(0)}


def test_a_partial_report_has_blank_rows(demo: Demo) -> None:
    sebagian = {(g.pd, g.bulan) for g in demo.gangguan_di("sebagian")}
    assert sebagian
    for k in demo.pilih(Perihal.REALISASI):
        kurang = len(pagu(berlaku(demo, Perihal.ANGGARAN, k.pd, k.bulan))) - len(k.isi.baris)
        assert (kurang > 0) is ((k.pd, k.bulan) in sebagian)


def test_one_report_of_money_has_no_physical_progress_beside_it(demo: Demo) -> None:
    berfisik = {(k.pd, k.bulan) for k in demo.pilih(Perihal.FISIK)}
    beruang = {(k.pd, k.bulan) for k in demo.pilih(Perihal.REALISASI)}
    assert beruang - berfisik == {(g.pd, g.bulan) for g in demo.gangguan_di("fisik_kosong")}
    assert berfisik <= beruang


def test_returned_reports_are_sent_again_with_other_figures_and_a_reason(demo: Demo) -> None:
    dikoreksi = {(g.pd, g.bulan) for g in demo.gangguan_di("dikoreksi")}
    assert len(dikoreksi) == 3
    for k in demo.pilih(Perihal.REALISASI):
        semua = laporan(demo, k.pd, k.bulan)
        assert len(semua) == (2 if (k.pd, k.bulan) in dikoreksi else 1)
        assert not semua[0].koreksi
        if len(semua) == 2:
            assert semua[1].koreksi
            assert semua[0].pada < semua[1].pada
            assert nilai(semua[0]) != nilai(semua[1])


def test_one_of_the_faulty_reports_was_typed_in_thousands(demo: Demo) -> None:
    rasio = [
        nilai(semua[1]) / nilai(semua[0])
        for g in demo.gangguan_di("dikoreksi")
        for semua in (laporan(demo, g.pd, g.bulan or 0),)
    ]
    assert any(990 < r < 1010 for r in rasio)


def test_a_refund_is_a_negative_figure_of_its_month(demo: Demo) -> None:
    (g,) = demo.gangguan_di("pengembalian")
    negatif = [
        (k.pd, k.bulan, b.matra.sub_kegiatan, b.nilai)
        for k in demo.pilih(Perihal.REALISASI)
        for b in k.isi.baris
        if b.nilai < 0  # type: ignore[union-attr]
    ]
    assert negatif == [(g.pd, g.bulan, g.sub_kegiatan, Decimal(-47_250_000))]


def test_one_pd_spent_more_than_its_cash_plan(demo: Demo) -> None:
    (g,) = demo.gangguan_di("lebih_angkas")
    kas = berlaku(demo, Perihal.ANGKAS, g.pd, 9)
    sampai = sum(b.nilai for b in kas.isi.baris if b.bulan <= 9)  # type: ignore[union-attr]
    assert sum(posisi(demo, g.pd, 9).values()) > sampai


def test_dak_lines_are_far_behind(demo: Demo) -> None:
    assert len({g.pd for g in demo.gangguan_di("dak_berisiko")}) == 2
    for g in demo.gangguan_di("dak_berisiko"):
        p = pagu(berlaku(demo, Perihal.ANGGARAN, g.pd, 9))
        r = posisi(demo, g.pd, 9)
        dak = [m for m in p if m.sub_kegiatan == g.sub_kegiatan and m.sumber_dana.startswith("2.2.01.01.03")]
        assert dak
        assert all(r[m] * 100 < p[m] * 35 for m in dak)


def test_one_sub_kegiatan_is_paid_ahead_of_its_work(demo: Demo) -> None:
    (g,) = demo.gangguan_di("bayar_mendahului")
    p = pagu(berlaku(demo, Perihal.ANGGARAN, g.pd, 9))
    r = posisi(demo, g.pd, 9)
    milik = [m for m in p if m.sub_kegiatan == g.sub_kegiatan]
    persen = sum(r[m] for m in milik) / sum(p[m] for m in milik) * 100
    assert persen - fisik(demo, g.pd, g.sub_kegiatan, 9) > 5


def test_december_honours_have_their_whole_cash_plan_in_december(demo: Demo) -> None:
    assert demo.gangguan_di("honor_desember")
    for g in demo.gangguan_di("honor_desember"):
        kas = next(demo.pilih(Perihal.ANGKAS, g.pd))
        bulan = {b.bulan for b in kas.isi.baris if b.matra.sub_kegiatan == g.sub_kegiatan}  # type: ignore[union-attr]
        assert bulan == {12}
        assert all(v == 0 for m, v in posisi(demo, g.pd, 9).items() if m.sub_kegiatan == g.sub_kegiatan)


def test_a_shift_keeps_the_total_and_an_amendment_changes_it(demo: Demo) -> None:
    for g in (*demo.gangguan_di("pergeseran"), *demo.gangguan_di("perubahan")):
        assert g.bulan is not None
        lama = pagu(berlaku(demo, Perihal.ANGGARAN, g.pd, g.bulan - 1))
        kiriman = berlaku(demo, Perihal.ANGGARAN, g.pd, g.bulan)
        baru = pagu(kiriman)
        assert lama != baru
        assert (sum(lama.values()) == sum(baru.values())) is (kiriman.tahap == Tahap.PERGESERAN)
    assert {g.bulan for g in demo.gangguan_di("perubahan")} == {8, 9, 10}


def test_one_sub_kegiatan_loses_its_pagu_and_keeps_its_row(demo: Demo) -> None:
    (g,) = demo.gangguan_di("pagu_nol")
    milik = [
        v
        for m, v in pagu(berlaku(demo, Perihal.ANGGARAN, g.pd, 9)).items()
        if m.sub_kegiatan == g.sub_kegiatan
    ]
    assert milik
    assert not any(milik)
    assert any(
        v
        for m, v in angkas(next(demo.pilih(Perihal.ANGKAS, g.pd))).items()
        if m.sub_kegiatan == g.sub_kegiatan
    )
