"""The ledger's foreign keys point down the same order as its imports, and its migrations are complete."""

from __future__ import annotations

import tomllib
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

AKAR = Path(__file__).resolve().parents[2]
LEDGER = AKAR / "src" / "siap" / "ledger"
BERISI = ("jejak", "organisasi", "nomenklatur", "akun", "anggaran", "realisasi", "pengendalian")


def lantai() -> dict[str, int]:
    """Return the floor of every ledger app by the import contract, 0 is the lowest."""
    kontrak = tomllib.loads((AKAR / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    lapis = next(k["layers"] for k in kontrak if k.get("containers") == ["siap.ledger"])
    return {a.strip(): i for i, baris in enumerate(reversed(lapis)) for a in baris.split("|")}


def test_every_foreign_key_points_down_the_import_order() -> None:
    urutan = lantai()
    dilihat = 0
    for model in apps.get_models():
        dari = model._meta.app_label
        for medan in model._meta.get_fields():
            ke = getattr(medan.related_model, "_meta", None) if getattr(medan, "concrete", False) else None
            if dari in urutan and ke is not None and ke.app_label in urutan and ke.app_label != dari:
                dilihat += 1
                assert urutan[ke.app_label] < urutan[dari], f"{model.__name__}.{medan.name} menunjuk ke atas"
    assert dilihat > 5


def test_every_ledger_app_stands_in_the_contract() -> None:
    folder = {p.name for p in LEDGER.iterdir() if (p / "apps.py").exists()}
    assert folder == set(lantai())
    assert folder <= {a.label for a in apps.get_app_configs()}


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    keluar = StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", skip_checks=True, stdout=keluar)
    except SystemExit:
        pytest.fail(keluar.getvalue())


def test_migrations_are_linear() -> None:
    muatan = MigrationLoader(None, ignore_no_migrations=True)
    for app in BERISI:
        assert len(muatan.graph.leaf_nodes(app)) == 1, app
        milik = [m for kunci, m in muatan.disk_migrations.items() if kunci[0] == app]
        induk = [d for m in milik for d in m.dependencies if d[0] == app]
        assert len(induk) == len(set(induk)) == len(milik) - 1, app


@pytest.mark.parametrize("app", BERISI)
def test_every_app_has_the_same_files(app: str) -> None:
    for nama in ("models", "queries", "actions", "admin", "apps"):
        assert (LEDGER / app / f"{nama}.py").exists() or (LEDGER / app / nama / "__init__.py").exists(), nama
