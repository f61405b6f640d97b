"""Rows of stages and packages in the grid: filled one by one, and the progress that follows from them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from tests.web.isi_laporan import (
    DIBUKUKAN,
    KUERI,
    SUB_A,
    SUB_B,
    TAHUN,
    bukukan_rencana,
    operasi,
    rekam,
    simpan,
)
from tests.web.tiruan import DINSOS, PEMDA

from siap.domain.masukan import BarisRencanaFisik
from siap.ledger.anggaran.actions import bukukan_rencana_fisik
from siap.ledger.jejak.sumber import Sumber

Sebagai = Callable[..., Client]


def bukukan_bagian(*baris: BarisRencanaFisik) -> None:
    bukukan_rencana_fisik(
        pemda=PEMDA,
        tahun=TAHUN,
        pd=DINSOS,
        baris=baris
        or (
            BarisRencanaFisik(DINSOS, SUB_A, "tahapan", "T1", "Pondasi", bobot=Decimal(30)),
            BarisRencanaFisik(DINSOS, SUB_A, "tahapan", "T2", "Dinding <atas>", bobot=Decimal("69.5")),
            BarisRencanaFisik(DINSOS, SUB_A, "tahapan", "T3", "Cat", bobot=Decimal("0.5")),
            BarisRencanaFisik(
                DINSOS, SUB_B, "keluaran", "", "Peserta", target=Decimal("7.5"), satuan="orang"
            ),
        ),
        berlaku_mulai=1,
        sumber=Sumber("rencana.xlsx", "r" * 64),
        oleh="uji",
        pada=DIBUKUKAN,
    )


@pytest.fixture
def rencana(orang: Any) -> None:
    bukukan_rencana()
    bukukan_bagian()


def teks(klien: Client) -> str:
    return " ".join(klien.get(f"/lapor?{KUERI}").content.decode().split())


def isi_bagian(rina: Client, *nilai: str) -> Any:
    return simpan(
        rina, *(operasi(SUB_A, f"T{n}", "bagian", satu) for n, satu in enumerate(nilai, 1)), kunci="bagian"
    )


def test_each_part_has_a_row_with_one_cell_and_the_sub_says_where_progress_comes_from(
    sebagai: Sebagai, rencana: None
) -> None:
    isi = teks(sebagai("rina"))

    assert 'class="k-bagian" data-b="T2" data-w="69.5"' in isi
    assert "Tahap: Dinding &lt;atas&gt;, bobot 69,5 %" in isi
    assert f'id="sel-bagian-{SUB_A}-T1" data-k="bagian" data-l="Fisik (%)"' in isi
    assert '<span class="cap">dari tahapan</span>' in isi
    assert '<span class="cap">dari keluaran</span>' in isi
    assert 'data-to="7.5' in isi
    assert isi.count('class="k-bagian"') == 3


def test_the_derived_cell_is_printed_cut_and_without_a_version(sebagai: Sebagai, rencana: None) -> None:
    rina = sebagai("rina")
    assert {h["status"] for h in isi_bagian(rina, "100", "33.3333", "0").json()["hasil"]} == {"tersimpan"}
    simpan(rina, operasi(SUB_B, "", "output", "2"), kunci="output")

    isi = teks(rina)

    assert 'data-n="53.1666" data-t="dari tahapan">53,1666 <' in isi
    assert 'data-n="26.6666" data-t="dari keluaran">26,6666 <' in isi
    assert 'data-n="33.3333" data-v="1">33,3333<' in isi


def test_progress_cannot_be_typed_past_the_plan(sebagai: Sebagai, rencana: None) -> None:
    rina = sebagai("rina")
    isi_bagian(rina, "10", "10", "10")
    sebelum = {k: v for k, v in rekam().items() if k != "JawabanSimpan"}

    (hasil,) = simpan(rina, operasi(SUB_A, "", "fisik", "90"), kunci="k9").json()["hasil"]

    assert hasil["status"] == "ditolak"
    assert "dihitung dari tahapan; isi tahapannya" in hasil["kalimat"]
    assert {k: v for k, v in rekam().items() if k != "JawabanSimpan"} == sebelum


def test_the_side_panel_says_how_progress_came_about(sebagai: Sebagai, rencana: None) -> None:
    rina = sebagai("rina")
    isi_bagian(rina, "100", "50", "0")

    def panel(kueri: str) -> Any:
        return rina.get(f"/lapor/sel?{KUERI}&{kueri}")

    assert "bobot 3 tahapan, 1 di antaranya selesai" in panel(f"kolom=fisik&sub={SUB_A}").json()["fisik"]
    assert "belum diisi" in panel(f"kolom=fisik&sub={SUB_B}").json()["fisik"]
    bagian = panel(f"kolom=bagian&sub={SUB_A}&rekening=T2").json()
    assert "dihitung dari tahapan" in bagian["fisik"]
    assert [(r["sebelum"], r["sesudah"]) for r in bagian["riwayat"]] == [("kosong", "50")]
    assert panel(f"kolom=bagian&sub={SUB_A}&rekening=T9").status_code == 404
    assert panel(f"kolom=bagian&sub={SUB_B}&rekening=T1").status_code == 404


def test_without_a_plan_the_side_panel_says_that_it_is_typed(sebagai: Sebagai, orang: Any) -> None:
    bukukan_rencana()
    rina = sebagai("rina")
    assert "diketik" in rina.get(f"/lapor/sel?{KUERI}&kolom=fisik&sub={SUB_A}").json()["fisik"]
    simpan(rina, operasi(SUB_A, "", "fisik", "45"))
    assert "45,00 % diketik" in rina.get(f"/lapor/sel?{KUERI}&kolom=fisik&sub={SUB_A}").json()["fisik"]


def test_a_figure_from_before_the_plan_is_marked_as_such(sebagai: Sebagai, orang: Any) -> None:
    bukukan_rencana()
    rina = sebagai("rina")
    simpan(rina, operasi(SUB_A, "", "fisik", "45"))
    bukukan_bagian()

    isi = teks(rina)

    assert (
        'data-n="45" data-t="dari tahapan" data-lm="45">45 <span class="cap">diketik sebelum ada rencana<'
        in isi
    )


def test_the_check_page_names_blank_parts_and_packages_by_their_value(sebagai: Sebagai, orang: Any) -> None:
    bukukan_rencana()
    bukukan_bagian(
        BarisRencanaFisik(DINSOS, SUB_A, "paket", "P1", "Gedung", nilai=Decimal(250_000_000)),
        BarisRencanaFisik(DINSOS, SUB_A, "paket", "P2", "Pagar", nilai=Decimal("50000000.5")),
    )
    rina = sebagai("rina")

    assert "Paket: Gedung, Rp250.000.000" in teks(rina)
    isi = " ".join(rina.get(f"/lapor/periksa?{KUERI}").content.decode().split())
    assert "kemajuan bagian" in isi
    assert f"#sel-bagian-{SUB_A}-P2" in isi


def test_another_unit_is_not_told_of_the_parts(sebagai: Sebagai, rencana: None) -> None:
    dewi = sebagai("dewi")
    assert dewi.get(f"/lapor/sel?{KUERI}&kolom=bagian&sub={SUB_A}&rekening=T1").status_code == 404
    sebelum = rekam()
    assert isi_bagian(dewi, "10").status_code == 404
    assert rekam() == sebelum
