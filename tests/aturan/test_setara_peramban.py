"""Rules about one line give the same verdicts and sentences on the server and in the browser."""

from __future__ import annotations

import json
import random
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from scripts.bangun_aset import ASET, MODUL, cari_node
from tests.aturan.contoh import WAJAR

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.baris import (
    angka_baris,
    cetak,
    pasang,
    periksa_baris,
    sebagai_json,
    tampil_json,
)
from siap.domain.aturan.bentuk_laporan import BentukTampil, Tampil
from siap.domain.aturan.pemeriksaan import periksa
from siap.domain.aturan.ungkapan import (
    MEDAN,
    Angka,
    Baris,
    JenisMedan,
    Logika,
    atau,
    banding,
    bukan,
    dan,
    kali,
    ke_json,
    kosong,
    kurang,
    m,
    susun,
    tambah,
    tetap,
)
from siap.domain.laporan.potret import Potret
from siap.domain.temuan import Tempat
from siap.domain.waktu import Periode

BANYAK = 12_000
AMBANG = (
    AmbangAturan(),
    AmbangAturan(
        fisik_tertinggal=Decimal("2.5"),
        lonjakan=Decimal("12.3456"),
        deviasi=Decimal(0),
        bulan_nol=3,
        lipat_besar=2,
        keparahan={"V07": "tolak", "V05.spd": "info"},
    ),
)
PENJALAN = """
import { readFileSync } from "node:fs";
import { periksaBaris } from "./aturan.mjs";
const { deklarasi, baris } = JSON.parse(readFileSync(0, "utf8"));
const kutip = (t) => [t.kode, t.bagian, t.medan, t.keparahan, t.kalimat];
const hasil = baris.map((b) => periksaBaris(deklarasi, b).map(kutip));
process.stdout.write(JSON.stringify(hasil));
"""


def acak(rng: random.Random) -> Baris:
    """One line, dense in the places where rules change their mind: equal, zero, empty, just over a limit."""
    dasar = rng.choice([0, 1, 100, 10**6, 98_495_970_491_100, rng.randrange(10**15)])

    def rupiah() -> int | None:
        return rng.choice(
            [
                None,
                0,
                dasar,
                dasar + rng.choice([-1, 1]),
                dasar * 5,
                dasar * 5 + 1,
                dasar // 500,
                dasar * rng.randrange(0, 140) // 100,
                -rng.randrange(10**9),
                rng.randrange(10**16),
            ]
        )

    kerja = rng.randrange(0, 1_000_001)

    def persen() -> int | None:
        return rng.choice(
            [
                None,
                0,
                1_000_000,
                kerja,
                kerja + rng.choice([-300_001, -300_000, 100_001, 1, -1]),
                -1,
                1_000_001,
            ]
        )

    jenis = {
        JenisMedan.RUPIAH: rupiah,
        JenisMedan.PERSEN: persen,
        JenisMedan.BANYAK: lambda: rng.choice([None, 0, 10_000, 30_000, rng.randrange(10**7)]),
        JenisMedan.BENDERA: lambda: rng.choice([0, 0, 1, None]),
    }
    return {nama: jenis[j]() for nama, j in MEDAN.items()} | {"bulan": rng.randrange(1, 13)}


@pytest.fixture(scope="module")
def peramban(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The evaluator, bundled as the pages bundle it, beside a small program that runs it."""
    folder = tmp_path_factory.mktemp("aturan")
    esbuild = MODUL / "esbuild" / "bin" / "esbuild"
    if not esbuild.exists():
        pytest.skip("node_modules not found: run `make siap`")
    subprocess.run(
        [
            *(str(cari_node().biner), str(esbuild), str(ASET / "ts" / "aturan.ts")),
            *("--bundle", "--minify", "--format=esm", "--target=chrome109,firefox115,safari15.6"),
            *("--log-level=warning", f"--outfile={folder / 'aturan.mjs'}"),
        ],
        check=True,
    )
    (folder / "jalan.mjs").write_text(PENJALAN, encoding="utf-8")
    return folder


def jalankan(peramban: Path, deklarasi: object, semua: list[Baris]) -> list[list[list[str]]]:
    """Judge lines in Node, as a browser would."""
    baris = [{k: None if v is None else str(v) for k, v in b.items()} for b in semua]
    hasil = subprocess.run(
        [str(cari_node().biner), str(peramban / "jalan.mjs")],
        input=json.dumps({"deklarasi": deklarasi, "baris": baris}),
        capture_output=True,
        text=True,
        check=True,
    )
    terbaca: list[list[list[str]]] = json.loads(hasil.stdout)
    return terbaca


@pytest.mark.slow
@pytest.mark.parametrize("ambang", AMBANG, ids=["bawaan", "pemda"])
def test_ten_thousand_lines_are_judged_alike(peramban: Path, ambang: AmbangAturan) -> None:
    rng = random.Random(20250930)  # noqa: S311 - repeatable lines, no secret
    semua = [acak(rng) for _ in range(BANYAK)]
    deklarasi = sebagai_json(ambang)
    daftar = pasang(ambang)
    server = []
    for b in semua:
        isi = []
        for aturan, p in periksa_baris(b, Tempat(), daftar):
            kalimat = aturan.aturan.kalimat.format_map(
                {**p.isi, "diberikan": p.diberikan, "diharapkan": p.diharapkan, "selisih": p.selisih}
            )
            kode = aturan.aturan.kode
            berat = ambang.bobot(kode, p.bagian, aturan.bagian[p.bagian])
            isi.append([kode, p.bagian, p.tempat.medan, berat.value, kalimat])
        server.append(isi)
    assert jalankan(peramban, deklarasi, semua) == server
    terpicu = {(t[0], t[1]) for isi in server for t in isi}
    ada = {(a.aturan.aturan.kode, a.bagian.bagian) for a in daftar}
    assert terpicu == ada, f"tidak pernah terpicu: {sorted(ada - terpicu)}"
    assert any(not isi for isi in server)


def acak_angka(rng: random.Random, dalam: int, *, jumlah: bool = False) -> Angka:
    """An expression; ``jumlah`` only adds, because no sentence prints a product of rupiah."""
    if dalam == 0 or rng.random() < 0.3:
        return (
            m(rng.choice(list(MEDAN))) if rng.random() < 0.7 else tetap(rng.choice([0, 1, -7, 100, 10**12]))
        )
    pilihan = [tambah, kurang] if jumlah else [tambah, kurang, kali]
    kiri, kanan = (acak_angka(rng, dalam - 1, jumlah=jumlah) for _ in range(2))
    return rng.choice(pilihan)(kiri, kanan)


def acak_logika(rng: random.Random, dalam: int) -> Logika:
    pilih = rng.randrange(5) if dalam else rng.randrange(2)
    if pilih == 0:
        return kosong(rng.choice(list(MEDAN)))
    if pilih == 1:
        op = rng.choice(["<", "<=", "=", "!=", ">=", ">"])
        return banding(acak_angka(rng, 2), op, acak_angka(rng, 2))
    if pilih == 2:
        return bukan(acak_logika(rng, dalam - 1))
    return rng.choice([dan, atau])(*(acak_logika(rng, dalam - 1) for _ in range(rng.randrange(1, 4))))


@pytest.mark.slow
def test_any_expression_of_the_language_reads_and_prints_alike(peramban: Path) -> None:
    rng = random.Random(7)  # noqa: S311 - repeatable expressions, no secret
    semua = [acak(rng) for _ in range(60)]
    aturan, harapan = [], [[] for _ in semua]  # type: ignore[var-annotated]
    for n in range(300):
        bila, bentuk = acak_logika(rng, 3), rng.choice(list(BentukTampil))
        penyebut = acak_angka(rng, 1) if bentuk is BentukTampil.NISBAH else None
        tampil = Tampil(bentuk, acak_angka(rng, 2, jumlah=True), penyebut)
        aturan.append(
            {
                "kode": f"X{n}",
                "bagian": "uji",
                "medan": "uji",
                "keparahan": "info",
                "kalimat": "{apa}: {nilai}",
                "tindakan": "",
                "kata": {"apa": bentuk.value},
                "bila": ke_json(bila),
                "tampil": {"nilai": tampil_json(tampil)},
            }
        )
        uji = susun(bila)
        for isi, b in zip(harapan, semua, strict=True):
            if uji(b):
                isi.append([f"X{n}", "uji", "uji", "info", f"{bentuk.value}: {cetak(tampil, b)}"])
    hasil = jalankan(peramban, {"bentuk": 1, "aturan": aturan}, semua)
    beda = [
        (a, b)
        for satu, lain in zip(hasil, harapan, strict=True)
        for a, b in zip(satu, lain, strict=True)
        if a != b
    ]
    assert beda == []


def test_the_declaration_is_plain_json_and_names_only_known_fields() -> None:
    deklarasi = sebagai_json(AmbangAturan())
    assert json.loads(json.dumps(deklarasi)) == deklarasi
    assert set(angka_baris(WAJAR, 6)) == set(MEDAN)


def test_a_clean_line_is_clean_in_both_readings() -> None:
    potret = Potret("1.02", Periode(2025, 6), Periode(2025, 7).awal, (WAJAR,))
    assert periksa(potret) == ()
