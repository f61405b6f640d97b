"""The workbook of the RFK: every formula gives the domain's figure, every text stays text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.documents.buku_kerja import BukuKerja
from tests.documents.contoh import LATAR, D, baris, kurva, pohon_pd, puncak_pohon, rekap, ukuran

from siap.documents.blocks import Dokumen
from siap.documents.packs.rfk import rfk_pd, rfk_rekap
from siap.documents.packs.tabel import dokumen_tabel
from siap.documents.writers.rumus_xlsx import rumus_jumlah, rumus_sel
from siap.documents.writers.tabel_xlsx import muat
from siap.documents.writers.xlsx import tulis_xlsx
from siap.domain.metrik.katalog import KATALOG
from siap.domain.metrik.ukuran import PAGU, REALISASI

LAMPUNG = ukuran(984_959_704_911, D("689664092276.90"), D("465454124354.53"), "47.2", "55")


def buku(dokumen: Dokumen) -> BukuKerja:
    return BukuKerja(tulis_xlsx(dokumen))


def form_b(banyak: int = 14) -> Dokumen:
    pohon = pohon_pd(banyak)
    return rfk_pd(rekap([]), pd=puncak_pohon(pohon), pohon=pohon, latar=LATAR, kurva=kurva(6))


def cari(b: BukuKerja, lembar: str, kolom: str, isi: object) -> int:
    return next(int(s[1:]) for s, v in b.rumus[lembar].items() if v == isi and s.startswith(kolom))


@pytest.mark.parametrize(
    ("metrik", "rumus"),
    [
        ("persen_pagu", '=IFERROR(R7/P7*100,"-")'),
        ("persen_angkas", '=IFERROR(R7/A7*100,"-")'),
        ("deviasi_keu", '=IFERROR((R7-A7)/P7*100,"-")'),
        ("sisa", '=IFERROR(P7-R7,"-")'),
    ],
)
def test_formula_is_read_from_the_catalogue(metrik: str, rumus: str) -> None:
    alamat = {"pagu": "P7", "angkas": "A7", "realisasi": "R7"}
    assert rumus_sel(KATALOG[metrik].rumus, alamat.__getitem__) == rumus


def test_brackets_follow_the_formula() -> None:
    alamat = {"pagu": "P1", "realisasi": "R1"}.__getitem__
    assert rumus_sel(PAGU - (PAGU - REALISASI), alamat) == '=IFERROR(P1-(P1-R1),"-")'
    assert rumus_sel(PAGU / (PAGU / REALISASI), alamat) == '=IFERROR(P1/(P1/R1),"-")'


def test_sum_writes_neighbours_as_a_range_and_never_too_many_arguments() -> None:
    assert rumus_jumlah("C", [4, 5, 6, 9]) == "=SUM(C4:C6,C9)"
    banyak = rumus_jumlah("C", range(1, 2001, 2))
    assert max(b.rstrip(",)").count(",") for b in banyak.split("SUM(")) == 254


def test_recap_computes_the_published_july_figures() -> None:
    b = buku(rfk_rekap(rekap([("1.02", "Dinas Kesehatan", LAMPUNG)]), latar=LATAR))
    n = cari(b, "Rekap", "B", "Jumlah (1 perangkat daerah)")
    assert b.rumus["Rekap"][f"F{n}"] == f"=SUM(F{n - 1})"
    assert b.nilai_tersimpan("Rekap", f"F{n}") == 465454124354.53
    assert b.rumus["Rekap"][f"G{n}"] == f'=IFERROR(F{n}/C{n}*100,"-")'
    assert round(b.nilai_tersimpan("Rekap", f"G{n}"), 2) == 47.26  # type: ignore[call-overload]
    assert round(b.nilai_tersimpan("Rekap", f"H{n}"), 2) == 67.49  # type: ignore[call-overload]


@pytest.mark.parametrize(
    "dokumen",
    [
        form_b(),
        rfk_rekap(
            rekap(
                [
                    (f"{i}", f"Dinas {i}", ukuran(1000 + i, 500, D("33.33") * i - 50, i * 7, 50))
                    for i in range(1, 9)
                ],
                belum=[("99", "Dinas Sunyi", ukuran(700, 300, None))],
                kelompok=("Dinas dan Badan", "Kecamatan"),
            ),
            latar=LATAR,
        ),
        rfk_rekap(rekap([], belum=[("1", "Dinas A", ukuran(1000, 500, None))]), latar=LATAR),
        rfk_rekap(rekap([("1", "Nol", ukuran(0, 0, 0, 0, 0)), ("2", "B", ukuran(10, 5, 4))]), latar=LATAR),
        rfk_rekap(
            rekap([("1", "Tanpa pagu", ukuran(None, None, 9)), ("2", "B", ukuran(10, 5, 4))]), latar=LATAR
        ),
        dokumen_tabel(
            rekap([("1", "A", ukuran(100, 50, 40, 3, 5)), ("2", "B", ukuran(10, 5, 4, 1, 2))]), latar=LATAR
        ),
    ],
    ids=["form-b", "rekap", "belum-lapor", "pagu-nol", "tanpa-pagu", "tabel"],
)
def test_recomputing_every_formula_gives_the_stored_figure(dokumen: Dokumen) -> None:
    b = buku(dokumen)
    for lembar in b.lembar:
        for sel in b.sel_berumus(lembar):
            tersimpan, segar = b.nilai_tersimpan(lembar, sel), b.hitung(lembar, sel)
            if isinstance(segar, Decimal):
                assert isinstance(tersimpan, float), (lembar, sel)
                assert abs(Decimal(repr(tersimpan)) - segar) < Decimal("1e-6"), (lembar, sel)
            else:
                assert tersimpan == segar, (lembar, sel)


def test_stored_figures_are_those_of_the_domain_to_the_sen() -> None:
    dokumen = form_b()
    b = buku(dokumen)
    (tabel,) = dokumen.tabel()
    awal = cari(b, "RFK", "A", tabel.baris[0].sel[0])
    for i, isi in enumerate(tabel.baris):
        for kolom, nomor in (("C", 2), ("H", 7), ("J", 9), ("N", 13)):
            assert Decimal(repr(b.nilai_tersimpan("RFK", f"{kolom}{awal + i}"))) == isi.sel[nomor]


def test_parents_sum_their_own_children_only() -> None:
    b = buku(form_b(14))
    (tabel,) = form_b(14).tabel()
    awal = cari(b, "RFK", "A", tabel.baris[0].sel[0])
    induk = next(i for i, r in enumerate(tabel.baris) if r.tingkat == 3)
    anak = [awal + n for n in tabel.baris[induk].jumlah_dari]
    assert b.rumus["RFK"][f"C{awal + induk}"] == f"=SUM(C{anak[0]}:C{anak[-1]})"


def test_sum_over_an_unknown_part_is_a_dash_not_a_smaller_sum() -> None:
    hasil = rekap([("1", "Tanpa pagu", ukuran(None, 5, 9)), ("2", "B", ukuran(10, 5, 4))])
    b = buku(rfk_rekap(hasil, latar=LATAR))
    n = cari(b, "Rekap", "B", "Jumlah (2 perangkat daerah)")
    assert b.rumus["Rekap"][f"C{n}"] == "-"
    assert b.nilai_tersimpan("Rekap", f"G{n}") == "-"
    assert b.nilai_tersimpan("Rekap", f"F{n}") == 13


def test_a_total_that_is_not_the_sum_of_its_rows_is_no_formula() -> None:
    hasil = rekap([("1", "A", ukuran(10, 5, 4)), ("2", "B", ukuran(10, 5, 4))])
    palsu = replace(hasil, total=baris("", "Jumlah", ukuran(21, 10, 8), D(21)))
    b = buku(rfk_rekap(palsu, latar=LATAR))
    n = cari(b, "Rekap", "B", "Jumlah (2 perangkat daerah)")
    assert b.rumus["Rekap"][f"C{n}"] == 21
    assert str(b.rumus["Rekap"][f"F{n}"]).startswith("=SUM(")


def test_amounts_beyond_15_digits_keep_their_sen_as_text() -> None:
    besar = D("84512345678901.25")
    assert muat(D("9999999999999.99"))
    assert not muat(besar)
    hasil = rekap([("1", "Provinsi", ukuran(besar, 500, D("12.50")))])
    b = buku(rfk_rekap(hasil, latar=LATAR))
    n = cari(b, "Rekap", "B", "Provinsi")
    assert b.rumus["Rekap"][f"C{n}"] == "84.512.345.678.901,25"
    assert "15 angka" in b.buku["Rekap"][f"C{n}"].comment.text
    # a formula on such a text would fail: the domain's figure stands there instead
    assert not str(b.rumus["Rekap"][f"G{n}"]).startswith("=")
    assert any("15 angka" in str(v) for v in b.rumus["Catatan"].values())


def test_names_that_look_like_formulas_stay_text() -> None:
    jahat = '=HYPERLINK("http://x","klik")'
    pohon = pohon_pd(1)
    pd = replace(puncak_pohon(pohon), nama="+62 Dinas")
    pohon = tuple(replace(p, baris=replace(p.baris, nama=jahat)) for p in pohon)
    b = buku(rfk_pd(rekap([]), pd=pd, pohon=pohon, latar=LATAR, lokasi={pohon[0].baris.kode: "@jahat"}))
    sel = [c for baris_ in b.buku["RFK"].iter_rows() for c in baris_ if c.value == jahat]
    assert len(sel) == len(pohon)
    assert {c.data_type for c in sel} <= {"s", "f"}
    assert all(c.hyperlink is None for c in sel)
    assert b.nilai_tersimpan("RFK", sel[0].coordinate) == jahat


def test_workbook_is_set_up_for_reading_and_for_paper() -> None:
    b = buku(form_b())
    lembar = b.buku["RFK"]
    awal = cari(b, "RFK", "A", "Kode")
    assert lembar.freeze_panes == f"C{awal + 2}"
    assert lembar.print_title_rows == f"${awal}:${awal + 1}"
    assert lembar.page_setup.orientation == "landscape"
    assert lembar.page_setup.paperSize == 9
    assert lembar.page_setup.fitToHeight == 0
    assert lembar.sheet_properties.pageSetUpPr.fitToPage
    assert "0421" in lembar[f"C{awal + 2}"].number_format or "$-421" in lembar[f"C{awal + 2}"].number_format
    assert "Halaman" in lembar.oddFooter.right.text


def test_notes_name_edition_coverage_code_and_formulas() -> None:
    dokumen = rfk_rekap(
        rekap([("1", "A", ukuran(10, 5, 4))], belum=[("2", "B", ukuran(10, 5, None))]),
        latar=replace(LATAR, sumber=("LRA Juni.xlsx (sha256 ab12)",)),
    )
    isi = " ".join(str(v) for v in buku(dokumen).rumus["Catatan"].values())
    for kata in (
        "a1b2c3d4e5f60718",
        "30 Juni 2023",
        "Murni v1",
        dokumen.kaki.kode_periksa,
        "1 dari 2 perangkat daerah sudah lapor",
        "Sumber: LRA Juni.xlsx (sha256 ab12).",
        "Realisasi s.d. bulan ÷ Pagu × 100 %",
    ):
        assert kata in isi


def test_curve_has_its_figures_and_a_native_chart() -> None:
    b = buku(form_b())
    assert b.nilai_tersimpan("Kurva S", "E9") == 38.47
    assert b.rumus["Kurva S"].get("E10") is None  # July is unknown: a gap, not a zero
    assert len(b.buku["Kurva S"]._charts) == 1


def test_same_values_give_the_same_bytes() -> None:
    assert tulis_xlsx(form_b()) == tulis_xlsx(form_b())


def test_empty_recap_says_so() -> None:
    hasil = replace(rekap([]), total=baris("", "Kabupaten Contoh", ukuran(None, None, None)))
    b = buku(rfk_rekap(hasil, latar=LATAR))
    assert "Belum ada perangkat daerah." in b.rumus["Rekap"].values()


def test_sheet_names_never_collide() -> None:
    dokumen = form_b(1)
    (tabel,) = dokumen.tabel()
    panjang = replace(tabel, lembar="x" * 40)
    b = buku(replace(dokumen, blok=(panjang, panjang)))
    assert b.lembar == ["x" * 31, "x" * 28 + " 2", "Catatan"]


@pytest.mark.slow
def test_two_thousand_rows() -> None:
    isi = [
        (f"{i}", f"Unit {i}", ukuran(1_000_000 + i, 500_000, D("100000.01") + i, 40, 50)) for i in range(2000)
    ]
    b = buku(rfk_rekap(rekap(isi), latar=LATAR))
    n = cari(b, "Rekap", "B", "Jumlah (2000 perangkat daerah)")
    assert b.rumus["Rekap"][f"F{n}"] == f"=SUM(F{n - 2000}:F{n - 1})"
    assert b.nilai_tersimpan("Rekap", f"F{n}") == float(sum(u.realisasi or 0 for _, _, u in isi))
