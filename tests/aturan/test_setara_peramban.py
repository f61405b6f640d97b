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
from siap.domain.aturan.baris import angka_baris, pasang, periksa_baris, sebagai_json
from siap.domain.aturan.pemeriksaan import periksa
from siap.domain.aturan.ungkapan import MEDAN, Baris, JenisMedan
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


@pytest.mark.slow
@pytest.mark.parametrize("ambang", AMBANG, ids=["bawaan", "pemda"])
def test_ten_thousand_lines_are_judged_alike(peramban: Path, ambang: AmbangAturan) -> None:
    rng = random.Random(20250930)  # noqa: S311 - repeatable lines, no secret
    semua = [acak(rng) for _ in range(BANYAK)]
    deklarasi = sebagai_json(ambang)
    masukan = {
        "deklarasi": deklarasi,
        "baris": [{k: None if v is None else str(v) for k, v in b.items()} for b in semua],
    }
    hasil = subprocess.run(
        [str(cari_node().biner), str(peramban / "jalan.mjs")],
        input=json.dumps(masukan),
        capture_output=True,
        text=True,
        check=True,
    )
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
    assert json.loads(hasil.stdout) == server
    terpicu = {(t[0], t[1]) for isi in server for t in isi}
    ada = {(a.aturan.aturan.kode, a.bagian.bagian) for a in daftar}
    assert terpicu == ada, f"tidak pernah terpicu: {sorted(ada - terpicu)}"
    assert any(not isi for isi in server)


def test_the_declaration_is_plain_json_and_names_only_known_fields() -> None:
    deklarasi = sebagai_json(AmbangAturan())
    assert json.loads(json.dumps(deklarasi)) == deklarasi
    assert set(angka_baris(WAJAR, 6)) == set(MEDAN)


def test_a_clean_line_is_clean_in_both_readings() -> None:
    potret = Potret("1.02", Periode(2025, 6), Periode(2025, 7).awal, (WAJAR,))
    assert periksa(potret) == ()
