"""The month's form goes out, is filled anywhere, comes back: nothing is overwritten that nobody saw."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.flows.conftest import PEMDA, TAHUN, Impor

from siap.domain.laporan.formulir import KOLOM, LEMBAR_ISIAN, LEMBAR_PENGENAL, LetakIsian
from siap.flows import formulir as alur
from siap.flows.formulir import PratinjauFormulir
from siap.flows.pelaporan import Alamat, ajukan
from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.jejak.galat import TidakBerwenang, TidakDitemukan
from siap.ledger.jejak.queries import periksa_rantai
from siap.ledger.pelaporan.actions import simpan_sel
from siap.ledger.pelaporan.isian import Operasi
from siap.ledger.pelaporan.queries import lembar_untuk

pytestmark = pytest.mark.django_db
PADA = datetime(2025, 4, 8, 2, tzinfo=UTC)
SUB_A, SUB_B, SUB_C = "1.06.02.2.01.0001", "1.06.02.2.01.0002", "1.06.03.2.01.0001"
REK_A, REK_B = "5.1.02.01.01.0024", "5.2.02.05.01.0005"
DPA = (
    "pd,sub_kegiatan,rekening,sumber_dana,pagu\n"
    f"1.06,{SUB_A},{REK_A},1.1.01,1000\n1.06,{SUB_A},{REK_A},1.2.01,500\n1.06,{SUB_A},{REK_B},1.1.01,2000\n"
    f"1.06,{SUB_B},{REK_A},1.1.01,700\n1.06,{SUB_C},{REK_B},1.1.01,300\n3.25,3.25.03.2.01.0001,,,500\n"
)
A1 = LetakIsian(SUB_A, REK_A, "1.1.01", "realisasi")
A2 = LetakIsian(SUB_A, REK_A, "1.2.01", "realisasi")
A3 = LetakIsian(SUB_A, REK_B, "1.1.01", "realisasi")
FISIK_A = LetakIsian(SUB_A, "", "", "fisik")
KENDALA_B = LetakIsian(SUB_B, "", "", "kendala")
DI = {k.kunci: i for i, k in enumerate(KOLOM, 1)}


@pytest.fixture
def alamat(impor: Impor) -> Alamat:
    """Rina of Dinas Sosial before the report of March."""
    impor({"dpa.csv": DPA})
    return Alamat(PEMDA, "1.06", TAHUN, 3, _orang("rina", "operator", "1.06"), PADA)


def _orang(nama: str, jenis: str, pd: str | None) -> Any:
    orang = buat_pengguna(username=nama, nama=nama.title(), sandi="rahasia-sekali", oleh="uji", pada=PADA)
    beri_peran(
        pengguna=orang,
        jenis=jenis,
        pemda=PEMDA,
        pd=pd,
        berlaku_dari=date(2025, 1, 1),
        oleh="uji",
        pada=PADA,
    )
    return orang


def baris(lembar: Worksheet, letak: LetakIsian) -> int:
    """The row of a cell on the sheet."""
    kode = (letak.sub_kegiatan, letak.rekening, letak.sumber_dana)
    for r in range(1, lembar.max_row + 1):
        isi = tuple(str(lembar.cell(r, DI[k]).value or "") for k in ("kode", "rekening", "sumber_dana"))
        if isi == kode:
            return r
    raise AssertionError(letak)


def isi(bita: bytes, nilai: dict[LetakIsian, object], ubah: Callable[[Any], None] | None = None) -> bytes:
    """Fill cells as a person would, with any spreadsheet."""
    buku = openpyxl.load_workbook(io.BytesIO(bita))
    lembar = buku[LEMBAR_ISIAN]
    for letak, satu in nilai.items():
        lembar.cell(baris(lembar, letak), DI[letak.kolom]).value = satu
    if ubah is not None:
        ubah(buku)
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def unggah(alamat: Alamat, bita: bytes) -> PratinjauFormulir:
    return alur.pratinjau(alamat, "isian.xlsx", bita)


def kosong(alamat: Alamat) -> bytes:
    return alur.unduh(alamat)[1]


def sel(alamat: Alamat) -> dict[tuple[str, ...], str | None]:
    lembar = lembar_untuk(
        pengguna=alamat.oleh,  # type: ignore[arg-type]
        pada=alamat.pada,
        pemda=PEMDA,
        pd=alamat.pd,
        tahun=TAHUN,
        bulan=alamat.bulan,
    )
    return {tuple(k): s.nilai for k, s in lembar.sel.items()}


def ketik(alamat: Alamat, letak: LetakIsian, nilai: str, dilihat: str | None = None, versi: int = 0) -> None:
    """Somebody types into the browser."""
    simpan_sel(
        pemda=PEMDA,
        pd=alamat.pd,
        tahun=TAHUN,
        bulan=alamat.bulan,
        operasi=[
            Operasi(letak.sub_kegiatan, letak.rekening, letak.kolom, nilai, dilihat, versi, letak.sumber_dana)
        ],
        kunci=f"ketik-{letak.kolom}-{nilai}",
        oleh=alamat.oleh,
        pada=alamat.pada,
    )


ISI: dict[LetakIsian, object] = {
    A1: 250,
    A2: Decimal("10.25"),
    A3: 0,
    FISIK_A: 2,
    KENDALA_B: "Lelang\ngagal",
}
TERSIMPAN = {A1: "250", A2: "10.25", A3: "0", FISIK_A: "2", KENDALA_B: "Lelang\ngagal"}


def test_what_was_filled_is_shown_first_and_saved_when_confirmed(alamat: Alamat) -> None:
    sebelum = periksa_rantai(PEMDA).jumlah
    hasil = unggah(alamat, isi(kosong(alamat), ISI))
    assert (hasil.boleh, len(hasil.berubah), hasil.bentrok, hasil.ditolak) == (True, 5, (), 0)
    assert hasil.dibaca == 5 * 2 + 3 * 3
    assert sel(alamat) == {}
    assert periksa_rantai(PEMDA).jumlah == sebelum
    # the rules have already seen the report as it would be
    assert "V07" in {t.kode for t in hasil.aturan}

    simpan = alur.simpan(alamat, PratinjauFormulir.dari_catatan(hasil.sebagai_catatan()))
    assert (simpan.tersimpan, simpan.bentrok, simpan.ulangan) == (5, (), False)
    assert sel(alamat) == TERSIMPAN
    assert periksa_rantai(PEMDA).utuh


def test_the_same_confirmation_and_the_same_file_again_change_nothing(alamat: Alamat) -> None:
    bita = isi(kosong(alamat), ISI)
    dilihat = unggah(alamat, bita)
    alur.simpan(alamat, dilihat)
    jumlah = periksa_rantai(PEMDA).jumlah

    lagi = alur.simpan(alamat, dilihat)
    assert (lagi.tersimpan, lagi.ulangan) == (5, True)
    kedua = unggah(alamat, bita)
    assert (kedua.berubah, kedua.bentrok, kedua.ditolak) == ((), (), 0)
    assert alur.simpan(alamat, kedua).tersimpan == 0
    assert periksa_rantai(PEMDA).jumlah == jumlah


def test_a_value_set_back_meanwhile_is_saved_again_and_not_only_said_to_be(alamat: Alamat) -> None:
    bita = isi(kosong(alamat), {A1: 250})
    alur.simpan(alamat, unggah(alamat, bita))
    ketik(alamat, A1, "", "250", 1)
    kedua = unggah(alamat, bita)
    assert len(kedua.berubah) == 1
    assert alur.simpan(alamat, kedua).ulangan is False
    assert sel(alamat)[A1] == "250"


def test_a_cell_changed_by_a_colleague_waits_for_a_choice(alamat: Alamat) -> None:
    bita = isi(kosong(alamat), {A1: 250, A2: 30})
    rekan = replace(alamat, oleh=_orang("joko", "kasubag_keuangan", "1.06"), pada=PADA + timedelta(minutes=5))
    ketik(rekan, A1, "999")

    dilihat = unggah(alamat, bita)
    assert [p.letak for p in dilihat.berubah] == [A2]
    (satu,) = dilihat.bentrok
    assert (satu.letak, satu.nilai, satu.server, satu.oleh) == (A1, "250", "999", "Joko")
    (t,) = [t for t in dilihat.temuan if t.kode == "F12"]
    assert "250" in t.kalimat
    assert "999 (oleh Joko)" in t.kalimat

    alur.simpan(alamat, dilihat)
    assert (sel(alamat)[A1], sel(alamat)[A2]) == ("999", "30")
    # the same preview, but the person chooses their own value
    assert alur.simpan(alamat, dilihat, menimpa=[A1]).tersimpan == 1
    assert sel(alamat)[A1] == "250"


def test_a_choice_holds_only_for_what_was_seen(alamat: Alamat) -> None:
    bita = isi(kosong(alamat), {A1: 250})
    ketik(alamat, A1, "999")
    dilihat = unggah(alamat, bita)
    ketik(alamat, A1, "1000", "999", 1)
    hasil = alur.simpan(alamat, dilihat, menimpa=[A1])
    assert hasil.tersimpan == 0
    assert [(b["nilai"], b["kolom"]) for b in hasil.bentrok] == [("1000", "realisasi")]
    assert sel(alamat)[A1] == "1000"


def test_an_emptied_cell_is_emptied_and_an_untouched_one_is_left(alamat: Alamat) -> None:
    ketik(alamat, A1, "250")
    ketik(alamat, A2, "30")
    bita = isi(kosong(alamat), {A1: None})
    ketik(alamat, A2, "31", "30", 1)  # untouched in the file: no conflict, no change
    dilihat = unggah(alamat, bita)
    assert [(p.letak, p.nilai) for p in dilihat.berubah] == [(A1, None)]
    assert dilihat.bentrok == ()
    alur.simpan(alamat, dilihat)
    assert sel(alamat) == {A1: None, A2: "31"}


def test_without_the_hidden_sheet_only_blank_cells_are_filled(alamat: Alamat) -> None:
    ketik(alamat, A1, "250")
    ketik(alamat, A2, "30")

    def buang(buku: Any) -> None:
        del buku[LEMBAR_PENGENAL]

    dilihat = unggah(alamat, isi(kosong(alamat), {A1: 251, A2: None, FISIK_A: 40}, buang))
    assert [(p.letak, p.nilai) for p in dilihat.berubah] == [(FISIK_A, "40")]
    assert [(p.letak, p.server) for p in dilihat.bentrok] == [(A1, "250")]
    assert "F05" in {t.kode for t in dilihat.temuan}
    alur.simpan(alamat, dilihat)
    assert sel(alamat) == {A1: "250", A2: "30", FISIK_A: "40"}


@pytest.mark.parametrize(
    ("medan", "nilai", "kata"),
    [("pd", "3.25", "perangkat daerah 1.06"), ("bulan", 2, "bulan 3"), ("tahun", 2026, "tahun 2025")],
)
def test_a_form_of_another_report_is_refused_whole(alamat: Alamat, medan: str, nilai: Any, kata: str) -> None:
    bita = isi(kosong(alamat), {A1: 250})
    oleh = _orang("sari", "kepala_pd", "3.25") if medan == "pd" else alamat.oleh
    lain = replace(alamat, **{medan: nilai}, oleh=oleh, pada=PADA + timedelta(days=400))
    dilihat = unggah(lain, bita)
    assert dilihat.boleh is False
    (t,) = [t for t in dilihat.temuan if t.kode == "F02"]
    assert kata in t.kalimat
    assert str(nilai) in t.tindakan
    assert (t.keparahan, t.di) == ("tolak", f"isian.xlsx, kolom {kata.rsplit(' ', 1)[0]}")
    assert sel(alamat) == {}


def test_rows_and_columns_may_move_and_unknown_rows_are_findings(alamat: Alamat) -> None:
    def pindah(buku: Any) -> None:
        lembar = buku[LEMBAR_ISIAN]
        r = baris(lembar, A1)
        lembar.insert_rows(r, 3)
        lembar.cell(r + 1, DI["kode"]).value = "9.99.99.2.01.0001"
        lembar.cell(r + 1, DI["rekening"]).value = REK_A
        lembar.cell(r + 1, DI["realisasi"]).value = 77
        lembar.cell(r + 2, DI["realisasi"]).value = 78
        lembar.insert_cols(3, 2)

    dilihat = unggah(alamat, isi(kosong(alamat), {A1: 250, FISIK_A: 40}, pindah))
    assert {(p.letak, p.nilai) for p in dilihat.berubah} == {(A1, "250"), (FISIK_A, "40")}
    asing = [t for t in dilihat.temuan if t.kode == "F03"]
    assert [t.diberikan for t in asing] == ["tanpa kode", f"9.99.99.2.01.0001/{REK_A}"]
    assert dilihat.ditolak == 1


def test_cells_that_cannot_be_read_are_named_and_the_others_saved(alamat: Alamat) -> None:
    salah: dict[LetakIsian, object] = {
        A1: "sekian",
        FISIK_A: 101,
        LetakIsian(SUB_B, "", "", "output"): "1.500",
        KENDALA_B: "x" * 2_001,
        A2: 30,
    }
    dilihat = unggah(alamat, isi(kosong(alamat), salah))
    assert [p.letak for p in dilihat.berubah] == [A2]
    assert dilihat.ditolak == 4
    assert {t.kode for t in dilihat.temuan} == {"M20", "M32", "F07"}
    assert {tuple(t.letak or ()) for t in dilihat.temuan} == {tuple(k) for k in salah if k != A2}
    alur.simpan(alamat, dilihat)
    assert sel(alamat) == {A2: "30"}


def test_one_row_written_twice_is_read_only_when_both_agree(alamat: Alamat) -> None:
    def gandakan(nilai: int) -> Callable[[Any], None]:
        def ubah(buku: Any) -> None:
            lembar = buku[LEMBAR_ISIAN]
            asal, akhir = baris(lembar, A1), lembar.max_row + 1
            for k in ("kode", "rekening", "sumber_dana"):
                lembar.cell(akhir, DI[k]).value = lembar.cell(asal, DI[k]).value
            lembar.cell(akhir, DI["realisasi"]).value = nilai

        return ubah

    sama = unggah(alamat, isi(kosong(alamat), {A1: 250}, gandakan(250)))
    assert [p.nilai for p in sama.berubah] == ["250"]
    beda = unggah(alamat, isi(kosong(alamat), {A1: 250}, gandakan(251)))
    assert beda.berubah == ()
    assert [(t.kode, t.diberikan, t.diharapkan) for t in beda.temuan] == [("F04", "250", "251")]


def test_figures_on_the_wrong_row_are_told(alamat: Alamat) -> None:
    di_rekening = {A1._replace(kolom="fisik"): 40, LetakIsian(SUB_A, "", "", "realisasi"): 999, A1: 250}
    dilihat = unggah(alamat, isi(kosong(alamat), di_rekening))
    assert [(p.letak, p.nilai) for p in dilihat.berubah] == [(A1, "250")]
    assert [(t.kode, t.keparahan) for t in dilihat.temuan] == [("F08", "jelaskan"), ("F09", "jelaskan")]
    assert "Rp999" in dilihat.temuan[1].kalimat
    assert "Rp250" in dilihat.temuan[1].kalimat


def test_rows_taken_out_change_nothing_and_are_told(alamat: Alamat) -> None:
    ketik(alamat, A1, "250")

    def hapus(buku: Any) -> None:
        lembar = buku[LEMBAR_ISIAN]
        lembar.delete_rows(baris(lembar, A1))

    dilihat = unggah(alamat, isi(kosong(alamat), {}, hapus))
    assert (dilihat.berubah, dilihat.bentrok) == ((), ())
    assert [(t.kode, t.diberikan) for t in dilihat.temuan] == [("F11", "1")]


def test_who_may_not_fill_is_refused_and_dewi_finds_nothing(alamat: Alamat) -> None:
    bita = isi(kosong(alamat), ISI)
    bupati = replace(alamat, oleh=_orang("bupati", "bupati", None))
    assert unggah  # the form may be read by whoever sees the unit
    assert alur.unduh(bupati)[1]
    with pytest.raises(TidakBerwenang):
        unggah(bupati, bita)
    dewi = replace(alamat, oleh=_orang("dewi", "operator", "3.25"))
    for buka in (alur.unduh, alur.unduh_temuan, lambda a: unggah(a, bita)):
        with pytest.raises(TidakDitemukan):
            buka(dewi)
    with pytest.raises(TidakBerwenang):
        alur.unduh(replace(alamat, oleh="cli:uji"))
    assert sel(alamat) == {}


def test_a_submitted_report_takes_no_form(alamat: Alamat) -> None:
    alur.simpan(alamat, unggah(alamat, isi(kosong(alamat), {A1: 250})))
    dilihat = unggah(alamat, isi(kosong(alamat), {A1: 260}))
    kepala = replace(alamat, oleh=_orang("hadi", "kepala_pd", "1.06"))
    ajukan(kepala, alasan=_Apa())  # type: ignore[arg-type]
    with pytest.raises(TidakBerwenang, match="tidak dapat Anda isi"):
        unggah(alamat, isi(kosong(alamat), {A1: 270}))
    hasil = alur.simpan(alamat, dilihat)
    assert hasil.tersimpan == 0
    assert {h["status"] for h in hasil.lain} == {"terkunci"}
    assert sel(alamat)[A1] == "250"


class _Apa(dict[str, str]):
    """A reason for whatever is found."""

    def keys(self) -> Any:
        return ["*"]

    def __getitem__(self, _kunci: str) -> str:
        return "Sudah diperiksa."

    def get(self, _kunci: str, _lain: Any = None) -> str:
        return "Sudah diperiksa."


def test_the_error_sheet_gives_the_values_back_with_every_finding_at_its_cell(alamat: Alamat) -> None:
    ketik(alamat, A1, "999")
    bita = isi(kosong(alamat), {A1: 250, A2: "sekian", A3: 2001, FISIK_A: 40})
    ketik(alamat, A1, "1000", "999", 1)
    dilihat = unggah(alamat, bita)
    nama, kembali = alur.unduh_temuan(alamat, dilihat)
    assert nama == "temuan-1.06-2025-03.xlsx"
    buku = openpyxl.load_workbook(io.BytesIO(kembali))
    lembar, daftar = buku[LEMBAR_ISIAN], buku["Temuan"]
    sel_a1 = lembar.cell(baris(lembar, A1), DI["realisasi"])
    assert sel_a1.value == 250
    assert lembar.cell(baris(lembar, A2), DI["realisasi"]).value == "sekian"
    assert lembar.cell(baris(lembar, FISIK_A), DI["fisik"]).value == 40
    assert "F12" in sel_a1.comment.text
    isi_daftar = {r[0].value: r for r in daftar.iter_rows(min_row=2)}
    assert isi_daftar["F12"][2].hyperlink.location == f"'{LEMBAR_ISIAN}'!{sel_a1.coordinate}"
    assert isi_daftar["M20"][3].value == "sekian"
    assert isi_daftar["V05"][4].value == "Rp2.000"
    # uploaded again it meets the same conflict, and the unreadable cell is still unreadable
    lagi = unggah(alamat, kembali)
    assert [p.letak for p in lagi.bentrok] == [A1]
    assert [p.letak for p in lagi.berubah] == [FISIK_A, A3]
    assert lagi.ditolak == 1


def test_the_error_sheet_of_a_draft_says_what_the_rules_say(alamat: Alamat) -> None:
    ketik(alamat, A3, "5000")
    buku = openpyxl.load_workbook(io.BytesIO(alur.unduh_temuan(alamat)[1]))
    isi_daftar = {r[0].value: r for r in buku["Temuan"].iter_rows(min_row=2)}
    assert isi_daftar["V05"][1].value == "tolak"
    assert isi_daftar["V05"][2].hyperlink is not None


def test_a_budget_that_moved_on_is_told(alamat: Alamat, impor: Impor) -> None:
    bita = isi(kosong(alamat), {A1: 250})
    impor({"dpa2.csv": DPA.replace("1.1.01,1000", "1.1.01,1100")}, tahap="pergeseran", bulan=3)
    dilihat = unggah(alamat, bita)
    assert [p.letak for p in dilihat.berubah] == [A1]
    assert "F10" in {t.kode for t in dilihat.temuan}


def test_a_file_that_is_no_form_is_refused_with_a_sentence(alamat: Alamat) -> None:
    for bita, kode in ((b"", "M06"), (b"PK\x03\x04rusak", "M03"), (b"a,b\n1,2\n", "F01")):
        dilihat = unggah(alamat, bita)
        assert (dilihat.boleh, [t.kode for t in dilihat.temuan]) == (False, [kode])
