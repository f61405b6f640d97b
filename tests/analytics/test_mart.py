"""The mart: what a fill promises, seen from outside."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from tests.analytics.buku_acak import PD, Fakta, buku, dimensi, fakta

from siap.analytics import mart
from siap.analytics.engines.base import Pertanyaan
from siap.analytics.engines.ibis_engine import MesinDuckDB
from siap.analytics.mart.schema import TABEL
from siap.analytics.rekap.setara import cek_setara

A, B = PD[0], PD[1]
SUB = "1.02.02.2.01.0001"


def setahun(*, realisasi: int = 3_000) -> Fakta:
    """One PD with a budget, a cash plan and a report of June; another with a budget only."""
    return fakta(
        {
            "pagu": [(1, A, SUB, "5.1.01", "1.1.01", 10_000), (1, B, SUB, "5.1.01", "1.1.01", 7)],
            "versi_pagu": [(pd, b, 1) for pd in (A, B) for b in range(1, 13)],
            "angkas": [(1, A, SUB, "5.1.01", "1.1.01", b, 1_000) for b in range(1, 11)],
            "versi_angkas": [(A, b, 1) for b in range(1, 13)],
            "lapor": [(A, 6, True, "lengkap")],
            "realisasi": [(A, 6, SUB, "5.1.01", "1.1.01", realisasi)],
        }
    )


def jumlah(m: mart.Mart, bulan: int = 6, *per: str) -> dict[tuple[str, ...], tuple[object, ...]]:
    jawaban = MesinDuckDB(m).jumlah(Pertanyaan(bulan=(bulan,), per=per or ("pd",)))
    return {j.kunci: (j.ukuran.pagu, j.ukuran.angkas, j.ukuran.realisasi) for j in jawaban}


def semua_berkas(akar: Path) -> dict[str, bytes]:
    return {str(b.relative_to(akar)): b.read_bytes() for b in akar.rglob("*") if b.is_file()}


def test_a_filled_mart_opens_with_its_names_and_figures(tmp_path: Path) -> None:
    data = setahun()
    terbitan = mart.isi(tmp_path, data, dimensi(data))
    m = mart.buka(tmp_path, "18.04", 2023)
    assert m.terbitan == terbitan
    assert m.dimensi == dimensi(data, sorted(PD))
    assert {k: tuple(map(str, v)) for k, v in jumlah(m).items()} == {
        (A,): ("100.00", "60.00", "30.00"),
        (B,): ("0.07", "None", "None"),
    }
    assert mart.daftar_terisi(tmp_path) == (("18.04", 2023),)


@pytest.mark.parametrize("terbitan", [None, "0123456789ab"])
def test_what_is_not_there_is_said_in_a_sentence(tmp_path: Path, terbitan: str | None) -> None:
    with pytest.raises(mart.MartKosong, match=r"18\.04"):
        mart.buka(tmp_path, "18.04", 2023, terbitan)


@pytest.mark.parametrize(("pemda", "terbitan"), [("../..", None), ("18.04", "../kini")])
def test_a_name_that_leaves_the_folder_is_refused(tmp_path: Path, pemda: str, terbitan: str | None) -> None:
    with pytest.raises(mart.MartKosong):
        mart.buka(tmp_path, pemda, 2023, terbitan)


def test_refilling_unchanged_facts_changes_nothing(tmp_path: Path) -> None:
    data = setahun()
    pertama = mart.isi(tmp_path, data, dimensi(data))
    sebelum = semua_berkas(tmp_path)
    assert mart.isi(tmp_path, data, dimensi(data)) == pertama
    assert mart.isi(tmp_path, data, dimensi(data), pd=[A]) == pertama
    assert semua_berkas(tmp_path) == sebelum


def test_the_edition_does_not_depend_on_the_order_of_facts_or_fills(tmp_path: Path) -> None:
    data = setahun()
    terbalik = {n: t.take(pa.array(range(t.num_rows - 1, -1, -1), pa.int64())) for n, t in data.items()}
    nama = dimensi(data)
    nama_terbalik = dimensi(data, PD[::-1])
    a = mart.isi(tmp_path / "a", data, nama)
    assert mart.isi(tmp_path / "b", terbalik, nama_terbalik) == a
    for pd in (B, A, PD[2]):
        c = mart.isi(tmp_path / "c", data, nama, pd=[pd])
    assert c == a


def test_filling_one_pd_keeps_the_others_and_their_files(tmp_path: Path) -> None:
    mart.isi(tmp_path, setahun(), dimensi(setahun()))
    lama = mart.buka(tmp_path, "18.04", 2023)
    baru = setahun(realisasi=4_000)
    baru["pagu"] = baru["pagu"].slice(0, 1)  # the facts of the other PD are not even offered
    mart.isi(tmp_path, baru, dimensi(baru), pd=[A])
    m = mart.buka(tmp_path, "18.04", 2023)
    assert m.posisi[B] == lama.posisi[B]
    assert m.posisi[A] != lama.posisi[A]
    assert str(jumlah(m)[(B,)][0]) == "0.07"
    assert str(jumlah(m)[(A,)][2]) == "40.00"
    assert str(jumlah(m, 6, "pd", "sub_kegiatan")[B, SUB][0]) == "0.07"


def test_an_old_edition_still_says_what_it_said(tmp_path: Path) -> None:
    mei = mart.isi(tmp_path, setahun(realisasi=3_000), dimensi(setahun()))
    juni = mart.isi(tmp_path, setahun(realisasi=4_000), dimensi(setahun()))
    assert mei != juni
    assert str(jumlah(mart.buka(tmp_path, "18.04", 2023, mei))[(A,)][2]) == "30.00"
    assert str(jumlah(mart.buka(tmp_path, "18.04", 2023))[(A,)][2]) == "40.00"


def test_new_names_make_a_new_edition_from_the_same_figures(tmp_path: Path) -> None:
    data = setahun()
    satu = mart.isi(tmp_path, data, dimensi(data))
    dua = mart.isi(tmp_path, data, dimensi(data, PD[:2]))
    assert satu != dua
    assert set(mart.buka(tmp_path, "18.04", 2023).posisi) == {A, B}


def test_a_pd_that_left_leaves_the_edition(tmp_path: Path) -> None:
    data = setahun()
    mart.isi(tmp_path, data, dimensi(data))
    mart.isi(tmp_path, data, dimensi(data, [A]), pd=[A])
    m = mart.buka(tmp_path, "18.04", 2023)
    assert set(jumlah(m)) == {(A,)}
    assert set(m.posisi) == {A}


def test_a_fill_without_any_fact_makes_an_edition_without_figures(tmp_path: Path) -> None:
    kosong = fakta({})
    mart.isi(tmp_path, kosong, dimensi(kosong))
    m = mart.buka(tmp_path, "18.04", 2023)
    assert m.ringkas is None
    assert jumlah(m) == {}
    assert cek_setara(m, kosong) == ()


@pytest.mark.parametrize(
    ("rusak", "pesan"),
    [
        ({"versi_pagu": [(A, 1, 1), (A, 1, 2)]}, "lebih dari sekali"),
        ({"lapor": [(A, 13, True, "lengkap")]}, "bulan"),
        ({"realisasi": [(A, 1, None, "", "", 5)]}, "kosong"),
    ],
)
def test_misshapen_facts_are_refused_and_nothing_changes(
    tmp_path: Path, rusak: dict[str, list[tuple[object, ...]]], pesan: str
) -> None:
    data = setahun()
    mart.isi(tmp_path, data, dimensi(data))
    sebelum = semua_berkas(tmp_path)
    with pytest.raises(mart.FaktaRusak, match=pesan):
        mart.isi(tmp_path, fakta(rusak), dimensi(data))
    with pytest.raises(mart.FaktaRusak, match="pagu"):
        mart.isi(tmp_path, {}, dimensi(data))
    assert semua_berkas(tmp_path) == sebelum


MATI = """
import os, pathlib, signal, sys
from siap.analytics.mart import tulis
from tests.analytics.test_mart import setahun, dimensi
asli = tulis.tulis_aman
def mati(berkas, isi, **lain):
    if berkas.name == sys.argv[2] or berkas.suffix == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
    asli(berkas, isi, **lain)
tulis.tulis_aman = mati
data = setahun(realisasi=4_000)
tulis.isi(pathlib.Path(sys.argv[1]), data, dimensi(data))
"""


@pytest.mark.slow
@pytest.mark.parametrize("saat", ["kini.json", ".parquet", ".json"])
def test_a_fill_that_is_killed_leaves_the_former_edition(tmp_path: Path, saat: str) -> None:
    lama = mart.isi(tmp_path, setahun(), dimensi(setahun()))
    jalan = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    hasil = subprocess.run([sys.executable, "-c", MATI, str(tmp_path), saat], env=jalan, check=False)
    assert hasil.returncode == -signal.SIGKILL
    m = mart.buka(tmp_path, "18.04", 2023)
    assert m.terbitan == lama
    assert str(jumlah(m)[(A,)][2]) == "30.00"
    data = setahun(realisasi=4_000)
    mart.isi(tmp_path, data, dimensi(data))  # the lock of the dead does not bind the living
    assert str(jumlah(mart.buka(tmp_path, "18.04", 2023))[(A,)][2]) == "40.00"


def _isi_satu(akar: str, pd: str) -> None:
    data = setahun()
    mart.isi(Path(akar), data, dimensi(data), pd=[pd])


@pytest.mark.slow
def test_fills_of_different_pd_at_once_lose_nothing(tmp_path: Path) -> None:
    konteks = multiprocessing.get_context("spawn")
    proses = [konteks.Process(target=_isi_satu, args=(str(tmp_path), pd)) for pd in PD]
    for p in proses:
        p.start()
    for p in proses:
        p.join(60)
        assert p.exitcode == 0
    data = setahun()
    assert mart.buka(tmp_path, "18.04", 2023).terbitan == mart.isi(tmp_path / "b", data, dimensi(data))


def test_who_holds_the_lock_keeps_others_waiting(tmp_path: Path) -> None:
    urutan: list[str] = []
    masuk, data = threading.Event(), setahun()

    def lain() -> None:
        masuk.set()
        mart.isi(tmp_path, data, dimensi(data))
        urutan.append("lain")

    with mart.kunci_isi(tmp_path, "18.04", 2023):
        utas = threading.Thread(target=lain)
        utas.start()
        masuk.wait(5)
        mart.isi(tmp_path, data, dimensi(data))  # whoever holds it may fill
        urutan.append("pemegang")
    utas.join(30)
    assert urutan == ["pemegang", "lain"]


def test_no_column_is_a_float_a_dictionary_or_other_than_promised(tmp_path: Path) -> None:
    data = setahun()
    mart.isi(tmp_path, data, dimensi(data))
    m = mart.buka(tmp_path, "18.04", 2023)
    for nama, skema in TABEL.items():
        for berkas in m.berkas(nama):
            tertulis = pq.read_schema(berkas)
            assert tertulis.remove_metadata() == skema
            for jenis in tertulis.types:
                assert not pa.types.is_floating(jenis)
                assert not pa.types.is_dictionary(jenis)


def test_manifest_names_every_file_and_holds_no_time(tmp_path: Path) -> None:
    data = setahun()
    terbitan = mart.isi(tmp_path, data, dimensi(data))
    folder = tmp_path / "terbitan" / "pemda=18.04" / "tahun=2023"
    kini = (folder / "kini.json").read_text()
    assert kini == (folder / f"{terbitan}.json").read_text()
    isi = json.loads(kini)
    assert set(isi["posisi"]) == {A, B}
    assert all(
        (tmp_path / "posisi" / "pemda=18.04" / "tahun=2023" / b).exists() for b in isi["posisi"].values()
    )


@pytest.mark.slow
@given(data=buku())
@settings(max_examples=30)
def test_mart_agrees_with_the_facts_added_up_another_way(
    data: Fakta, tmp_path_factory: pytest.TempPathFactory
) -> None:
    akar = tmp_path_factory.mktemp("mart")
    mart.isi(akar, data, dimensi(data))
    assert cek_setara(mart.buka(akar, "18.04", 2023), data) == ()


def test_a_difference_between_book_and_mart_is_found_and_named(tmp_path: Path) -> None:
    mart.isi(tmp_path, setahun(realisasi=3_000), dimensi(setahun()))
    beda = cek_setara(mart.buka(tmp_path, "18.04", 2023), setahun(realisasi=3_001))
    assert [(b.pd, b.bulan, b.ukuran, str(b.buku), str(b.mart)) for b in beda] == [
        (A, 6, "realisasi", "30.01", "30.00")
    ]


def test_a_report_state_without_figures_is_a_difference(tmp_path: Path) -> None:
    data = setahun()
    tanpa = {**data, "lapor": data["lapor"].slice(0, 0)}
    mart.isi(tmp_path, tanpa, dimensi(data))
    beda = cek_setara(mart.buka(tmp_path, "18.04", 2023), tanpa)
    assert [(b.pd, b.bulan, b.ukuran) for b in beda] == [(A, 6, "lapor")]
