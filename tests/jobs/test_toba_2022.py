"""Real uploads of one kabupaten, TA 2022: 88 LRA workbooks and 5 cash plans offered at once."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.jobs.terminal import Terminal

pytestmark = pytest.mark.slow
ATAS_NAMA = ("--pemda", "12.12", "--tahun", "2022")
KOSONG = [
    "8_lra_20221130-120635",
    "11_lra_20221130-120403",
    "12_lra_20221201-094715",
    "14_lra_20221130-122829",
]


@pytest.fixture(scope="module")
def toba(
    siap_modul: Terminal, shared_data: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Any:
    """Import everything once; return the terminal, the answers and the folder."""
    asal = shared_data("lra-toba-2022")
    kerja = tmp_path_factory.mktemp("toba")
    with (asal / "units.csv").open(encoding="utf-8-sig") as f:
        unit = [(b["id_skpd"], b["nama_skpd"]) for b in csv.DictReader(f)]
    with (kerja / "pd.csv").open("w", newline="", encoding="utf-8") as f:
        csv.writer(f).writerows([("kode", "nama"), *unit])
    with (asal / "log-upload.csv").open(encoding="utf-8-sig") as f:
        log = [(b["file"], b["id_skpd"], b["bulan"]) for b in csv.DictReader(f)]
    angkas = sorted((asal / "anggaran-kas").glob("*.xlsx"))
    daftar_angkas = [(b.name, b.name.split("_")[2], "1") for b in angkas]
    with (kerja / "daftar.csv").open("w", newline="", encoding="utf-8") as f:
        csv.writer(f).writerows([("berkas", "pd", "bulan"), *log, *daftar_angkas])
    siap_modul.impor("pd", kerja / "pd.csv", *ATAS_NAMA)
    lra = sorted((asal / "lra").glob("*.xlsx"))
    assert len(lra) == 88
    hasil = siap_modul.impor(*lra, *angkas, *ATAS_NAMA, "--daftar", kerja / "daftar.csv")
    return siap_modul, {b["nama"].removesuffix(".xlsx"): b for b in hasil["berkas"]}, kerja, log


@cache
def _bulan(siap: Terminal, bulan: int) -> dict[str, Any]:
    """Rows of one month by unit, asked once."""
    return {b["kode"]: b for b in siap.rekap(*ATAS_NAMA, "--bulan", str(bulan))["baris"]}


def test_every_logged_file_is_accepted_except_the_one_of_month_zero(toba: Any) -> None:
    _, berkas, _, log = toba
    status = {nama: berkas[nama.removesuffix(".xlsx")]["status"] for nama, _, bulan in log if bulan != "0"}
    assert set(status.values()) == {"diterima"}, status
    nol = [berkas[n.removesuffix(".xlsx")] for n, _, b in log if b == "0"]
    assert len(nol) == 1
    assert nol[0]["status"] == "ditolak"
    assert "M44" in {t["kode"] for t in nol[0]["temuan"]}


def test_unfilled_templates_are_refused_as_unfilled(toba: Any) -> None:
    _, berkas, _, _ = toba
    for nama in KOSONG:
        assert berkas[nama]["status"] == "ditolak"
        assert "M10" in {t["kode"] for t in berkas[nama]["temuan"]}
    for nama in ("25_lra_20221130-121517", "2_lra_20221130-122817"):
        assert berkas[nama]["status"] == "ditolak"
        assert {"M10", "M11"} & {t["kode"] for t in berkas[nama]["temuan"]}


def test_a_copy_under_another_name_is_already_there(toba: Any) -> None:
    _, berkas, _, _ = toba
    sudah = {n for n, b in berkas.items() if b["status"] == "sudah ada"}
    assert {"9_lra_20221205-165553", "11_lra_20221130-142503"} & sudah
    assert all(berkas[n]["temuan"][0]["kode"] == "M07" for n in sudah)


def test_the_month_of_the_sheet_against_the_list_is_a_finding(toba: Any) -> None:
    _, berkas, _, _ = toba
    beda = [
        n
        for n, b in berkas.items()
        if b["status"] == "diterima" and "M42" in {t["kode"] for t in b["temuan"]}
    ]
    assert [n.split("_")[0] for n in beda] == ["13"]
    tanpa = [
        n
        for n, b in berkas.items()
        if b["status"] == "diterima" and "M43" in {t["kode"] for t in b["temuan"]}
    ]
    assert len(tanpa) == 25


def test_the_doubled_total_is_found(toba: Any) -> None:
    _, berkas, _, _ = toba
    assert "M60" in {t["kode"] for t in berkas["2_lra_20221130-122817"]["temuan"]}
    assert sum("M60" in {t["kode"] for t in b["temuan"]} for b in berkas.values()) == 1


def test_cash_plans_tell_their_differences_and_their_kind_of_realisation(toba: Any) -> None:
    _, berkas, _, _ = toba
    kas = {n.split("_")[2]: b for n, b in berkas.items() if n.startswith("anggaran_kas")}
    kode = {u: {t["kode"]: t for t in b["temuan"]} for u, b in kas.items()}
    assert {b["status"] for b in kas.values()} == {"diterima"}
    assert "M65" in kode["48"]
    assert "M66" in kode["2"]
    assert "M67" in kode["12"]
    assert "2" in kode["12"]["M64"]["selisih"]
    assert "247.396.473" in kode["13"]["M64"]["selisih"] or "247.396.473" in kode["13"].get("M75", {}).get(
        "selisih", ""
    )
    assert not {"M64", "M75"} & set(kode["9"])


def test_november_of_ten_units_comes_out_to_the_rupiah(toba: Any) -> None:
    siap, _, _, _ = toba
    rekap = siap.rekap(*ATAS_NAMA, "--bulan", "11")
    assert rekap["total"]["pagu"] == "304619299025.00"
    assert rekap["total"]["realisasi"] == "147515812005.00"
    assert rekap["total"]["persen_pagu"] == "48.43"
    assert (rekap["cakupan"]["pd_lapor"], rekap["cakupan"]["pd_wajib"]) == (10, 44)
    belum = [b for b in rekap["baris"] if b["status_lapor"] == "belum lapor"]
    assert len(belum) == 34
    assert {b["peringkat"] for b in belum} == {None}
    assert {b["realisasi"] for b in belum} == {None}
    assert {b["zona"] for b in belum} == {None}


@pytest.mark.parametrize(
    ("unit", "bulan", "pagu", "realisasi"),
    [
        ("2", 11, "122469821840.00", "66670123653.00"),
        ("5", 11, "123728307521.00", "41522366068.00"),
        ("8", 11, "4427163588.00", "3464634967.00"),
        ("9", 1, "7387209993.00", "0.00"),
        ("9", 9, "7387209993.00", "5848946651.00"),
        ("9", 10, "10345419876.00", "6738165168.00"),
        ("9", 11, "10345419876.00", "7454633941.00"),
        ("11", 10, "6474870459.00", "3807202897.00"),
        ("13", 11, "6763179569.00", "5026332419.00"),
        ("14", 6, "6907210900.00", "894522174.00"),
        ("14", 7, "4954888645.00", "1321231839.00"),
        ("14", 8, "6907210900.00", "1711562459.00"),
        ("14", 12, "4955219800.00", "3142533694.00"),
        ("25", 12, "3893638048.00", "2438647933.00"),
        ("48", 11, "1667378459.00", "1218655764.00"),
    ],
)
def test_unit_month_as_logged(toba: Any, unit: str, bulan: int, pagu: str, realisasi: str) -> None:
    siap, _, _, _ = toba
    baris = _bulan(siap, bulan)
    assert (baris[unit]["pagu"], baris[unit]["realisasi"]) == (pagu, realisasi)


def test_zero_is_a_report_and_not_a_gap(toba: Any) -> None:
    siap, _, _, _ = toba
    baris = _bulan(siap, 1)
    assert baris["9"]["status_lapor"] == "nihil"
    assert baris["48"]["status_lapor"] == "belum lapor"


def test_the_same_files_again_book_nothing(toba: Any, shared_data: Callable[[str], Path]) -> None:
    siap, berkas, kerja, _ = toba
    terbitan = siap.rekap(*ATAS_NAMA, "--bulan", "11")["terbitan"]
    lra = [
        shared_data("lra-toba-2022") / "lra" / f"{n}.xlsx"
        for n, b in berkas.items()
        if "_lra_" in n and b["status"] == "diterima"
    ]
    lagi = siap.impor(*lra[:10], *ATAS_NAMA, "--daftar", kerja / "daftar.csv")
    assert {b["status"] for b in lagi["berkas"]} == {"sudah ada"}
    assert siap.rekap(*ATAS_NAMA, "--bulan", "11")["terbitan"] == terbitan


def test_book_and_mart_agree_and_the_chain_holds(toba: Any) -> None:
    siap, _, _, _ = toba
    jawab = siap("periksa", "--json")
    assert jawab.kode == 0, jawab.keluaran
    assert jawab.json["utuh"] is True
