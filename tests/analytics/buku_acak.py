"""Ledgers as Hypothesis makes them: every trouble a real year has, and some it should not have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from siap.domain.fakta import KOLOM, Dimensi, DimensiPD

JENIS = {"teks": pa.string(), "int": pa.int64(), "bool": pa.bool_()}
PD = ("9", "1.02.0.00.0.00.01.0000", "Kec. Balik Bukit")
SUB = (
    "",
    "1.02.02.2.01.0001",
    "1.02.02.2.01.0002",
    "1.02.02.2.03.0001",
    "2.16.01.2.02.0003",
    "X.XX.01.2.01.0001",
)
JENIS_BELANJA = ("", "5.1", "5.1.01", "5.2.05")
SUMBER_DANA = ("", "1.1.01", "1.2.01.07")

Fakta = dict[str, pa.Table]


def tabel(nama: str, baris: Sequence[tuple[Any, ...]]) -> pa.Table:
    """Build one fact table from rows in the order of its columns."""
    kolom = KOLOM[nama]
    return pa.table(
        {k: pa.array([b[i] for b in baris], JENIS[j]) for i, (k, j) in enumerate(kolom)},
    )


def fakta(isi: Mapping[str, Sequence[tuple[Any, ...]]]) -> Fakta:
    """Build all fact tables; those not named are empty."""
    return {nama: tabel(nama, isi.get(nama, ())) for nama in KOLOM}


def dimensi(data: Fakta, pd: Sequence[str] = PD, *, pemda: str = "18.04", tahun: int = 2023) -> Dimensi:
    """Name the PD of a ledger, with report states that follow from its facts."""
    status = {(b["pd"], b["bulan"]): b["status"] for b in data["lapor"].to_pylist()}
    return Dimensi(
        pemda=pemda,
        nama_pemda="Kabupaten Uji",
        tahun=tahun,
        pd=tuple(
            DimensiPD(
                kode=kode,
                nama=f"Dinas {kode}",
                jenis="dinas",
                kelompok="kecamatan" if kode.startswith("Kec") else "dinas",
                status=tuple(status.get((kode, b), "belum lapor") for b in range(1, 13)),
            )
            for kode in pd
        ),
        uraian={"5.1.01": "Belanja Pegawai"},
    )


#: zero, sen, refunds, and an amount near what a large province holds
sen = st.one_of(st.just(0), st.integers(-5_000, 5_000), st.integers(-(10**13), 10**15))
lini = st.tuples(st.sampled_from(SUB), st.sampled_from(JENIS_BELANJA), st.sampled_from(SUMBER_DANA))
#: lines of one depth, as most sources give them
lini_rinci = st.tuples(
    st.sampled_from(SUB[1:]), st.sampled_from(JENIS_BELANJA[2:]), st.sampled_from(SUMBER_DANA[1:])
)
lini_kasar = st.tuples(st.just(""), st.sampled_from(JENIS_BELANJA[2:]), st.just(""))
bulan = st.integers(1, 12)
persen = st.one_of(
    st.sampled_from((0, 500_000, 500_001, 750_000, 1_000_000, 1_000_001)), st.integers(0, 1_200_000)
)


@st.composite
def buku(draw: st.DrawFn) -> Fakta:
    """Draw the facts of a year: versions, months out of order, both kinds of amounts, every grain."""
    isi: dict[str, list[tuple[Any, ...]]] = {nama: [] for nama in KOLOM}
    for pd in draw(st.lists(st.sampled_from(PD), unique=True, min_size=1)):
        bentuk = draw(st.sampled_from((lini, lini_rinci, lini_kasar)))
        for versi in draw(st.lists(st.integers(1, 3), unique=True)):
            isi["pagu"] += [(versi, pd, *k, n) for k, n in draw(st.lists(st.tuples(bentuk, sen), max_size=5))]
            isi["versi_pagu"] += [(pd, b, versi) for b in draw(st.sets(bulan))]
        for versi in draw(st.lists(st.integers(1, 2), unique=True)):
            baris = draw(st.lists(st.tuples(bentuk, bulan, sen), max_size=8))
            isi["angkas"] += [(versi, pd, *k, b, n) for k, b, n in baris]
            isi["versi_angkas"] += [(pd, b, versi) for b in draw(st.sets(bulan))]
        isi["lapor"] += [
            (pd, b, kumulatif, status)
            for b, kumulatif, status in draw(
                st.lists(
                    st.tuples(bulan, st.booleans(), st.sampled_from(("nihil", "sebagian", "lengkap"))),
                    unique_by=lambda t: t[0],
                    max_size=8,
                )
            )
        ]
        lapor = [b for p, b, *_ in isi["lapor"] if p == pd]
        if lapor:
            bentuk_r = draw(st.sampled_from((bentuk, lini, lini_kasar)))
            baris = draw(st.lists(st.tuples(st.sampled_from(lapor), bentuk_r, sen), max_size=12))
            isi["realisasi"] += [(pd, b, *k, n) for b, k, n in baris]
        for nama in ("fisik", "target_fisik"):
            kunci = draw(st.sets(st.tuples(bulan, st.sampled_from(SUB)), max_size=8))
            isi[nama] += [(pd, b, s, draw(persen)) for b, s in sorted(kunci)]
    for nama in ("versi_pagu", "versi_angkas"):  # one version a month
        isi[nama] = [(pd, b, v) for (pd, b), v in {(p, b): v for p, b, v in isi[nama]}.items()]
    return fakta({nama: draw(st.permutations(baris)) for nama, baris in isi.items()})
