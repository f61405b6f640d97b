"""V14: the PD's figures equal BPKAD's, or the difference is reconciled."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import baris, potret, temuan_dari

from siap.domain.aturan.pemeriksaan import SaatPeriksa, periksa, putuskan
from siap.domain.laporan.potret import FaktaPD, Potret
from siap.domain.temuan import Keparahan

D = Decimal

D = Decimal


def laporan(bpkad: dict[str, Decimal], **fakta: dict[str, str]) -> Potret:
    rincian = [
        baris(rekening=f"5.1.02.01.01.{n:04}", rinci=True, pagu=None, realisasi=r, realisasi_lalu=None)
        for n, r in ((1, 300), (2, 150))
    ]
    return potret(baris(), *rincian, fakta=FaktaPD(bpkad=bpkad, **fakta))


def test_lolos_when_the_books_agree_at_any_depth() -> None:
    sama = {"": D(450), "5.1.02": D(450), "5.1.02.01.01.0001": D(300), "5.1.02.01.01.0002": D(150)}
    assert temuan_dari("V14", laporan(sama)) == []


def test_gagal_asks_at_submission_and_refuses_at_verification() -> None:
    beda = laporan({"5.1.02.01.01.0001": D(298), "5.1.02.01.01.0002": D(150)})
    (t,) = temuan_dari("V14", beda)
    assert t.kalimat == (
        "Realisasi rekening 5.1.02.01.01.0001 menurut PD Rp300, menurut BPKAD Rp298 (selisih Rp2)."
    )
    assert t.keparahan is Keparahan.JELASKAN
    (t,) = temuan_dari("V14", beda, saat=SaatPeriksa.VERIFIKASI)
    assert t.keparahan is Keparahan.TOLAK


def test_lolos_verification_once_the_difference_is_explained() -> None:
    beda = laporan({"": D(400)}, selisih_dijelaskan={"": "SP2D 12 terbit 1 Juli, diurus Bayu"})
    (t,) = temuan_dari("V14", beda, saat=SaatPeriksa.VERIFIKASI)
    assert t.keparahan is Keparahan.INFO
    assert "seluruh PD menurut PD Rp450, menurut BPKAD Rp400 (selisih Rp50); dijelaskan: SP2D 12" in t.kalimat
    putusan = putuskan(periksa(beda, saat=SaatPeriksa.VERIFIKASI), {})
    assert putusan.boleh
    assert len(putusan.info) == 1


def test_gagal_when_bpkad_does_not_know_a_rekening() -> None:
    (t,) = temuan_dari("V14", laporan({"5.1.02.01.01.0001": D(300)}))
    assert (t.tempat.sel, t.diberikan, t.diharapkan) == ("5.1.02.01.01.0002", "Rp150", "Rp0")


def test_batas_one_rupiah_passes_one_sen_more_does_not() -> None:
    assert temuan_dari("V14", laporan({"": D(449)})) == []
    assert len(temuan_dari("V14", laporan({"": D("448.99")}))) == 1
    assert len(temuan_dari("V14", laporan({"": D("451.01")}))) == 1


def test_batas_without_an_export_or_without_rekening_nothing_is_compared() -> None:
    assert temuan_dari("V14", laporan({})) == []
    assert temuan_dari("V14", potret(fakta=FaktaPD(bpkad={"5.1.02": D(1)}))) == []


def test_batas_an_unknown_realisation_is_not_compared_with_the_total() -> None:
    assert temuan_dari("V14", potret(baris(realisasi=None), fakta=FaktaPD(bpkad={"": D(1)}))) == []


SUB = "1.02.02.2.02.0001"


def satu_sub(bpkad: dict[str, Decimal]) -> Potret:
    rincian = [
        baris(
            sub_kegiatan=sub,
            rekening="5.1.02.01.01.0001",
            rinci=True,
            pagu=None,
            realisasi=r,
            realisasi_lalu=None,
        )
        for sub, r in ((SUB, 300), ("1.02.02.2.02.0002", 150))
    ]
    return potret(*rincian, fakta=FaktaPD(bpkad=bpkad))


def test_gagal_when_two_sub_kegiatan_are_swapped_though_the_rekening_agrees() -> None:
    tertukar = {
        f"{SUB}/5.1.02": D(150),
        "1.02.02.2.02.0002/5.1.02": D(300),
    }
    dua = temuan_dari("V14", satu_sub(tertukar))
    assert [(t.tempat.sel, t.selisih) for t in dua] == [
        (f"{SUB}/5.1.02", "Rp150"),
        ("1.02.02.2.02.0002/5.1.02", "−Rp150"),
    ]
    assert f"Realisasi sub kegiatan {SUB} rekening 5.1.02 menurut PD Rp300" in dua[0].kalimat
    assert temuan_dari("V14", satu_sub({"5.1.02": D(450)})) == []


def test_gagal_when_bpkad_does_not_know_a_line_of_a_sub_kegiatan() -> None:
    (t,) = temuan_dari("V14", satu_sub({f"{SUB}/5.1": D(300)}))
    assert (t.tempat.sel, t.diharapkan) == ("1.02.02.2.02.0002/5.1.02.01.01.0001", "Rp0")


def test_batas_whole_sub_kegiatan_are_compared_where_no_rekening_is_known() -> None:
    isi = potret(baris(sub_kegiatan=SUB, realisasi=450), fakta=FaktaPD(bpkad={f"{SUB}/": D(449)}))
    assert temuan_dari("V14", isi) == []
    isi = potret(baris(sub_kegiatan=SUB, realisasi=450), fakta=FaktaPD(bpkad={f"{SUB}/": D(400)}))
    (t,) = temuan_dari("V14", isi)
    assert (t.tempat.sel, t.selisih) == (SUB, "Rp50")
