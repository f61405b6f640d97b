"""Written and read back is the same; and no bytes whatever make a reader stumble."""

from __future__ import annotations

import io
import json
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.pabrik import csv_teks, dari_sel, lra_sel, penuh, templat_xlsx

from siap.domain.masukan import JenisBerkas, Matra
from siap.domain.templat import TEMPLAT, TipeKolom
from siap.domain.uang import tampil_rupiah
from siap.intake import baca, kenali

# a cell of a workbook is a binary number of 15 digits: sen are exact up to ten thousand billion rupiah
uang = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False)
persen = st.decimals(min_value=0, max_value=100, places=4, allow_nan=False)
sub_kegiatan = st.builds(
    "{}.{:02d}.{:02d}.2.{:02d}.{:04d}".format,
    *(st.integers(1, 8), *[st.integers(1, 99)] * 3, st.integers(1, 9999)),
)
rekening = st.builds(
    "5.{}.{:02d}.{:02d}.{:02d}.{:04d}".format,
    *(st.integers(1, 4), *[st.integers(1, 99)] * 3, st.integers(1, 9999)),
)
dana = st.builds("{}.{}.{:02d}".format, st.integers(1, 2), st.integers(1, 3), st.integers(1, 99))
kode_pd = st.sampled_from(["9", "48", "18.04", "1.02.0.00.0.00.01.0000", "RSUD-1"])
kunci = st.tuples(kode_pd, st.integers(1, 12), sub_kegiatan, rekening, dana)


def sel(nilai: Decimal) -> float | int:
    return int(nilai) if nilai == nilai.to_integral_value() else float(nilai)


@pytest.mark.slow
@given(st.dictionaries(kunci, uang, min_size=1, max_size=12))
def test_realisation_written_is_realisation_read(isi: dict[tuple[Any, ...], Decimal]) -> None:
    baris = [
        {"pd": pd, "bulan": bulan, "sub_kegiatan": sub, "rekening": rek, "sumber_dana": d, "realisasi": n}
        for (pd, bulan, sub, rek, d), n in isi.items()
    ]
    harapan = {(pd, bulan, Matra(sub, rek, rek[:6], d)): n for (pd, bulan, sub, rek, d), n in isi.items()}
    sebagai_sel = [b | {"realisasi": sel(b["realisasi"])} for b in baris]
    judul = [k.nama for k in TEMPLAT[JenisBerkas.REALISASI].kolom]
    xlsx = templat_xlsx(JenisBerkas.REALISASI, sebagai_sel, {"tahun": 2023})
    teks = csv_teks([judul, *([b.get(k) for k in judul] for b in baris)])
    rupiah = csv_teks(
        [judul, *([(b | {"realisasi": tampil_rupiah(b["realisasi"])}).get(k) for k in judul] for b in baris)],
        ";",
    )
    for nama, mentah in (("a.xlsx", xlsx), ("a.csv", teks.encode()), ("b.csv", rupiah.encode("cp1252"))):
        bacaan = baca(None, nama, mentah)
        assert bacaan.jenis is JenisBerkas.REALISASI
        assert not bacaan.tertolak, bacaan.temuan
        assert {(b.pd, b.bulan, b.matra): b.nilai for b in bacaan.isi.baris} == harapan  # type: ignore[union-attr]


@pytest.mark.slow
@given(
    st.dictionaries(
        st.tuples(kode_pd, sub_kegiatan),
        st.lists(st.none() | uang, min_size=12, max_size=12),
        min_size=1,
        max_size=6,
    )
)
def test_cash_plan_written_is_cash_plan_read(isi: dict[tuple[str, str], list[Decimal | None]]) -> None:
    bulan = [k.nama for k in TEMPLAT[JenisBerkas.ANGKAS].kolom if k.bulan]
    baris = [
        {"pd": pd, "sub_kegiatan": sub}
        | {b: None if n is None else sel(n) for b, n in zip(bulan, nilai, strict=True)}
        for (pd, sub), nilai in isi.items()
    ]
    harapan = {
        (pd, sub, b): n for (pd, sub), nilai in isi.items() for b, n in enumerate(nilai, 1) if n is not None
    }
    bacaan = baca(None, "a.xlsx", templat_xlsx(JenisBerkas.ANGKAS, baris))
    if not harapan:
        assert [t.kode for t in bacaan.temuan] == ["M06"]
        return
    assert {(b.pd, b.matra.sub_kegiatan, b.bulan): b.nilai for b in bacaan.isi.baris} == harapan  # type: ignore[union-attr]
    assert bacaan.total["anggaran kas"] == sum(harapan.values())


@pytest.mark.slow
@given(st.dictionaries(st.tuples(kode_pd, st.integers(1, 12), sub_kegiatan), persen, min_size=1, max_size=12))
def test_physical_progress_written_is_physical_progress_read(
    isi: dict[tuple[str, int, str], Decimal],
) -> None:
    baris = [{"pd": pd, "bulan": b, "sub_kegiatan": s, "fisik": sel(n)} for (pd, b, s), n in isi.items()]
    bacaan = baca(None, "a.xlsx", templat_xlsx(JenisBerkas.FISIK, baris))
    assert {(b.pd, b.bulan, b.sub_kegiatan): b.persen for b in bacaan.isi.baris} == isi  # type: ignore[union-attr]


def aman(nama: str, isi: bytes, jenis: JenisBerkas | None = None) -> None:
    """A reading never raises; without content there is a finding that says why."""
    kenali(nama, isi)
    bacaan = baca(jenis, nama, isi)
    assert bacaan.isi is not None or any(t.menolak for t in bacaan.temuan)
    assert bacaan.dibaca == bacaan.diterima + bacaan.ditolak


@given(st.binary(max_size=600), st.sampled_from([None, *JenisBerkas]))
def test_arbitrary_bytes_make_a_finding(isi: bytes, jenis: JenisBerkas | None) -> None:
    aman("x", isi, jenis)


AWALAN = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"[{",
    b"\xff\xfe",
    b"kode,nama\n",
    b"pd;pagu\n",
)


@given(st.sampled_from(AWALAN), st.binary(max_size=1200))
def test_arbitrary_bytes_behind_a_known_beginning_make_a_finding(awalan: bytes, isi: bytes) -> None:
    aman("x", awalan + isi)


LRA = dari_sel(lra_sel(penuh(), penuh(300, 100)))


@settings(max_examples=60)
@given(st.data())
def test_a_workbook_with_flipped_bytes_makes_a_reading(data: st.DataObject) -> None:
    rusak = bytearray(LRA)
    for _ in range(data.draw(st.integers(1, 6))):
        rusak[data.draw(st.integers(0, len(rusak) - 1))] = data.draw(st.integers(0, 255))
    aman("x.xlsx", bytes(rusak))


@settings(max_examples=60)
@given(st.data())
def test_a_sheet_with_damaged_xml_makes_a_reading(data: st.DataObject) -> None:
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(LRA)) as lama, zipfile.ZipFile(keluar, "w") as baru:
        for info in lama.infolist():
            isi = lama.read(info)
            if info.filename.endswith("sheet1.xml"):
                awal = data.draw(st.integers(0, len(isi)))
                isi = (
                    isi[:awal]
                    + data.draw(st.binary(max_size=30))
                    + isi[awal + data.draw(st.integers(0, 60)) :]
                )
            baru.writestr(info.filename, isi)
    aman("x.xlsx", keluar.getvalue())


sel_bebas = st.none() | st.text(max_size=12) | st.integers(-(10**18), 10**18) | st.floats() | st.booleans()


@settings(max_examples=60)
@given(
    st.sampled_from(sorted(TEMPLAT)),
    st.lists(st.lists(sel_bebas, min_size=1, max_size=20), min_size=1, max_size=6),
)
def test_a_form_filled_with_anything_makes_a_reading(jenis: JenisBerkas, isi: list[list[Any]]) -> None:
    judul = [k.nama for k in TEMPLAT[jenis].kolom]
    aman("x.csv", csv_teks([judul, *isi]).encode("utf-8", "replace"), jenis)
    uang_atau_persen = [k for k in TEMPLAT[jenis].kolom if k.tipe in (TipeKolom.RUPIAH, TipeKolom.PERSEN)]
    assert uang_atau_persen or jenis is JenisBerkas.PD


nilai_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda dalam: st.lists(dalam, max_size=3) | st.dictionaries(st.text(max_size=5), dalam, max_size=3),
    max_leaves=6,
)
MEDAN = (
    "kode_sub_giat pagu kode_skpd id_unit id_sub_skpd kode_dana nomor_dokumen tahun nilai_realisasi "
    "tanggal_dokumen kode_rekening set_pagu_skpd nilai_sp2d pagu_indikatif"
)
medan = st.sampled_from(MEDAN.split())


@pytest.mark.slow
@given(st.lists(st.dictionaries(medan, nilai_json, max_size=10), max_size=4))
def test_records_with_anything_in_them_make_a_reading(isi: list[dict[str, Any]]) -> None:
    aman("x.json", json.dumps(isi).encode())
    dasar = {"kode_sub_giat": "1.02.02.2.02.0001", "pagu": 5, "kode_skpd": "9"}
    aman("x.json", json.dumps([dasar, *({**dasar, **c} for c in isi)]).encode())
    dasar |= {"nomor_dokumen": "A", "nilai_realisasi": 5, "tanggal_dokumen": "2025-01-01"}
    aman("x.json", json.dumps([dasar, *({**dasar, **c} for c in isi)]).encode())
