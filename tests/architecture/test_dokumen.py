"""The written house: links lead somewhere, decisions have a status, measured numbers carry their command."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

AKAR = Path(__file__).resolve().parents[2]
TAUTAN = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
KODE = re.compile(r"```.*?```|`[^`\n]*`", flags=re.DOTALL)
TERUKUR = re.compile(r"\b\d+(?:[.,]\d+)?\s?(?:ms|µs|s|detik|menit|KB|MB|MiB|GB|GiB|kali|x|×)\b")
PERINTAH = re.compile(r"`{1,3}[^`]*\b(?:make|siap|python|pytest|bench)\b[^`]*`{1,3}", flags=re.DOTALL)
STATUS = re.compile(r"^- Status: (accepted|superseded by \d{4}|proposed)$", flags=re.MULTILINE)


def dokumen() -> list[Path]:
    return sorted([*AKAR.glob("*.md"), *(AKAR / "docs").rglob("*.md")])


def jangkar(teks: str) -> set[str]:
    """Anchors of a page, as the forge makes them from its headings."""
    judul = re.findall(r"^#+ (.+)$", teks, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", j.lower()).strip().replace(" ", "-") for j in judul}


def tautan(berkas: Path) -> list[str]:
    return TAUTAN.findall(KODE.sub("", berkas.read_text(encoding="utf-8")))


@pytest.mark.parametrize("berkas", dokumen(), ids=lambda b: str(b.relative_to(AKAR)))
def test_every_link_leads_to_a_file_and_a_heading(berkas: Path) -> None:
    for tuju in tautan(berkas):
        if tuju.startswith(("http://", "https://", "mailto:")):
            continue
        jalur, _, judul = tuju.partition("#")
        sasaran = (berkas.parent / unquote(jalur)).resolve() if jalur else berkas
        assert sasaran.is_relative_to(AKAR), f"{tuju} keluar dari proyek"
        assert sasaran.exists(), f"{tuju} tidak ada"
        if judul:
            assert judul in jangkar(sasaran.read_text(encoding="utf-8")), f"{tuju} tidak berjudul itu"


def test_pages_of_the_documentation_are_reachable_from_the_readme() -> None:
    terjangkau, antre = set(), [AKAR / "README.md"]
    while antre:
        berkas = antre.pop()
        if berkas in terjangkau or berkas.suffix != ".md":
            continue
        terjangkau.add(berkas)
        antre.extend(
            (berkas.parent / unquote(t.partition("#")[0])).resolve()
            for t in tautan(berkas)
            if not t.startswith(("http", "mailto", "#"))
        )
    hilang = {b.relative_to(AKAR) for b in dokumen()} - {b.relative_to(AKAR) for b in terjangkau}
    assert not hilang, f"tidak ada tautan menuju {sorted(map(str, hilang))}"


def test_decisions_are_numbered_without_a_gap_and_each_has_a_status_and_three_parts() -> None:
    daftar = sorted((AKAR / "docs" / "adr").glob("[0-9]*.md"))
    assert [int(b.name[:4]) for b in daftar] == list(range(len(daftar)))
    for b in daftar:
        teks = b.read_text(encoding="utf-8")
        assert teks.startswith(f"# {b.name[:4]}. "), b.name
        assert STATUS.search(teks), f"{b.name} tanpa status"
        assert all(f"## {judul}" in teks for judul in ("Context", "Decision", "Consequences")), b.name


def test_a_superseded_decision_names_an_existing_one() -> None:
    nomor = {b.name[:4] for b in (AKAR / "docs" / "adr").glob("[0-9]*.md")}
    for b in (AKAR / "docs" / "adr").glob("[0-9]*.md"):
        pengganti = re.search(
            r"^- Status: superseded by (\d{4})$", b.read_text(encoding="utf-8"), re.MULTILINE
        )
        assert pengganti is None or pengganti[1] in nomor


@pytest.mark.parametrize(
    "berkas",
    [AKAR / "README.md", *sorted((AKAR / "docs" / "reference").glob("*.md"))],
    ids=lambda b: b.name,
)
def test_a_measured_number_stands_in_a_section_that_names_its_command(berkas: Path) -> None:
    teks = berkas.read_text(encoding="utf-8")
    if "ditulis oleh `python scripts/" in teks:
        return  # generated: its command is in the first lines, its numbers are limits and examples
    for bagian in re.split(r"^#+ ", teks, flags=re.MULTILINE):
        if TERUKUR.search(KODE.sub("", bagian)):
            assert PERINTAH.search(bagian), f"angka terukur tanpa perintah: {bagian.splitlines()[0]}"


def test_no_document_names_a_path_of_one_machine() -> None:
    for berkas in dokumen():
        teks = berkas.read_text(encoding="utf-8")
        assert not re.search(r"/(?:home|work|root|Users)/", teks), berkas.name
