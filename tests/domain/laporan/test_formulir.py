"""The month's form in values: which cells a row has, what they show, whose form it is."""

from __future__ import annotations

from siap.domain.laporan.formulir import (
    BacaanFormulir,
    BarisFormulir,
    Formulir,
    LetakIsian,
    SelFormulir,
    baca_tanda,
    cari_kolom,
    induk,
)

SUB, REK = "1.06.02.2.01.0001", "5.1.02.01.01.0024"
UTUH = BarisFormulir(SUB, None)
RINCI = BarisFormulir(SUB, REK, "DAU")
SENDIRI = BarisFormulir("", "", sendiri=True)
FISIK = LetakIsian(SUB, "", "", "fisik")
FORMULIR = Formulir(
    "18.04",
    "Lampung Barat",
    "1.06",
    "Dinas Sosial",
    2026,
    9,
    "Murni",
    (UTUH, RINCI, SENDIRI),
    {FISIK: SelFormulir("40", 3)},
)


def test_a_row_has_the_cells_of_its_depth() -> None:
    assert (UTUH.kolom, UTUH.kode) == (("fisik", "output", "kendala"), (SUB, "", ""))
    assert (RINCI.kolom, RINCI.kode) == (("realisasi", "catatan"), (SUB, REK, "DAU"))
    assert SENDIRI.kolom == ("realisasi", "catatan", "fisik", "output", "kendala")
    assert SENDIRI.kode == ("PD", "-", "")
    assert RINCI.letak("realisasi") == (SUB, REK, "DAU", "realisasi")
    assert UTUH.letak("fisik") == FISIK
    assert len(FORMULIR.letak()) == 10


def test_a_cell_shows_what_was_written_before_what_was_seen() -> None:
    assert FORMULIR.nilai(FISIK) == "40"
    assert FORMULIR.nilai(RINCI.letak("catatan")) is None
    diisi = Formulir("18.04", "", "1.06", "", 2026, 9, "", (UTUH,), FORMULIR.sel, isian={FISIK: None})
    assert diisi.nilai(FISIK) is None


def test_a_form_says_whose_it_is() -> None:
    assert FORMULIR.pengenal == {
        "pemda": "18.04",
        "perangkat daerah": "1.06",
        "tahun": "2026",
        "bulan": "9",
        "versi anggaran": "Murni",
    }
    assert BacaanFormulir("a.xlsx", "0").tertolak
    assert not BacaanFormulir("a.xlsx", "0", FORMULIR.pengenal).tertolak


def test_words_are_recognised_however_they_are_spelled() -> None:
    assert baca_tanda(" siap  FORMULIR bulan versi 2 ") == 2
    assert baca_tanda("SIAP templat dpa versi 1") is None
    assert cari_kolom("REALISASI s.d. Bulan Ini") is cari_kolom("realisasi")
    assert cari_kolom("Entah") is None
    assert induk(SUB) == ("1.06.02", "1.06.02.2.01")
    assert induk("X.XX.01.2.01.0001") == ("X.XX.01", "X.XX.01.2.01")
    assert induk("1.06") == ()


def test_a_part_has_one_cell_and_its_sub_kegiatan_none_for_progress() -> None:
    dihitung = BarisFormulir(SUB, None, cara="tahapan")
    tahap = BarisFormulir(SUB, "T1", bagian=True)
    assert dihitung.kolom == ("output", "kendala")
    assert (tahap.kolom, tahap.letak("fisik")) == (("fisik",), (SUB, "T1", "", "bagian"))
    isi = Formulir("18.04", "", "1.06", "", 2026, 9, "", (dihitung, tahap))
    assert isi.dihitung() == {FISIK: "tahapan"}
    assert LetakIsian(SUB, "T1", "", "bagian") in isi.letak()
