"""Progress of a report is derived where a plan says how: stages, packages, output; typed elsewhere."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from tests.ledger.conftest import OLEH, PADA, PEMDA, TAHUN, Orang
from tests.ledger.pelaporan.conftest import (
    LAPORAN,
    PADA_LAPOR,
    REK_A,
    SUB_A,
    SUB_B,
    Meja,
    isi_sub,
    rekam,
    uang,
)

from siap.domain.laporan.fisik import CaraFisik
from siap.domain.masukan import BarisRencanaFisik
from siap.ledger.anggaran.actions import bukukan_rencana_fisik
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.pelaporan import actions
from siap.ledger.pelaporan.isian import LetakSel, Operasi
from siap.ledger.pelaporan.models import IsianSel
from siap.ledger.pelaporan.queries import Lembar, beda_kiriman, lembar_untuk
from siap.ledger.pelaporan.queries.riwayat import sel_kiriman
from siap.ledger.pelaporan.terkirim import baca_isi
from siap.ledger.realisasi.models import EntriFisik

FISIK_A = LetakSel(SUB_A, "", "", "fisik")


def rencanakan(*baris: BarisRencanaFisik, mulai: int = 1) -> None:
    bukukan_rencana_fisik(
        pemda=PEMDA,
        tahun=TAHUN,
        pd="1.06",
        baris=baris,
        berlaku_mulai=mulai,
        sumber=Sumber("rencana.xlsx"),
        oleh=OLEH,
        pada=PADA,
    )


def tahapan(sub: str = SUB_A) -> list[BarisRencanaFisik]:
    return [
        BarisRencanaFisik("1.06", sub, "tahapan", kode, nama, bobot=Decimal(bobot))
        for kode, nama, bobot in (("T1", "Pondasi", "30"), ("T2", "Dinding", "69.5"), ("T3", "Cat", "0.5"))
    ]


def paket() -> list[BarisRencanaFisik]:
    return [
        BarisRencanaFisik("1.06", SUB_A, "paket", kode, f"Paket {kode}", nilai=Decimal(nilai))
        for kode, nilai in (("P1", "100000000"), ("P2", "200000000.5"))
    ]


KELUARAN = BarisRencanaFisik("1.06", SUB_B, "keluaran", "", "Peserta", target=Decimal(7), satuan="orang")


def bagian(kode: str, nilai: str | None, dilihat: str | None = None, versi: int = 0) -> Operasi:
    return Operasi(SUB_A, kode, "bagian", nilai, dilihat, versi)


def lembar(orang: Orang) -> Lembar:
    return lembar_untuk(**LAPORAN, pengguna=orang.rina, pada=PADA_LAPOR)


def fisik(orang: Orang, sub: str = SUB_A) -> str | None:
    sel = lembar(orang).sel.get(LetakSel(sub, "", "", "fisik"))
    return sel.nilai if sel else None


def status(jawaban: actions.Jawaban) -> list[str]:
    return [h.status for h in jawaban.hasil]


def test_stages_give_the_progress_once_every_stage_is_filled_in(meja: Meja, orang: Orang) -> None:
    rencanakan(*tahapan())
    meja.simpan(orang.rina, bagian("T1", "100"), bagian("T2", "33.3333"))
    assert fisik(orang) is None
    assert LetakSel(SUB_A, "T3", "", "bagian") in lembar(orang).kosong
    assert FISIK_A not in lembar(orang).kosong
    meja.simpan(orang.rina, bagian("T3", "0"))
    # 30 + 69.5 x 33.3333 % = 53.1666435, cut to four decimals
    assert fisik(orang) == "53.1666"
    (info,) = [s for s in lembar(orang).sub if s.sub_kegiatan == SUB_A]
    assert info.hasil is not None
    assert info.hasil.cara is CaraFisik.TAHAPAN
    assert "bobot 3 tahapan, 1 di antaranya selesai" in info.hasil.kalimat


def test_packages_weigh_by_their_value(meja: Meja, orang: Orang) -> None:
    rencanakan(*paket())
    meja.simpan(orang.rina, bagian("P1", "50"), bagian("P2", "100"))
    assert fisik(orang) == "83.3333"


def test_output_gives_the_progress_and_the_rules_see_its_target(meja: Meja, orang: Orang) -> None:
    rencanakan(KELUARAN)
    assert LetakSel(SUB_B, "", "", "output") in lembar(orang).kosong
    meja.isi_lengkap(orang.rina)
    meja.simpan(orang.rina, isi_sub(SUB_B, "output", "2"))
    assert fisik(orang, SUB_B) == "28.5714"
    meja.ajukan(orang.hadi)
    (pokok,) = [b for b in meja.aturan.dilihat[-1].pokok if b.sub_kegiatan == SUB_B]
    assert (pokok.output_target, pokok.output_jadi, pokok.fisik) == (7, 2, Decimal("28.5714"))


@pytest.mark.parametrize(
    ("operasi", "kalimat"),
    [
        (isi_sub(SUB_A, "fisik", "40"), "dihitung dari tahapan; isi tahapannya"),
        (isi_sub(SUB_B, "fisik", "40"), "dihitung dari keluaran; isi outputnya"),
        (bagian("T9", "40"), "tidak ada dalam rencana fisik"),
        (Operasi(SUB_B, "T1", "bagian", "40", None, 0), "tidak ada dalam rencana fisik"),
        (bagian("", "40"), "tidak ada dalam rencana fisik"),
        (Operasi(SUB_A, "T1", "bagian", "40", None, 0, "DAU"), "pada kode tahapan"),
        (bagian("T1", "100.5"), "di luar 0 sampai 100"),
        (bagian("T1", "-1"), "tidak dapat disimpan"),
    ],
)
def test_what_the_plan_does_not_allow_is_refused_and_nothing_changes(
    meja: Meja, orang: Orang, operasi: Operasi, kalimat: str
) -> None:
    rencanakan(*tahapan(), KELUARAN)
    jawaban = meja.simpan(orang.rina, operasi)
    assert status(jawaban) == ["ditolak"]
    assert kalimat in jawaban.hasil[0].kalimat
    assert IsianSel.objects.count() == 0


def test_without_a_plan_a_part_is_refused_and_progress_is_typed(meja: Meja, orang: Orang) -> None:
    assert status(meja.simpan(orang.rina, bagian("T1", "5"), isi_sub(SUB_A, "fisik", "5"))) == [
        "ditolak",
        "tersimpan",
    ]
    assert fisik(orang) == "5"


def test_a_submission_keeps_the_parts_and_books_what_follows(meja: Meja, orang: Orang) -> None:
    rencanakan(*tahapan())
    meja.simpan(
        orang.rina,
        *(uang(s, r, "10") for s, r in ((SUB_A, REK_A), (SUB_B, REK_A))),
        *(bagian(k, "50") for k in ("T1", "T2", "T3")),
        isi_sub(SUB_B, "fisik", "55.5"),
    )
    satu = meja.ajukan(orang.hadi)
    isi = json.loads(satu.isi)
    assert isi["bentuk"] == 2
    a, b = isi["sub_kegiatan"]
    assert (a["cara_fisik"], a["fisik"], b["cara_fisik"]) == ("tahapan", "50", "ketikan")
    assert a["bagian"][1] == {"kode": "T2", "nama": "Dinding", "ukuran": "69.5", "selesai": "50"}
    terkirim = baca_isi(satu.isi)
    assert terkirim.sub[0].cara_fisik is CaraFisik.TAHAPAN
    assert terkirim.sel()[LetakSel(SUB_A, "T2", "", "bagian")] == "50"
    assert dict(EntriFisik.objects.values_list("sub_kegiatan", "persen")) == {
        SUB_A: Decimal(50),
        SUB_B: Decimal("55.5"),
    }
    meja.kembalikan(orang.sari)
    meja.simpan(orang.rina, bagian("T2", "100", "50", 1))
    dua = meja.ajukan(orang.hadi)
    beda = {(x.letak.rekening, x.letak.kolom): (x.sebelum, x.sesudah) for x in beda_kiriman(satu, dua)}
    assert beda == {("", "fisik"): ("50", "84.75"), ("T2", "bagian"): ("50", "100")}


def test_a_report_without_a_plan_keeps_the_form_it_always_had(meja: Meja, orang: Orang) -> None:
    meja.isi_lengkap(orang.rina)
    kiriman = meja.ajukan(orang.hadi)
    isi = json.loads(kiriman.isi)
    assert isi["bentuk"] == 1
    assert set(isi["sub_kegiatan"][0]) == {
        "sub_kegiatan",
        "fisik",
        "fisik_lalu",
        "target_fisik",
        "output",
        "kendala",
    }
    assert baca_isi(kiriman.isi).sub[0].cara_fisik is CaraFisik.KETIKAN
    assert sel_kiriman(kiriman)[FISIK_A] == "40"


def test_progress_from_before_the_plan_stands_until_a_part_is_filled_in(meja: Meja, orang: Orang) -> None:
    meja.isi_lengkap(orang.rina)
    rencanakan(*tahapan())
    assert fisik(orang) == "40"
    (info,) = [s for s in lembar(orang).sub if s.sub_kegiatan == SUB_A]
    assert info.hasil is not None
    assert (info.hasil.cara, "sebelum ada rencana" in info.hasil.kalimat) == (CaraFisik.KETIKAN, True)
    meja.simpan(orang.rina, bagian("T1", "10"))
    assert fisik(orang) is None


def test_a_correction_of_money_does_not_take_away_what_was_typed_before_the_plan(
    meja: Meja, orang: Orang
) -> None:
    meja.sampai("dikunci")
    rencanakan(*tahapan())
    meja.koreksi(orang.hadi)
    assert EntriFisik.objects.filter(sub_kegiatan=SUB_A).count() == 1
    assert fisik(orang) == "40"


def test_a_correction_takes_a_stage_and_refuses_the_derived_cell(meja: Meja, orang: Orang) -> None:
    rencanakan(*tahapan())
    meja.simpan(
        orang.rina,
        *(uang(s, r, "10") for s, r in ((SUB_A, REK_A), (SUB_B, REK_A))),
        *(bagian(k, "50") for k in ("T1", "T2", "T3")),
        isi_sub(SUB_B, "fisik", "55.5"),
    )
    meja.ajukan(orang.hadi)
    meja.verifikasi(orang.sari)
    meja.kunci(orang.sari)
    sebelum = rekam()
    with pytest.raises(IsiTidakSah, match="dihitung dari tahapan"):
        meja.koreksi(orang.hadi, actions.PerubahanSel(SUB_A, "", "fisik", "60"))
    assert rekam() == sebelum
    meja.koreksi(orang.hadi, actions.PerubahanSel(SUB_A, "T1", "bagian", "100"))
    kini: Any = EntriFisik.objects.filter(sub_kegiatan=SUB_A, kontra=False).order_by("-id").first()
    assert kini.persen == Decimal(65)


def test_last_month_typed_and_this_month_derived_stand_side_by_side(meja: Meja, orang: Orang) -> None:
    agustus = {**LAPORAN, "bulan": 8}
    operasi = [uang(SUB_A, REK_A, "5"), isi_sub(SUB_A, "fisik", "30"), isi_sub(SUB_B, "fisik", "30")]
    actions.simpan_sel(**agustus, operasi=operasi, kunci="a", oleh=orang.rina, pada=PADA_LAPOR)
    actions.ajukan(**agustus, periksa=meja.aturan, oleh=orang.hadi, pada=PADA_LAPOR)
    rencanakan(*tahapan(), mulai=9)
    meja.simpan(orang.rina, *(bagian(k, "60") for k in ("T1", "T2", "T3")))
    (info,) = [s for s in lembar(orang).sub if s.sub_kegiatan == SUB_A]
    assert (info.fisik_lalu, fisik(orang)) == (Decimal(30), "60")


def test_a_plan_costs_a_bounded_number_of_questions(
    meja: Meja, orang: Orang, django_assert_max_num_queries: Any
) -> None:
    rencanakan(*tahapan(), *tahapan(SUB_B))
    meja.simpan(orang.rina, bagian("T1", "10"))
    with django_assert_max_num_queries(30):
        lembar(orang)
