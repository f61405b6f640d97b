"""Engines: equal answers to the sen, however the ledger looks and whatever is asked."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analytics.buku_acak import JENIS_BELANJA, PD, SUB, SUMBER_DANA, Fakta, buku, dimensi

from siap.analytics import mart
from siap.analytics.engines.base import SUMBU, Jawaban, JawabanKelas, Pertanyaan, PertanyaanSalah, ukuran_dari
from siap.analytics.engines.ibis_engine import MesinDuckDB
from siap.analytics.engines.ibis_rumus import Banding, syarat, urutan
from siap.analytics.engines.lazim import isi_berkas
from siap.analytics.engines.memory import MesinMemori, fakta_dari_arrow
from siap.analytics.engines.ungkapan import LAZIM, SUMBER, bentuk, kolom_jumlah, sql_duckdb, ungkapan
from siap.analytics.mart.schema import KELAS, POSISI, TABEL, UKURAN
from siap.domain.metrik.katalog import KATALOG
from siap.domain.metrik.rumus import hitung

SETAHUN = tuple(range(1, 13))
PER = [(s,) for s in SUMBU["posisi"]] + [("pd", s) for s in SUMBU["posisi"] if s != "pd"] + [("pd",), ()]


def setara(kiri: list[Jawaban], kanan: list[Jawaban]) -> None:
    """Compare answers by value; a difference names the question's own words."""
    assert [(j.bulan, j.kunci, j.lapor) for j in kiri] == [(j.bulan, j.kunci, j.lapor) for j in kanan]
    for a, b in zip(kiri, kanan, strict=True):
        for u in UKURAN:
            assert getattr(a.ukuran, u) == getattr(b.ukuran, u), (a.bulan, a.kunci, u)


@pytest.mark.slow
@given(data=buku())
@settings(max_examples=30)
def test_memory_and_duckdb_agree_on_every_grouping(
    data: Fakta, tmp_path_factory: pytest.TempPathFactory
) -> None:
    akar = tmp_path_factory.mktemp("mart")
    mart.isi(akar, data, dimensi(data))
    acuan, kolom = MesinMemori(fakta_dari_arrow(data)), MesinDuckDB(mart.buka(akar, "18.04", 2023))
    for per in PER:
        setara(acuan.jumlah(Pertanyaan(SETAHUN, per)), kolom.jumlah(Pertanyaan(SETAHUN, per)))
    for per in [("pd",), ("urusan",), ("pd", "sub_kegiatan")]:
        tanya = Pertanyaan(SETAHUN, per, tabel="posisi_sub")
        assert acuan.hitung_kelas(tanya) == kolom.hitung_kelas(tanya)


@pytest.mark.slow
@given(data=buku(), acak=st.data())
@settings(max_examples=20)
def test_memory_and_duckdb_agree_under_every_filter(
    data: Fakta, acak: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    akar = tmp_path_factory.mktemp("mart")
    mart.isi(akar, data, dimensi(data))
    acuan, kolom = MesinMemori(fakta_dari_arrow(data)), MesinDuckDB(mart.buka(akar, "18.04", 2023))
    nilai = {
        "pd": PD,
        "sub_kegiatan": SUB,
        "jenis_belanja": JENIS_BELANJA,
        "sumber_dana": SUMBER_DANA,
        "program": ("1.02.02", ""),
    }
    for _ in range(4):
        saring = {
            k: tuple(acak.draw(st.lists(st.sampled_from(v), unique=True, max_size=2)))
            for k, v in nilai.items()
            if acak.draw(st.booleans())
        }
        bulan = tuple(acak.draw(st.lists(st.sampled_from(SETAHUN), unique=True, min_size=1, max_size=3)))
        tanya = Pertanyaan(bulan, acak.draw(st.sampled_from(PER)), saring)
        setara(acuan.jumlah(tanya), kolom.jumlah(tanya))


@pytest.mark.slow
@given(data=buku())
@settings(max_examples=15)
def test_parts_sum_to_the_whole(data: Fakta, tmp_path_factory: pytest.TempPathFactory) -> None:
    akar = tmp_path_factory.mktemp("mart")
    mart.isi(akar, data, dimensi(data))
    mesin = MesinDuckDB(mart.buka(akar, "18.04", 2023))
    utuh = {(j.bulan, j.kunci[0]): j.ukuran for j in mesin.jumlah(Pertanyaan(SETAHUN, ("pd",)))}
    for per in ("jenis_belanja", "sumber_dana", "sub_kegiatan", "program"):
        bagian: dict[tuple[int, str], list[Jawaban]] = {}
        for j in mesin.jumlah(Pertanyaan(SETAHUN, ("pd", per))):
            bagian.setdefault((j.bulan, j.kunci[0]), []).append(j)
        assert bagian.keys() == utuh.keys()
        for kunci, isi in bagian.items():
            for u in UKURAN[:-1]:
                ada = [n for j in isi if (n := getattr(j.ukuran, u)) is not None]
                assert getattr(utuh[kunci], u) == (sum(ada) if ada else None)


def test_class_counts_sum_to_the_number_of_sub_kegiatan(tmp_path: Path) -> None:
    from tests.analytics.test_mart import setahun

    data = setahun()
    mart.isi(tmp_path, data, dimensi(data))
    jawaban = MesinDuckDB(mart.buka(tmp_path, "18.04", 2023)).hitung_kelas(
        Pertanyaan((6,), ("pd",), tabel="posisi_sub")
    )
    assert jawaban == [
        JawabanKelas(6, (PD[1],), (0, 0, 0, 0, 0, 1), (0, 0, 0, 0, 0, 1)),
        JawabanKelas(6, (PD[0],), (0, 0, 0, 0, 0, 1), (0, 1, 0, 0, 0, 0)),
    ]
    assert len(KELAS) == 6


@pytest.mark.parametrize(
    "salah",
    [
        {"bulan": (0,), "per": ("pd",)},
        {"bulan": (), "per": ("pd",)},
        {"bulan": (1,), "per": ("rekening",)},
        {"bulan": (1,), "per": ("pd",), "saring": {"pagu": ("1",)}},
        {"bulan": (1,), "per": ("jenis_belanja",), "tabel": "posisi_sub"},
        {"bulan": (1,), "per": ("pd",), "tabel": "ringkas"},
    ],
)
def test_a_question_that_the_mart_cannot_answer_is_refused(salah: dict[str, object]) -> None:
    with pytest.raises(PertanyaanSalah):
        Pertanyaan(**salah)  # type: ignore[arg-type]


def test_values_never_enter_the_sql_text(tmp_path: Path) -> None:
    from tests.analytics.test_mart import setahun

    data = setahun()
    mart.isi(tmp_path, data, dimensi(data))
    jahat = ("x'); DROP TABLE posisi; --",)
    tanya = Pertanyaan((6,), ("pd",), {"pd": jahat, "sub_kegiatan": jahat})
    assert MesinDuckDB(mart.buka(tmp_path, "18.04", 2023)).jumlah(tanya) == []
    assert "DROP" not in sql_duckdb(bentuk(tanya, "posisi"))


def test_sum_beyond_64_bits_stays_exact() -> None:
    besar = 9_000_000_000_000_000_000
    ukuran = ukuran_dari(dict.fromkeys(UKURAN) | {"pagu": besar * 3, "nilai_fisik": Decimal("1.000001")}, 0)
    assert ukuran.pagu == Decimal("270000000000000000.00")
    assert ukuran.nilai_fisik == Decimal("0.01000001")


# -- SQL that runs is SQL that was read -------------------------------------------------------------------


def test_sql_compiled_beforehand_is_what_ibis_compiles_today() -> None:
    """When this fails: python -m siap.analytics.engines.lazim, then read the difference."""
    assert LAZIM.read_text(encoding="utf-8") == isi_berkas()


def test_common_questions_are_answered_without_importing_ibis(tmp_path: Path) -> None:
    from tests.analytics.test_mart import setahun

    data = setahun()
    mart.isi(tmp_path, data, dimensi(data))
    kode = (
        "import sys, pathlib\n"
        "from siap.analytics import mart, rekap\n"
        "m = mart.buka(pathlib.Path(sys.argv[1]), '18.04', 2023)\n"
        "rekap.susun_rekap(m, bulan=7)\n"
        "rekap.kurva_s(m, sampai_bulan=7)\n"
        "rekap.kelas_sub(m, bulan=7)\n"
        f"rekap.rincian_pd(m, bulan=6, pd={PD[0]!r})\n"
        "assert 'ibis' not in sys.modules\n"
    )
    lingkungan = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    subprocess.run([sys.executable, "-c", kode, str(tmp_path)], check=True, env=lingkungan)


@pytest.mark.slow
def test_a_forked_worker_answers_like_its_parent(tmp_path: Path) -> None:
    from tests.analytics.test_mart import setahun

    data = setahun()
    mart.isi(tmp_path, data, dimensi(data))
    kode = (
        "import os, pathlib, sys\n"
        "from siap.analytics import mart, rekap\n"
        "m = mart.buka(pathlib.Path(sys.argv[1]), '18.04', 2023)\n"
        "awal = rekap.susun_rekap(m, bulan=6)\n"
        "anak = os.fork()\n"
        "if not anak:\n"
        "    os._exit(0 if rekap.susun_rekap(m, bulan=6) == awal else 1)\n"
        "assert os.waitpid(anak, 0)[1] == 0\n"
    )
    lingkungan = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    subprocess.run([sys.executable, "-c", kode, str(tmp_path)], check=True, env=lingkungan, timeout=60)


def test_questions_of_one_shape_share_their_sql() -> None:
    a = Pertanyaan((1,), ("pd",), {"pd": ("9",)})
    b = Pertanyaan((7,), ("pd",), {"pd": ("10",)})
    assert bentuk(a, "posisi") == bentuk(b, "posisi")


def test_ibis_and_sqlglot_still_create_a_table_from_memory() -> None:
    """Guard of the pin: with sqlglot 30.20 and later this fails on an empty DROP VIEW."""
    con = ibis.duckdb.connect()
    try:
        baris = con.create_table("coba", pa.table({"pd": ["a", "a"], "pagu": [1, 2]}))
        assert con.execute(baris.group_by("pd").agg(n=baris.pagu.sum()))["n"].tolist() == [3]
    finally:
        con.disconnect()


@pytest.mark.parametrize("dialek", ["duckdb", "postgres", "sqlite", "pyspark"])
def test_the_same_expression_compiles_for_other_engines(dialek: str) -> None:
    for nama, skema in TABEL.items():
        baris = ibis.table(ibis.Schema.from_pyarrow(skema), name=SUMBER)
        teks = ibis.to_sql(
            ungkapan(baris, bulan=[8], per=["pd"], saring={"pd": ["9"]}, jumlahkan=kolom_jumlah(nama)),
            dialect=dialek,
        )
        assert "GROUP BY" in str(teks), nama


# -- the metric algebra, read as Ibis ------------------------------------------------------------------

BERBATAS = (
    "persen_pagu",
    "persen_angkas",
    "target_persen",
    "deviasi_keu",
    "fisik",
    "target_fisik",
    "deviasi_fisik",
    "sisa",
)
sen = st.one_of(st.none(), st.just(0), st.integers(-(10**6), 10**6), st.integers(-(10**13), 10**15))
baris_ukuran = st.fixed_dictionaries(dict.fromkeys(UKURAN, sen))


def baca(ungkapan_: object, nama: str, baris: list[dict[str, int | None]]) -> list[object]:
    skema = pa.schema([POSISI.field(u) for u in UKURAN] + [("i", pa.int64())])
    tabel = pa.Table.from_pylist([{**b, "i": i} for i, b in enumerate(baris)], schema=skema)
    con = duckdb.connect()
    con.register("t", tabel)
    sql = ibis.to_sql(ungkapan_, dialect="duckdb")  # type: ignore[arg-type]
    return [r[0] for r in con.execute(f"SELECT {nama} FROM ({sql}) ORDER BY i").fetchall()]


def tabel_ibis() -> ibis.Table:
    skema = pa.schema([POSISI.field(u) for u in UKURAN] + [("i", pa.int64())])
    return ibis.table(ibis.Schema.from_pyarrow(skema), name="t")


def eksak(kode: str, baris: dict[str, int | None]) -> Decimal | None:
    rupiah = {u: None if n is None else Decimal(n).scaleb(-2) for u, n in baris.items()}
    return hitung(KATALOG[kode].rumus, {**rupiah, "pagu_total": None})


@pytest.mark.slow
@given(
    baris=st.lists(baris_ukuran, min_size=1, max_size=20),
    kode=st.sampled_from(BERBATAS),
    banding=st.sampled_from(("<", "<=", ">", ">=")),
    batas=st.sampled_from([Decimal(x) for x in ("0", "65", "85", "-10", "0.01", "99.995")]),
)
@settings(max_examples=80)
def test_predicates_judge_exactly_as_the_decimal_reading(
    baris: list[dict[str, int | None]], kode: str, banding: Banding, batas: Decimal
) -> None:
    t = tabel_ibis()
    lolos = baca(t.select("i", ok=syarat(KATALOG[kode].rumus, banding, batas, t)), "ok", baris)
    for b, ok in zip(baris, lolos, strict=True):
        nilai = eksak(kode, b)
        if nilai is None:
            assert not ok
        else:
            benar = {"<": nilai < batas, "<=": nilai <= batas, ">": nilai > batas, ">=": nilai >= batas}[
                banding
            ]
            assert bool(ok) is benar, (b, nilai)


@pytest.mark.slow
@given(edge=st.integers(1, 10**13))
@settings(max_examples=60)
def test_an_amount_on_the_edge_of_a_band_is_never_misjudged(edge: int) -> None:
    kosong: dict[str, int | None] = dict.fromkeys(UKURAN)
    baris = [{**kosong, "realisasi": 13 * edge + d, "angkas": 20 * edge} for d in (-1, 0, 1)]
    t = tabel_ibis()
    lolos = baca(t.select("i", ok=syarat(KATALOG["persen_angkas"].rumus, ">=", Decimal(65), t)), "ok", baris)
    assert lolos == [False, True, True]


@pytest.mark.parametrize("kode", BERBATAS)
def test_ordering_reads_zero_denominators_and_unknowns_as_null(kode: str) -> None:
    t = tabel_ibis()
    nol = dict.fromkeys(UKURAN, 0)
    isi: dict[str, int | None] = {u: 100 * (i + 2) for i, u in enumerate(UKURAN)}
    nilai = baca(
        t.select("i", o=urutan(KATALOG[kode].rumus, t)), "o", [dict(nol), dict.fromkeys(UKURAN), isi]
    )
    assert nilai[0] is None or kode == "sisa"
    assert nilai[1] is None
    acuan = eksak(kode, isi)
    assert acuan is not None
    skala = 100 if kode == "sisa" else 1
    assert abs(Decimal(str(nilai[2])) - acuan * skala) < Decimal("1e-9")
