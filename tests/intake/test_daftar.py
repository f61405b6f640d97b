"""Nomenclatures, accounts, funds and regions, in small lists of every layout."""

from __future__ import annotations

from tests.intake.pabrik import csv_teks, xlsx

from siap.domain.masukan import Bacaan, BarisNomenklatur, IsiNomenklatur, IsiWilayah, JenisBerkas
from siap.intake import Konteks, baca, kenali, periksa_nomenklatur, silangkan


def isi(bacaan: Bacaan) -> IsiNomenklatur:
    assert isinstance(bacaan.isi, IsiNomenklatur)
    return bacaan.isi


def kode(bacaan: Bacaan) -> list[str]:
    return [t.kode for t in bacaan.temuan]


JUDUL_2027 = [
    "JENIS PEMDA",
    "BIDANG",
    "PROGRAM",
    "KEGIATAN",
    "SUBKEGIATAN",
    "KINERJA",
    "INDIKATOR",
    "SATUAN",
    "TAG",
]
BARIS_2027 = ["1.02 KESEHATAN", "1.02.02 PROGRAM UPAYA", "1.02.02.2.01 Penyediaan"]


def test_the_list_of_2027_keeps_provinsi_and_kabkota_apart() -> None:
    bacaan = baca(
        None,
        "sub-kegiatan-2027.xlsx",
        xlsx(
            [
                JUDUL_2027,
                ["PROV", *BARIS_2027, "1.02.02.2.01.0001 Rumah\nSakit ", "k", "i", "Unit", "[null]"],
                ["KABKOT", *BARIS_2027, "1.02.02.2.01.0001 Puskesmas", "[null]", "i", "Unit", "[null]"],
                ["KABKOT", *BARIS_2027, "X.XX.01.2.01.0001 Dokumen", "k", "i", "Unit", "[null]"],
            ]
        ),
    )
    sub = {(b.jenis_pemda, b.kode): b.nama for b in isi(bacaan).baris if b.tingkat == "sub_kegiatan"}
    assert sub == {
        ("provinsi", "1.02.02.2.01.0001"): "Rumah Sakit",
        ("kabkota", "1.02.02.2.01.0001"): "Puskesmas",
        ("kabkota", "X.XX.01.2.01.0001"): "Dokumen",
    }
    assert bacaan.total["sub kegiatan"] == 3
    assert bacaan.total["sub kegiatan kabkota"] == 2
    assert isi(bacaan).dasar == "TA 2027"
    assert kode(bacaan) == ["M96", "M91", "M97"]
    assert {b.tingkat for b in isi(bacaan).baris} == {"bidang", "program", "kegiatan", "sub_kegiatan"}


def test_the_list_of_2023_gets_its_zeros_and_its_single_blanks_back() -> None:
    judul = [
        "URUSAN/UNSUR",
        "BIDANG URUSAN/BIDANG UNSUR",
        "PROGRAM",
        "KEGIATAN",
        "SUB KEGIATAN",
        "NOMENKLATUR URUSAN",
    ]
    bacaan = baca(
        JenisBerkas.NOMENKLATUR,
        "a.xlsx",
        xlsx(
            [
                judul,
                [1, 2, 2, "2.01", None, "Kegiatan   besar"],
                [1, 2, 2, "2.01", 1, "Sub      kegiatan"],
                ["X", "XX", 1],
            ]
        ),
        konteks=Konteks(dasar="Keputusan Uji"),
    )
    assert [(b.tingkat, b.kode, b.nama) for b in isi(bacaan).baris] == [
        ("kegiatan", "1.02.02.2.01", "Kegiatan besar"),
        ("sub_kegiatan", "1.02.02.2.01.0001", "Sub kegiatan"),
        ("program", "X.XX.01", ""),
    ]
    assert isi(bacaan).dasar == "Keputusan Uji"


JUDUL_2020 = [
    "kode",
    "jns_pemda",
    "status_data",
    "nm_urusan",
    "nm_bidang",
    "uraian_program",
    "uraian_kegiatan",
    "uraian_sub_kegiatan",
]


def test_the_list_of_2020_has_its_kegiatan_in_one_part() -> None:
    satu = ["URUSAN", "BIDANG", "PROGRAM", "KEGIATAN"]
    bacaan = baca(
        None,
        "a.csv",
        csv_teks(
            [
                JUDUL_2020,
                ["1.01.02.201.04", "2", "0", *satu, "Lama"],
                ["1.01.02.201. 04", "2", "1", *satu, "Baru******)"],
                ["?.01.02.201.01", "2", "0", "", *satu[1:], "Aceh"],
            ]
        ).encode(),
    )
    sub = {b.kode: b.nama for b in isi(bacaan).baris if b.tingkat == "sub_kegiatan"}
    assert sub == {"1.01.02.2.01.0004": "Baru", "?.01.02.2.01.0001": "Aceh"}
    assert kode(bacaan) == ["M96", "M90", "M59"]


def test_a_code_that_is_none_refuses_its_row() -> None:
    bacaan = baca(None, "a.xlsx", xlsx([JUDUL_2027, ["PROV", *BARIS_2027, "tanpa kode"]]))
    assert [(t.kode, t.tempat.baris) for t in bacaan.temuan if t.menolak] == [("M49", 2)]


def test_accounts_and_funds_get_their_zeros_back() -> None:
    judul = ["Kelompok", "Jenis", "Objek", "Rincian Objek", "Sub Rincian Objek", "Uraian Akun"]
    baris = [
        [5, None, None, None, None, None, "BELANJA"],
        [5, 1, 2, 1, 1, 24, "Alat Tulis"],
        [5, 1, 2, 1, 1, 24, "Lagi"],
    ]
    akun = baca(None, "a.xlsx", xlsx([["Akun", *judul], *baris]))
    assert {(b.tingkat, b.kode, b.nama) for b in isi(akun).baris} == {
        ("rekening", "5", "BELANJA"),
        ("rekening", "5.1.02.01.01.0024", "Alat Tulis"),
    }
    assert "M90" in kode(akun)
    dana = baca(None, "a.xlsx", xlsx([["Sumber Dana", *judul], *baris[:1]]))
    assert isi(dana).baris[0].tingkat == "sumber_dana"


def test_leaves_of_the_account_csv_bring_their_parents() -> None:
    judul = ["kode", *(f"nama_kd_rek_{n}" for n in range(2, 7)), "status_data"]
    bacaan = baca(
        None,
        "r.csv",
        csv_teks([judul, ["1.1.01.01.01.0001", "LANCAR", "Kas", "Kasda", "Kasda", "Kas", "0"]]).encode(),
    )
    assert [(b.kode, b.nama) for b in isi(bacaan).baris] == [
        ("1.1", "LANCAR"),
        ("1.1.01", "Kas"),
        ("1.1.01.01", "Kasda"),
        ("1.1.01.01.01", "Kasda"),
        ("1.1.01.01.01.0001", "Kas"),
    ]


WILAYAH = [
    ["kode", "nama"],
    ["18", "Lampung"],
    ["18.04", "Kabupaten Lampung Barat "],
    ["18.04.01", "Balik Bukit"],
]


def test_regions_are_told_from_units_by_their_codes() -> None:
    bacaan = baca(None, "w.csv", csv_teks(WILAYAH).encode())
    assert bacaan.jenis is JenisBerkas.WILAYAH
    assert isinstance(bacaan.isi, IsiWilayah)
    assert bacaan.isi.baris[1].nama == "Kabupaten Lampung Barat"
    assert kode(bacaan) == ["M98"]
    assert (bacaan.total["provinsi"], bacaan.total["kecamatan"]) == (1, 1)
    assert (
        kenali("p.csv", csv_teks([["kode", "nama"], ["9", "Satpol"], ["10", "BPBD"]]).encode()).jenis
        is JenisBerkas.PD
    )


def test_orphans_and_doubles_among_regions_are_refused() -> None:
    bacaan = baca(None, "w.csv", csv_teks([*WILAYAH, ["18.05.01", "Yatim"], ["18.04", "Lagi"]]).encode())
    assert [(t.kode, t.tempat.baris) for t in bacaan.temuan if t.menolak] == [("M50", 6), ("M52", 5)]


def baris(kode_: str, nama: str = "Nama") -> BarisNomenklatur:
    return BarisNomenklatur("kabkota", "sub_kegiatan", kode_, nama)


def test_codes_are_looked_for_as_they_stand_then_as_x_xx() -> None:
    kode_ = ["1.02.02.2.02.0001", "1.02.01.2.01.0001", "1.02.99.2.01.0001", "1.02.01.2.01.0001"]
    dikenal = {"1.02.02.2.02.0001", "X.XX.01.2.01.0001"}
    hasil = silangkan(kode_, dikenal)
    assert hasil.tepat == ("1.02.02.2.02.0001",)
    assert hasil.lewat_x_xx == ("1.02.01.2.01.0001",)
    assert hasil.tidak_dikenal == ("1.02.99.2.01.0001",)
    assert hasil.ditemukan == 2
    temuan = periksa_nomenklatur(kode_, dikenal, dasar="Uji")
    assert [(t.kode, t.diberikan) for t in temuan] == [("M47", "1.02.99.2.01.0001"), ("M48", "")]


def test_names_that_differ_are_counted() -> None:
    dikenal = {
        "1.02.02.2.02.0001": baris("1.02.02.2.02.0001", "Pengadaan Obat"),
        "1.02.01.2.01.0001": baris("X.XX.01.2.01.0001", "Dokumen"),
    }
    uraian = {"1.02.02.2.02.0001": "PENGADAAN  obat", "1.02.01.2.01.0001": "Dokumen lain"}
    temuan = periksa_nomenklatur(list(dikenal), dikenal, uraian=uraian)
    assert [t.kode for t in temuan] == ["M48", "M51"]
    assert "1 nama" in temuan[1].kalimat
