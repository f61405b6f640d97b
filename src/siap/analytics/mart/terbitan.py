"""Terbitan: an edition is the short hash of what the mart says, and the manifest that lists its files.

The hash covers logical content (values of every table, names and configuration, schema and catalogue
version), never time, file bytes or write order: the same facts give the same edition on any machine.
Manifests of old editions are kept, and so are the files they list, so that last May still opens.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from siap.analytics.mart.schema import VERSI_SKEMA
from siap.domain.fakta import Dimensi, DimensiPD
from siap.domain.metrik.katalog import DAFTAR
from siap.domain.metrik.prosa import prosa

PANJANG: Final = 12  # hex digits that people read; 48 bits, one pemda-year has at most some thousands
KINI: Final = "kini.json"


class MartKosong(LookupError):
    """There is no mart, or not the edition that was asked for. The sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Manifes:
    """One edition: which file holds which PD, and where its names are."""

    pemda: str
    tahun: int
    terbitan: str
    skema: int
    katalog: str
    posisi: Mapping[str, str]  # pd -> file name
    posisi_sub: Mapping[str, str]
    ringkas: str
    dimensi: str  # hash of the file with PDs, states and bands
    uraian: str  # hash of the file with the names of codes

    def sebagai_json(self) -> str:
        """Write the manifest so that equal manifests are equal bytes."""
        return json_tetap(asdict(self))


def json_tetap(isi: object) -> str:
    """JSON with sorted keys and no spaces: one value, one text."""
    return json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sidik_teks(teks: str) -> str:
    """Give the sha256 of a text."""
    return hashlib.sha256(teks.encode()).hexdigest()


@lru_cache(maxsize=1)
def sidik_katalog() -> str:
    """Give the version of the metric catalogue: its formulas and denominators, in words."""
    return sidik_teks(json_tetap({m.kode: [prosa(m.rumus), m.penyebut] for m in DAFTAR}))[:PANJANG]


def sidik_tabel(tabel: pa.Table) -> str:
    """Give the sha256 of a table's values, in its row order; the caller has sorted the rows."""
    return sidik_bagian(tabel, [(0, tabel.num_rows)])[0]


def sidik_bagian(tabel: pa.Table, batas: Sequence[tuple[int, int]]) -> list[str]:
    """Give the sha256 of some row ranges of a table: the same as of a table of just those rows.

    Independent of chunks and of whatever lies under a NULL.
    """
    hasil = [hashlib.sha256() for _ in batas]
    for nama, kolom in zip(tabel.schema.names, tabel.columns, strict=True):
        larik = pa.concat_arrays(kolom.chunks) if kolom.num_chunks else pa.array([], kolom.type)
        if pa.types.is_string(larik.type):
            isi = [_Byte(pc.binary_length(larik)), _Teks(larik)]
        else:
            kosong = pa.scalar(0, pa.int64()).cast(larik.type)
            isi = [_Byte(pc.cast(pc.is_null(larik), pa.int8())), _Byte(pc.fill_null(larik, kosong))]
        for h, (mulai, akhir) in zip(hasil, batas, strict=True):
            h.update(f"{nama}:{larik.type}:{akhir - mulai};".encode())
            for bagian in isi:
                h.update(bagian.ambil(mulai, akhir))
    return [h.hexdigest() for h in hasil]


class _Byte:
    """The value bytes of a fixed-width array without NULLs, whatever its offset."""

    def __init__(self, larik: pa.Array) -> None:
        self._lebar = larik.type.bit_width // 8
        self._mulai = larik.offset
        self._isi = memoryview(larik.buffers()[1])

    def ambil(self, mulai: int, akhir: int) -> memoryview:
        return self._isi[(self._mulai + mulai) * self._lebar : (self._mulai + akhir) * self._lebar]


class _Teks(_Byte):
    """The characters of a text array without NULLs, whatever its offset."""

    def __init__(self, larik: pa.Array) -> None:
        _, batas, isi = larik.buffers()
        self._mulai = larik.offset
        self._batas = memoryview(batas).cast("i") if len(larik) else memoryview(bytes(4)).cast("i")
        self._isi = memoryview(isi) if isi is not None else memoryview(b"")

    def ambil(self, mulai: int, akhir: int) -> memoryview:
        return self._isi[self._batas[self._mulai + mulai] : self._batas[self._mulai + akhir]]


def sidik_terbitan(
    *,
    sidik: Mapping[str, Mapping[str, str]],
    dimensi: str,
    uraian: str,
    pemda: str,
    tahun: int,
    katalog: str,
) -> str:
    """Name the edition that holds these tables (table -> pd -> hash) under these names and rules."""
    isi = {
        "dimensi": dimensi,
        "katalog": katalog,
        "pemda": pemda,
        "sidik": {tabel: dict(per_pd) for tabel, per_pd in sidik.items()},
        "skema": VERSI_SKEMA,
        "tahun": tahun,
        "uraian": uraian,
    }
    return sidik_teks(json_tetap(isi))[:PANJANG]


def pecah_dimensi(dimensi: Dimensi) -> tuple[str, str]:
    """Give the JSON of everything but ``uraian``, and of ``uraian``: names change far less than states."""
    isi: dict[str, Any] = asdict(dimensi)
    uraian = isi.pop("uraian")
    isi["pd"] = sorted(isi["pd"], key=lambda baris: str(baris["kode"]))
    return json_tetap(isi), json_tetap(dict(uraian))


def rakit_dimensi(isi_json: str, uraian_json: str) -> Dimensi:
    """Read back what ``pecah_dimensi`` wrote."""
    isi: dict[str, Any] = json.loads(isi_json)
    daftar = []
    for baris in isi.pop("pd"):
        rinci: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in baris.items()}
        daftar.append(DimensiPD(**rinci))
    isi["pita"] = tuple(isi["pita"])
    return Dimensi(pd=tuple(daftar), uraian=json.loads(uraian_json), **isi)


def folder_terbitan(akar: Path, pemda: str, tahun: int) -> Path:
    """Place of the manifests of one pemda and year."""
    return akar / "terbitan" / f"pemda={pemda}" / f"tahun={tahun}"


def folder_tabel(akar: Path, tabel: str, pemda: str, tahun: int) -> Path:
    """Place of the Parquet files of one table, hive style."""
    return akar / tabel / f"pemda={pemda}" / f"tahun={tahun}"


def baca_manifes(akar: Path, pemda: str, tahun: int, terbitan: str | None = None) -> Manifes | None:
    """Read the manifest in force, or of a named edition; None when there is none."""
    nama = KINI if terbitan is None else f"{terbitan}.json"
    try:
        teks = (folder_terbitan(akar, pemda, tahun) / nama).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    return Manifes(**json.loads(teks))


def tulis_aman(berkas: Path, isi: bytes, *, sinkron: bool = True) -> None:
    """Put bytes in place whole or not at all, on the disk when this returns.

    Without ``sinkron`` the name itself is not yet safe: the caller syncs the folder once for many files.
    """
    sementara = berkas.with_name(f".{berkas.name}.{os.getpid()}.baru")
    with sementara.open("wb") as f:
        f.write(isi)
        f.flush()
        os.fsync(f.fileno())
    sementara.replace(berkas)
    if sinkron:
        sinkron_folder(berkas.parent)


def sinkron_folder(folder: Path) -> None:
    """Make the names inside a folder survive a power cut."""
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
