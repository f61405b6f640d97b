"""How the browser reads figures and pasted blocks, run in Node: notation, signs, quotes, refusals."""

from __future__ import annotations

import json
import subprocess
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripts.bangun_aset import ASET, MODUL, cari_node

from siap.domain.laporan.fisik import CaraFisik
from siap.domain.laporan.rencana_fisik import Bagian, RencanaSub
from siap.domain.uang import tampil_angka
from siap.ledger.pelaporan.isian import rapikan, tulis_angka
from siap.web.lapor.susunan import tampil_nilai

PENJALAN = """
import { readFileSync } from "node:fs";
import * as angka from "./angka.mjs";
import * as tempel from "./tempel.mjs";
const { modul, nama, daftar } = JSON.parse(readFileSync(0, "utf8"));
const guna = { angka, tempel }[modul][nama];
const polos = (_, n) => (typeof n === "bigint" ? `${n}` : n);
process.stdout.write(JSON.stringify(daftar.map((isi) => guna(...isi)), polos));
"""


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Call a function of the grid's modules with many lists of arguments at once."""
    if not (MODUL / "esbuild").exists():
        pytest.skip("node_modules is missing: run make siap")
    folder: Path = tmp_path_factory.mktemp("kisi")
    biner = cari_node().biner
    for nama in ("angka", "tempel"):
        subprocess.run(
            [
                *(biner, MODUL / "esbuild" / "bin" / "esbuild", ASET / "ts" / "kisi" / f"{nama}.ts"),
                *("--bundle", "--format=esm", f"--outfile={folder / nama}.mjs", "--log-level=error"),
            ],
            check=True,
        )
    (folder / "jalan.mjs").write_text(PENJALAN)

    def panggil(modul: str, nama: str, *daftar: list[Any]) -> list[Any]:
        isi = json.dumps({"modul": modul, "nama": nama, "daftar": daftar})
        hasil = subprocess.run(
            [biner, folder / "jalan.mjs"], input=isi, capture_output=True, text=True, check=True
        )
        return list(json.loads(hasil.stdout))

    return panggil


def test_money_is_read_as_people_write_it(node: Any) -> None:
    contoh = {
        "1.250.000": "1250000",
        "1.250.000,50": "1250000.5",
        "1250000": "1250000",
        "1250000.50": "1250000.5",
        "1,250,000.50": "1250000.5",
        "Rp1.250.000": "1250000",
        "Rp 1.250.000,-": "1250000",
        "Rp. 5.000": "5000",
        "(5.000)": "-5000",
        "(Rp 5.000,25)": "-5000.25",
        "-5.000": "-5000",
        "\u22125.000": "-5000",
        "1 250 000": "1250000",
        "\u00a01.234\u00a0": "1234",
        "1.234": "1234",
        "0": "0",
        "-0": "0",
        "007": "7",
        "0,5": "0.5",
        "": None,
        "  ": None,
    }
    hasil = node("angka", "baca", *(["realisasi", t] for t in contoh))

    assert dict(zip(contoh, hasil, strict=True)) == {t: {"nilai": n} for t, n in contoh.items()}


@pytest.mark.parametrize(
    ("kolom", "teks"),
    [
        *(
            ("realisasi", t)
            for t in ("abc", "-", "1.2.3", "1,23,456", "1e9", "12 ekor", "1,234.567,8", "--5")
        ),
        ("realisasi", "1,2345"),
        ("realisasi", "9" * 18),
        ("fisik", "101"),
        ("fisik", "100,01"),
        ("fisik", "-1"),
        ("fisik", "45,12345"),
        ("output", "(3)"),
    ],
)
def test_what_cannot_be_saved_is_said_with_an_example(node: Any, kolom: str, teks: str) -> None:
    (hasil,) = node("angka", "baca", [kolom, teks])

    assert "Isi " in hasil["kalimat"]


def test_percentages_take_their_sign_and_are_never_thousands(node: Any) -> None:
    contoh = {"45,5 %": "45.5", "45.5": "45.5", "45.125": "45.125", "100": "100", "100,00": "100", "0": "0"}

    hasil = node("angka", "baca", *(["fisik", t] for t in contoh))

    assert [h["nilai"] for h in hasil] == list(contoh.values())


def test_the_notation_of_a_block_is_inferred_from_what_fits_only_one(node: Any) -> None:
    blok = (
        ["1.234", "5.678,50"],
        ["1,234", "5,678.50"],
        ["1.234", "5.678"],
        ["1.234", "0,5", "1,234.5"],
        ["abc", "1,000,000"],
    )

    hasil = node("angka", "simpulkan", *([b] for b in blok))

    assert [(h["notasi"], h["dasar"]) for h in hasil] == [
        ("id", "tertulis"),
        ("en", "tertulis"),
        ("id", "bawaan"),
        ("id", "campuran"),
        ("en", "tertulis"),
    ]


def test_a_block_is_cut_like_a_spreadsheet_writes_it(node: Any) -> None:
    contoh = {
        "a\tb\r\nc\td\r\n": [["a", "b"], ["c", "d"]],
        '"Hujan,\nlalu ""longsor"""\t2\n': [['Hujan,\nlalu "longsor"', "2"]],
        '"a\tb"\tc': [["a\tb", "c"]],
        "satu": [["satu"]],
        "\t\n": [["", ""]],
        "": [],
    }

    assert node("tempel", "uraiTsv", *([t] for t in contoh)) == list(contoh.values())


# each example starts Node, so there are few of them, each with many figures
@pytest.mark.slow
@settings(max_examples=12)
@given(
    st.lists(
        st.decimals(min_value=-(10**14), max_value=10**14, places=2, allow_nan=False, allow_infinity=False),
        min_size=30,
        max_size=200,
    )
)
def test_every_amount_that_the_page_prints_is_read_back(node: Any, nilai: list[Decimal]) -> None:
    polos = [tulis_angka(n) for n in nilai]
    tercetak = [tampil_nilai("realisasi", n) for n in polos]

    assert node("angka", "tampil", *(["realisasi", n] for n in polos)) == tercetak
    assert [h["nilai"] for h in node("angka", "baca", *(["realisasi", t] for t in tercetak))] == polos
    assert [rapikan("realisasi", n) for n in polos] == polos


@pytest.mark.slow
@settings(max_examples=12)
@given(st.lists(st.integers(-(10**18), 10**18), min_size=30, max_size=200))
def test_figures_become_integers_and_back_without_loss(node: Any, sen: list[int]) -> None:
    nilai = [tulis_angka(Decimal(n) / 100) for n in sen]

    fakta = node("angka", "fakta", *([n] for n in nilai))

    assert [int(t) for t in fakta] == [n * 100 for n in sen]
    tercetak = [tampil_angka(Decimal(n)) for n in nilai]
    assert [int(t) for t in node("angka", "dariTampil", *([t] for t in tercetak))] == [n * 100 for n in sen]


_SEPERSEPULUHRIBU = st.integers(0, 1_000_000).map(lambda n: Decimal(n) / 10_000)


def _bobot(banyak: int) -> st.SearchStrategy[list[Decimal]]:
    """Weights of stages that sum to 100."""
    batas = st.lists(st.integers(1, 999_999), min_size=banyak - 1, max_size=banyak - 1, unique=True)
    return batas.map(lambda n: [Decimal(b - a) / 10_000 for a, b in pairwise([0, *sorted(n), 1_000_000])])


_RENCANA = st.integers(1, 9).flatmap(
    lambda n: st.tuples(
        st.sampled_from(["tahapan", "paket"]),
        _bobot(n),
        st.lists(st.integers(1, 10**15).map(lambda s: Decimal(s) / 100), min_size=n, max_size=n),
        st.lists(st.none() | _SEPERSEPULUHRIBU | st.just(Decimal(100)), min_size=n, max_size=n),
    )
)


@pytest.mark.slow
@settings(max_examples=10)
@given(st.lists(_RENCANA, min_size=30, max_size=80))
def test_progress_of_parts_is_the_same_in_the_browser_and_on_the_server(node: Any, semua: list[Any]) -> None:
    server, minta = [], []
    for cara, bobot, nilai, selesai in semua:
        ukuran = bobot if cara == "tahapan" else nilai
        bagian = tuple(Bagian(f"B{n}", f"Bagian {n}", u) for n, u in enumerate(ukuran))
        rencana = RencanaSub(CaraFisik(cara), bagian)
        hasil = rencana.hasil({f"B{n}": s for n, s in enumerate(selesai)}, None).persen
        server.append(None if hasil is None else tulis_angka(hasil))
        pasangan = zip(ukuran, selesai, strict=True)
        minta.append([[[tulis_angka(u), None if s is None else tulis_angka(s)] for u, s in pasangan]])

    assert node("angka", "timbang", *minta) == server


@pytest.mark.slow
@settings(max_examples=10)
@given(st.lists(st.tuples(st.integers(0, 10**12), st.integers(1, 10**12)), min_size=30, max_size=100))
def test_progress_of_output_is_the_same_in_the_browser_and_on_the_server(
    node: Any, semua: list[tuple[int, int]]
) -> None:
    pasangan = [(Decimal(jadi) / 10_000, Decimal(target) / 10_000) for jadi, target in semua]
    rencana = [RencanaSub(CaraFisik.KELUARAN, (Bagian("", "", t),)).hasil({}, j).persen for j, t in pasangan]

    peramban = node("angka", "bagiPersen", *([tulis_angka(j), tulis_angka(t)] for j, t in pasangan))

    assert peramban == [tulis_angka(p) for p in rencana if p is not None]


def test_a_blank_part_leaves_the_progress_unknown_and_nearly_done_is_not_done(node: Any) -> None:
    hampir = [["30", "100"], ["70", "99.9999"]]
    assert node("angka", "timbang", [[["30", "100"], ["70", None]]], [hampir], [[]]) == [
        None,
        "99.9999",
        None,
    ]


def test_progress_of_a_part_is_read_as_a_percentage(node: Any) -> None:
    hasil = node(
        "angka", "baca", ["bagian", "45,125"], ["bagian", "45.125"], ["bagian", "100,5"], ["bagian", ""]
    )
    assert hasil[:2] == [{"nilai": "45.125"}] * 2
    assert "di luar 0 sampai 100" in hasil[2]["kalimat"]
    assert hasil[3] == {"nilai": None}


def test_progress_from_output_is_cut_never_rounded_up(node: Any) -> None:
    hasil = node(
        "angka", "bagiPersen", ["2", "3"], ["9999999", "10000000"], ["5", "4"], ["0", "7"], ["4", "4"]
    )

    assert hasil == ["66.6666", "99.9999", "100", "0", "100"]
