"""V22: one denominator and one version per table."""

from __future__ import annotations

from decimal import Decimal

from tests.aturan.contoh import bagian_dari, baris, potret, satu, temuan_dari

from siap.domain.laporan.potret import AngkaTerbit, FaktaPD, Potret

D = Decimal

D = Decimal


def angka(penyebut: str, versi: str = "murni", tabel: str = "Rekap") -> AngkaTerbit:
    return AngkaTerbit("R", D(50), D(50), D(100), tabel, penyebut, versi)


def terbit(*daftar: AngkaTerbit) -> Potret:
    return potret(fakta=FaktaPD(angka_terbit=daftar))


def test_lolos_one_denominator_one_version() -> None:
    assert temuan_dari("V22", terbit(angka("pagu"), angka("pagu"))) == []


def test_gagal_two_denominators_in_one_table() -> None:
    t = satu("V22", terbit(angka("pagu"), angka("anggaran kas")))
    assert t.kalimat == "Tabel Rekap memakai penyebut anggaran kas, pagu sekaligus."


def test_gagal_two_versions_in_one_table_or_report() -> None:
    assert bagian_dari("V22", terbit(angka("pagu"), angka("pagu", "perubahan"))) == ["versi"]
    t = satu("V22", potret(baris(), baris(versi="perubahan")))
    assert t.kalimat == "Laporan ini memakai versi murni, perubahan sekaligus."


def test_batas_two_tables_may_differ_and_silence_judges_nothing() -> None:
    assert temuan_dari("V22", terbit(angka("pagu"), angka("anggaran kas", tabel="Kas"))) == []
    assert temuan_dari("V22", terbit(angka("pagu"), angka("", ""))) == []
    assert temuan_dari("V22", potret(baris(versi=""))) == []
