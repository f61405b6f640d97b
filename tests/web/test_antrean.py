"""The outbox of the browser, run in Node: coalescing, batches, answers, the file that brings changes back."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from scripts.bangun_aset import ASET, MODUL, cari_node

PENJALAN = """
import { readFileSync } from "node:fs";
import * as gabung from "./gabung.mjs";
import * as berkas from "./berkas.mjs";
const { nama, isi } = JSON.parse(readFileSync(0, "utf8"));
const kerja = { ...gabung, ...berkas }[nama];
try {
  process.stdout.write(JSON.stringify({ hasil: kerja(...isi.map((x) => x ?? undefined)) ?? null }));
} catch (salah) {
  process.stdout.write(JSON.stringify({ galat: salah.message }));
}
"""
TEMPAT = {"pengguna": "rina", "pemda": "18.13", "pd": "1.06/A", "tahun": 2026, "bulan": 9}


@pytest.fixture(scope="module")
def peramban(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pure parts of the outbox, bundled as the pages bundle them."""
    folder = tmp_path_factory.mktemp("antrean")
    esbuild = MODUL / "esbuild" / "bin" / "esbuild"
    if not esbuild.exists():
        pytest.skip("node_modules not found: run `make siap`")
    for nama in ("gabung", "berkas"):
        subprocess.run(
            [
                *(str(cari_node().biner), str(esbuild), str(ASET / "ts" / "luring" / f"{nama}.ts")),
                *("--bundle", "--format=esm", "--target=chrome109", "--log-level=warning"),
                f"--outfile={folder / f'{nama}.mjs'}",
            ],
            check=True,
        )
    (folder / "jalan.mjs").write_text(PENJALAN, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def jalankan(peramban: Path) -> Any:
    """Call one function as a page would."""

    def panggil(nama: str, *isi: Any) -> Any:
        hasil = subprocess.run(
            [str(cari_node().biner), str(peramban / "jalan.mjs")],
            input=json.dumps({"nama": nama, "isi": isi}),
            capture_output=True,
            text=True,
            check=True,
        )
        kata = json.loads(hasil.stdout)
        if "galat" in kata:
            raise ValueError(kata["galat"])
        return kata["hasil"]

    return panggil


def op(nilai: str | None, dilihat: str | None = None, versi: int = 0, **lain: str) -> dict[str, Any]:
    return {
        "sub_kegiatan": "1.06.01.2.02.0001",
        "rekening": "5.1.01",
        "sumber_dana": "",
        "kolom": "realisasi",
        "nilai": nilai,
        "nilai_dilihat": dilihat,
        "versi": versi,
        **lain,
    }


def butir(operasi: dict[str, Any], sejak: int = 1, **lain: Any) -> dict[str, Any]:
    return {"operasi": operasi, "sejak": sejak, **lain}


def jawab(operasi: dict[str, Any], status: str, nilai: str | None, versi: int) -> dict[str, Any]:
    letak = {k: operasi[k] for k in ("sub_kegiatan", "rekening", "sumber_dana", "kolom")}
    return {
        **letak,
        "status": status,
        "nilai": nilai,
        "versi": versi,
        "oleh": "",
        "nama": "",
        "pada": "",
        "kalimat": "",
    }


def test_a_cell_typed_twice_keeps_what_was_seen_first_and_the_newest_value(jalankan: Any) -> None:
    satu = jalankan("gabungkan", None, op("100", "50", 3), 10)
    dua = jalankan("gabungkan", satu, op("200", "100", 3), 20)

    assert dua == butir(op("200", "50", 3), 10)


def test_a_change_after_an_answer_is_taken_over_whole(jalankan: Any) -> None:
    lama = butir(op("100", "50", 3), 10, tahan=jawab(op("100"), "bentrok", "70", 4))

    assert jalankan("gabungkan", lama, op("100", "70", 4), 20) == butir(op("100", "70", 4), 10)


def test_a_batch_is_limited_in_number_and_bytes_and_leaves_out_what_is_held(jalankan: Any) -> None:
    semua = [butir(op(str(n), rekening=f"5.{n}"), 100 - n) for n in range(10)]
    semua.append(butir(op("9", rekening="6"), 1, tahan=jawab(op("9"), "terkunci", None, 0)))
    besar = butir(op("x" * 5000, kolom="kendala"), 0)

    assert [b["operasi"]["nilai"] for b in jalankan("pilih", semua, 3)] == ["9", "8", "7"]
    assert len(jalankan("pilih", semua, 100, 400)) < 10
    assert jalankan("pilih", [*semua, besar], 100, 1000) == [besar]
    assert jalankan("pilih", [], 3) == []


def test_a_batch_on_its_way_is_not_counted_twice(jalankan: Any) -> None:
    kiriman = {"kunci": "k", "butir": [butir(op("1")), butir(op("2", kolom="catatan"), 2)]}

    semua = jalankan("menunggu", kiriman, [butir(op("3"), 5)])

    assert [b["operasi"]["nilai"] for b in semua] == ["2", "3"]


def test_what_was_typed_while_a_batch_was_away_has_seen_what_was_saved(jalankan: Any) -> None:
    kiriman = {"kunci": "k", "butir": [butir(op("1", None, 0))]}
    susulan = butir(op("2", None, 0), 5)

    assert jalankan("terima", kiriman, [susulan], [jawab(op("1"), "tersimpan", "1", 1)]) == [
        butir(op("2", "1", 1), 5)
    ]
    assert jalankan("terima", kiriman, [], [jawab(op("1"), "tersimpan", "1", 1)]) == []


@pytest.mark.parametrize("status", ["bentrok", "ditolak", "terkunci"])
def test_what_the_server_did_not_take_stays_with_its_answer(jalankan: Any, status: str) -> None:
    kiriman = {"kunci": "k", "butir": [butir(op("1", "0", 2))]}
    balasan = jawab(op("1"), status, "7", 4)

    assert jalankan("terima", kiriman, [], [balasan]) == [butir(op("1", "0", 2), tahan=balasan)]
    assert jalankan("terima", kiriman, [butir(op("3", "1", 2), 9)], [balasan]) == [butir(op("3", "0", 2), 9)]


def test_a_cell_without_an_answer_is_not_lost(jalankan: Any) -> None:
    kembali = jalankan("terima", {"kunci": "k", "butir": [butir(op("1"))]}, [], [])

    assert [b["operasi"] for b in kembali] == [op("1")]
    assert kembali[0]["tahan"]["status"] == "ditolak"


def test_a_refused_batch_goes_back_held_and_one_that_is_too_big_goes_back_free(jalankan: Any) -> None:
    kiriman = {"kunci": "k", "butir": [butir(op("1", "0", 2))]}

    ditolak = jalankan("bubarkan", kiriman, [], "Bulan belum dibuka.")
    assert ditolak[0]["operasi"] == op("1", "0", 2)
    assert ditolak[0]["tahan"]["kalimat"] == "Bulan belum dibuka."
    assert jalankan("bubarkan", kiriman, [], "") == kiriman["butir"]
    assert jalankan("bubarkan", kiriman, [butir(op("5", "1", 2), 9)], "") == [butir(op("5", "0", 2), 1)]


SEMUA = [
    butir(op("-1250000.5", "98495970491100.25", 3, sumber_dana="DAK; fisik")),
    butir(op("45.5", None, 0, kolom="fisik", rekening="")),
    butir(op('=HYPERLINK("x"); baris\nkedua', "'kutip", 1, kolom="kendala", rekening="")),
    butir(op("1,5", "1.5", 1, kolom="catatan")),
    butir(op(None, "12", 9)),
]


def test_a_file_brings_back_exactly_what_went_into_it(jalankan: Any) -> None:
    isi = jalankan("tulisCsv", TEMPAT, SEMUA)

    assert jalankan("bacaCsv", isi) == [{"tempat": TEMPAT, "operasi": b["operasi"]} for b in SEMUA]


def test_the_file_is_what_excel_opens_and_survives_its_saving(jalankan: Any) -> None:
    isi = jalankan("tulisCsv", TEMPAT, SEMUA[:2])
    kepala, satu, *_ = isi.removeprefix("\ufeff").split("\r\n")

    assert isi.startswith("\ufeff")
    assert kepala.startswith("pengguna;pemda;pd;tahun;bulan;sub_kegiatan;rekening;sumber_dana;kolom;nilai")
    assert '"=""5.1.01"""' in satu
    assert "-1250000,5" in satu
    # Excel writes what it shows
    tersimpan = isi.replace('"=""', "").replace('"""', "")
    assert jalankan("bacaCsv", tersimpan.replace("DAK; fisik", "DAK")) == [
        {"tempat": TEMPAT, "operasi": {**SEMUA[0]["operasi"], "sumber_dana": "DAK"}},
        {"tempat": TEMPAT, "operasi": SEMUA[1]["operasi"]},
    ]


def test_words_never_start_a_formula(jalankan: Any) -> None:
    assert ";\"'=HYPERLINK" in jalankan("tulisCsv", TEMPAT, SEMUA)


def test_another_file_is_refused_with_a_sentence(jalankan: Any) -> None:
    with pytest.raises(ValueError, match="kolom pengguna, pemda"):
        jalankan("bacaCsv", "nama;umur\r\nA;1\r\n")
