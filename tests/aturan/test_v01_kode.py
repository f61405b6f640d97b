"""V01: codes have the right digits and stand in the nomenclature of the year."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import baris, potret, satu, temuan_dari

from siap.domain.laporan.potret import FaktaPD
from siap.domain.temuan import Keparahan

D = Decimal

DIKENAL = FaktaPD(kode_dikenal=frozenset({"1.02.02.2.02.0001", "X.XX.01.2.01.0001", "5.1.02.01.01.0025"}))


def test_lolos_when_code_and_account_are_known_in_either_dialect() -> None:
    laporan = potret(
        baris(),
        baris(sub_kegiatan="1.02.02.2.02.01", rekening="5.1.02.01.001.00025"),
        baris(sub_kegiatan="1.02.01.2.01.0001"),
        fakta=DIKENAL,
    )
    assert temuan_dari("V01", laporan) == []


def test_gagal_when_the_code_is_not_in_the_nomenclature() -> None:
    t = satu("V01", potret(baris(sub_kegiatan="1.02.02.2.99.0001"), fakta=DIKENAL))
    assert t.kalimat == "Kode 1.02.02.2.99.0001 tidak ada di nomenklatur 2025."
    assert t.keparahan is Keparahan.TOLAK
    assert (t.tempat.baris, t.tempat.medan) == (1, "sub_kegiatan")


def test_gagal_when_digits_are_missing_and_every_line_is_named() -> None:
    laporan = potret(baris(sub_kegiatan="1.02.02.2.02"), baris(), baris(rekening="5.1.X"))
    hasil = temuan_dari("V01", laporan)
    assert [t.tempat.baris for t in hasil] == [1, 3]
    assert hasil[0].kalimat == "Kode 1.02.02.2.02 salah jumlah atau jenis angkanya."


def test_batas_a_nomenclature_that_is_not_loaded_judges_no_code() -> None:
    assert temuan_dari("V01", potret(baris(sub_kegiatan="9.99.99.2.99.9999"))) == []
    assert temuan_dari("V01", potret(baris(sub_kegiatan="", rekening="5.1"))) == []
