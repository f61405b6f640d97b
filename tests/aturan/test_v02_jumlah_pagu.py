"""V02: rekening add up to their sub kegiatan, sub kegiatan to the PD's budget."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import bagian_dari, baris, potret, satu

from siap.domain.laporan.potret import FaktaPD, Potret

D = Decimal

D = Decimal


def dengan_rincian(*pagu: int | None) -> Potret:
    rincian = (
        baris(rekening=f"5.1.02.01.01.{n:04}", rinci=True, pagu=p, angkas_setahun=None, spd=None, angkas=None)
        for n, p in enumerate(pagu, start=1)
    )
    return potret(baris(), *rincian, fakta=FaktaPD(pagu_apbd=D(1000)))


def test_lolos_when_parts_make_the_whole() -> None:
    assert bagian_dari("V02", dengan_rincian(600, 400)) == []


def test_gagal_when_rekening_differ_from_their_sub_kegiatan() -> None:
    t = satu("V02", dengan_rincian(600, 401))
    assert t.kalimat == (
        "Pagu rekening 1.02.02.2.02.0001 berjumlah Rp1.001, seharusnya Rp1.000 (selisih Rp1)."
    )
    assert t.menolak


def test_gagal_when_the_pd_differs_from_its_budget() -> None:
    laporan = potret(baris(), baris(sub_kegiatan="1.02.02.2.02.0002"), fakta=FaktaPD(pagu_apbd=D("1999.99")))
    t = satu("V02", laporan)
    assert (t.diharapkan, t.selisih, t.tempat.medan) == ("Rp1.999,99", "Rp0,01", "pagu")


def test_batas_an_unknown_part_judges_nothing() -> None:
    assert bagian_dari("V02", dengan_rincian(600, None)) == []
    assert bagian_dari("V02", potret(baris(pagu=None), fakta=FaktaPD(pagu_apbd=D(1)))) == []
