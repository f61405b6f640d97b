"""GLOSARIUM.md says what the code says: every noun of the trade is in it, and no noun that is gone."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from types import ModuleType

import pytest
import typer.main
from django.apps import apps

import siap.domain
from siap.domain.masukan import JenisBerkas
from siap.domain.metrik.katalog import KATALOG
from siap.domain.organisasi import JenisPD
from siap.domain.penilaian.preset import PRESET
from siap.domain.rekap import StatusLapor
from siap.jobs.cli import app
from siap.ledger.akun.wewenang import JenisPeran, Perbuatan

GLOSARIUM = Path(__file__).resolve().parents[2] / "GLOSARIUM.md"

#: technical enumerations: their values are never said by staff nor shown as words of the trade
TEKNIS = frozenset({"AlasanAngka", "TipeKolom"})


def bagian(judul: str) -> list[list[str]]:
    """Cells of the table below one heading."""
    isi = GLOSARIUM.read_text(encoding="utf-8").split(f"\n## {judul}\n", 1)
    assert len(isi) == 2, f"bagian “{judul}” tidak ada di GLOSARIUM.md"
    teks = isi[1].split("\n## ", 1)[0]
    baris = [b for b in teks.splitlines() if b.startswith("|")]
    return [[sel.strip() for sel in b.strip("|").split("|")] for b in baris[2:]]


def istilah(judul: str) -> set[str]:
    """Code names of one table."""
    return {kata for baris in bagian(judul) for kata in re.findall(r"`([^`]+)`", baris[2])}


def judul_bagian() -> list[str]:
    return re.findall(r"^## (.+)$", GLOSARIUM.read_text(encoding="utf-8"), flags=re.MULTILINE)


def modul_domain() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(siap.domain.__path__, "siap.domain."):
        yield importlib.import_module(info.name)


def pilihan(modul: ModuleType) -> list[type[StrEnum]]:
    return [
        v
        for v in vars(modul).values()
        if isinstance(v, type) and issubclass(v, StrEnum) and v.__module__ == modul.__name__
    ]


def tabel_buku() -> set[str]:
    return {
        m.__name__
        for m in apps.get_models()
        if m.__module__.startswith("siap.ledger.") and not m._meta.auto_created
    }


def perintah() -> set[str]:
    return {f"siap {nama}" for nama in typer.main.get_command(app).commands}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("judul", "kode"),
    [
        ("Tabel buku", tabel_buku),
        ("Status laporan", lambda: set(StatusLapor)),
        ("Metrik", lambda: set(KATALOG)),
        ("Peran", lambda: set(JenisPeran)),
        ("Perbuatan", lambda: set(Perbuatan)),
        ("Pita", lambda: set(PRESET)),
        ("Jenis berkas", lambda: set(JenisBerkas)),
        ("Jenis perangkat daerah", lambda: set(JenisPD)),
        ("Perintah", perintah),
    ],
)
def test_a_table_of_the_glossary_names_exactly_what_the_code_has(
    judul: str, kode: Callable[[], set[str]]
) -> None:
    tertulis, ada = istilah(judul), {str(k) for k in kode()}
    assert not ada - tertulis, f"belum ada di GLOSARIUM.md, bagian {judul}: {sorted(ada - tertulis)}"
    assert not tertulis - ada, f"sudah tidak ada di kode: {sorted(tertulis - ada)}"


def test_every_choice_of_the_domain_is_explained() -> None:
    tertulis = {kata for judul in judul_bagian() for kata in istilah(judul)}
    kurang = {
        f"{enum.__name__}: {nilai}"
        for modul in modul_domain()
        for enum in pilihan(modul)
        if enum.__name__ not in TEKNIS
        for nilai in enum
        if nilai.value not in tertulis
    }
    assert not kurang, f"belum ada di GLOSARIUM.md: {sorted(kurang)}"


def test_every_row_has_a_meaning_and_says_where_the_word_comes_from() -> None:
    for judul in judul_bagian():
        for baris in bagian(judul):
            assert len(baris) == 4, baris
            assert all(baris), f"sel kosong di bagian {judul}: {baris}"


def test_a_term_stands_once_in_its_table() -> None:
    for judul in judul_bagian():
        daftar = [baris[0] for baris in bagian(judul)]
        assert len(daftar) == len(set(daftar)), judul
