"""V23: class counts cover every sub kegiatan once."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import baris, potret, satu, temuan_dari

from siap.domain.laporan.potret import FaktaPD, Potret

D = Decimal


def dengan(**kelas: int) -> Potret:
    rincian = baris(rekening="5.1.02.01.01.0001", rinci=True)
    return potret(baris(), rincian, baris(sub_kegiatan="1.02.02.2.02.0002"), fakta=FaktaPD(kelas=kelas))


def test_lolos_when_counts_cover_all() -> None:
    assert temuan_dari("V23", dengan(nol=1, sampai_50=1)) == []


def test_gagal_when_one_is_homeless() -> None:
    t = satu("V23", dengan(nol=1, sampai_50=0))
    assert t.kalimat == "Kelas sub kegiatan berjumlah 1, sub kegiatannya 2 (selisih −1)."


def test_batas_no_published_classes_no_finding_and_one_too_many_is_found() -> None:
    assert temuan_dari("V23", dengan()) == []
    assert satu("V23", dengan(nol=3)).selisih == "1"
