"""A plan of physical parts from its file to the month's form: imported, filled in Excel, derived."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from tests.flows.conftest import PEMDA, TAHUN, Impor

from siap.domain.laporan.formulir import KOLOM, LEMBAR_ISIAN
from siap.flows import formulir as alur
from siap.flows.pelaporan import Alamat
from siap.flows.templat import tulis_templat
from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.anggaran.models import BagianFisik, VersiRencanaFisik
from siap.ledger.pelaporan.isian import LetakSel
from siap.ledger.pelaporan.models import IsianSel
from siap.ledger.pelaporan.queries import lembar_untuk

pytestmark = pytest.mark.django_db
PADA = datetime(2025, 4, 8, 2, tzinfo=UTC)
SUB_A, SUB_B = "1.06.02.2.01.0001", "1.06.02.2.01.0002"
REK = "5.1.02.01.01.0024"
DPA = f"pd,sub_kegiatan,rekening,pagu\n1.06,{SUB_A},{REK},1000\n1.06,{SUB_B},{REK},700\n"
KEPALA = "kode_pd,sub_kegiatan,cara,kode,nama,bobot,nilai,target,satuan\n"
RENCANA = (
    KEPALA + f"1.06,{SUB_A},tahapan,T1,Pondasi,30,,,\n1.06,{SUB_A},tahapan,T2,Dinding,70,,,\n"
    f"1.06,{SUB_B},keluaran,,Peserta,,,8,orang\n"
)
DI = {k.kunci: i for i, k in enumerate(KOLOM, 1)}


@pytest.fixture
def alamat(impor: Impor) -> Alamat:
    impor({"dpa.csv": DPA})
    impor({"rencana.csv": RENCANA})
    rina = buat_pengguna(username="rina", nama="Rina", sandi="rahasia-sekali", oleh="uji", pada=PADA)
    beri_peran(
        pengguna=rina,
        jenis="operator",
        pemda=PEMDA,
        pd="1.06",
        berlaku_dari=date(2025, 1, 1),
        oleh="uji",
        pada=PADA,
    )
    return Alamat(PEMDA, "1.06", TAHUN, 3, rina, PADA)


def baris(lembar: Any, kode: str, rekening: str) -> int:
    return next(
        r
        for r in range(1, lembar.max_row + 1)
        if (lembar.cell(r, DI["kode"]).value, lembar.cell(r, DI["rekening"]).value or "") == (kode, rekening)
    )


def isi(bita: bytes, *nilai: tuple[str, str, str, object]) -> bytes:
    buku = openpyxl.load_workbook(io.BytesIO(bita))
    for kode, rekening, kolom, satu in nilai:
        lembar = buku[LEMBAR_ISIAN]
        lembar.cell(baris(lembar, kode, rekening), DI[kolom]).value = satu  # type: ignore[assignment]
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def fisik(alamat: Alamat, sub: str) -> str | None:
    assert not isinstance(alamat.oleh, str)
    lembar = lembar_untuk(pengguna=alamat.oleh, pada=PADA, pemda=PEMDA, pd="1.06", tahun=TAHUN, bulan=3)
    sel = lembar.sel.get(LetakSel(sub, "", "", "fisik"))
    return sel.nilai if sel else None


def test_a_plan_is_booked_once_however_often_it_comes(impor: Impor) -> None:
    impor({"dpa.csv": DPA})
    pertama = impor({"rencana.csv": RENCANA})
    assert [b.status for b in pertama.berkas] == ["diterima"]
    impor({"lagi.csv": RENCANA + "\n"})
    assert VersiRencanaFisik.objects.get().bagian.count() == 3


def test_a_plan_that_does_not_add_up_is_refused_whole(impor: Impor) -> None:
    hasil = impor({"rencana.csv": RENCANA.replace("Dinding,70", "Dinding,60")})
    assert [t.kode for b in hasil.berkas for t in b.temuan] == ["M104"]
    assert BagianFisik.objects.count() == 0


def test_its_form_is_handed_out() -> None:
    assert b"bobot,nilai,target,satuan" in tulis_templat("rencana-fisik", csv=True)
    buku = openpyxl.load_workbook(io.BytesIO(tulis_templat("rencana-fisik")))
    assert buku["rencana-fisik"]["A1"].value == "SIAP templat rencana-fisik versi 1"


def test_parts_are_filled_in_excel_and_the_derived_cell_is_locked(alamat: Alamat) -> None:
    _, bita = alur.unduh(alamat)
    lembar = openpyxl.load_workbook(io.BytesIO(bita))[LEMBAR_ISIAN]
    bagian = baris(lembar, SUB_A, "T1")
    assert lembar.cell(bagian, DI["jenis"]).value == "bagian fisik"
    assert lembar.cell(bagian, DI["uraian"]).value == "Tahap: Pondasi, bobot 30 %"
    assert lembar.cell(bagian, DI["fisik"]).protection.locked is False
    assert lembar.cell(baris(lembar, SUB_A, ""), DI["fisik"]).protection.locked is True

    terisi = isi(bita, (SUB_A, "T1", "fisik", 100), (SUB_A, "T2", "fisik", 12.5), (SUB_B, "", "output", 2))
    lihat = alur.pratinjau(alamat, "isian.xlsx", terisi)
    assert [(p.rekening, p.kolom, p.nilai) for p in lihat.berubah] == [
        ("T1", "bagian", "100"),
        ("T2", "bagian", "12.5"),
        ("", "output", "2"),
    ]
    assert [t.kode for t in lihat.temuan] == []
    assert IsianSel.objects.count() == 0
    alur.simpan(alamat, lihat)
    assert (fisik(alamat, SUB_A), fisik(alamat, SUB_B)) == ("38.75", "25")

    # a form with figures that follow from others comes back as it went: nothing to say, nothing to save
    _, kedua = alur.unduh(alamat)
    buku = openpyxl.load_workbook(io.BytesIO(kedua))[LEMBAR_ISIAN]
    assert Decimal(str(buku.cell(baris(buku, SUB_A, ""), DI["fisik"]).value)) == Decimal("38.75")
    lagi = alur.pratinjau(alamat, "isian.xlsx", kedua)
    assert (lagi.berubah, lagi.temuan, lagi.ditolak) == ((), (), 0)


def test_progress_typed_over_the_locked_cell_is_refused_with_what_to_do(alamat: Alamat) -> None:
    _, bita = alur.unduh(alamat)
    lihat = alur.pratinjau(alamat, "isian.xlsx", isi(bita, (SUB_A, "", "fisik", 60)))
    (satu,) = lihat.temuan
    assert (satu.kode, lihat.berubah, lihat.ditolak) == ("F07", (), 1)
    assert "dihitung dari tahapan; isi baris tahapannya" in satu.kalimat
