"""No file takes the machine down: every hostile one is read in a child whose peak memory is measured."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.intake.pabrik import dari_sel, ganti_bagian, lembar_xml, lra_sel, ole, penuh, xls

LEMBAR = "xl/worksheets/sheet1.xml"
LRA = dari_sel(lra_sel(penuh(), penuh(300, 100)))
BATAS_MB = 500

ANAK = """
import json, sys
from pathlib import Path
from siap.intake import baca
jalur = Path(sys.argv[1])
bacaan = baca(None, jalur.name, jalur.read_bytes())
# VmHWM starts anew with the program; ru_maxrss would still hold the peak of the test runner
status = Path("/proc/self/status").read_text()
puncak = next(int(b.split()[1]) for b in status.splitlines() if b.startswith("VmHWM")) // 1024
print(json.dumps([puncak, bacaan.isi is None, [t.kode for t in bacaan.temuan][:5]]))
"""


def baca_di_anak(jalur: Path) -> tuple[int, bool, list[str]]:
    akar = Path(__file__).resolve().parents[2]
    hasil = subprocess.run(
        [sys.executable, "-c", ANAK, str(jalur)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | {"PYTHONPATH": str(akar / "src")},
    )
    assert hasil.returncode == 0, hasil.stderr[-2000:]
    puncak, kosong, kode = json.loads(hasil.stdout)
    return puncak, kosong, kode


def bom_jujur(ukuran: int = 200) -> bytes:
    return ganti_bagian(LRA, {LEMBAR: lembar_xml("<row/>" * (ukuran * 1024 * 1024 // 6))})


def bom_bohong() -> bytes:
    bom = ganti_bagian(LRA, {LEMBAR: lembar_xml('<row r="1"><c r="A1"><v>1</v></c></row>' * 5_000_000)})
    with zipfile.ZipFile(io.BytesIO(bom)) as arsip:
        nyata = struct.pack("<I", arsip.getinfo(LEMBAR).file_size)
    return bom.replace(nyata, struct.pack("<I", 9_000))


def pojok() -> bytes:
    return ganti_bagian(
        LRA,
        {LEMBAR: lembar_xml('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>')},
    )


def teks_bersama() -> bytes:
    isi = b"<sst>" + b"<si><t>a</t></si>" * 10_000_000 + b"</sst>"
    return ganti_bagian(LRA, {"xl/sharedStrings.xml": isi})


def satu_baris_tanpa_akhir() -> bytes:
    return ganti_bagian(LRA, {LEMBAR: lembar_xml("<row>" + "<c " * 20_000_000)})


def json_dalam() -> bytes:
    return b"[" + b"[0.1,0.2,0.3]," * 4_000_000 + b"[]]"


def csv_lebar() -> bytes:
    return b"kode,nama\n" + b"," * 40_000_000


def sel_penuh() -> bytes:
    """A sheet at the limit of what is accepted: it is read, and still stays small."""
    baris = "".join(
        f'<row r="{r}">' + "".join(f'<c r="{k}{r}"><v>{r}</v></c>' for k in "ABCDEFGHIJKLMNOPQRST") + "</row>"
        for r in range(1, 60_001)
    )
    return ganti_bagian(LRA, {LEMBAR: lembar_xml(baris)})


def teks_di_dalam_sel() -> bytes:
    """Texts inside the cells, as much as may come out of an archive."""
    teks = "x" * 14
    baris = "".join(
        f'<row r="{r}">'
        + "".join(
            f'<c r="{k}{r}" t="inlineStr"><is><t>{teks}{r}</t></is></c>' for k in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        )
        + "</row>"
        for r in range(1, 88_000)
    )
    return ganti_bagian(LRA, {LEMBAR: lembar_xml(baris)})


def teks_berulang() -> bytes:
    """One long text, used by a hundred thousand cells."""
    baris = "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 90_000))
    teks = f'<sst uniqueCount="1"><si><t>{"x" * 30_000}</t></si></sst>'.encode()
    return ganti_bagian(LRA, {LEMBAR: lembar_xml(baris), "xl/sharedStrings.xml": teks})


def hitungan_bohong() -> bytes:
    return ganti_bagian(LRA, {"xl/sharedStrings.xml": b'<sst count="1" uniqueCount="99999999999999"></sst>'})


def lembar_tersembunyi() -> bytes:
    """The sheet under a name that only a reader without care for upper case finds."""
    luas = lembar_xml('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>')
    return ganti_bagian(LRA, {LEMBAR: None, "xl/Worksheets/Sheet1.xml": luas})


def xls_luas() -> bytes:
    """An XLS whose record of dimensions announces a billion cells."""
    buku = xls({(0, 0): "pd", (0, 1): "pagu", (1, 0): "9", (1, 1): 5})
    di = buku.index(struct.pack("<HH", 0x0200, 14))
    return buku[: di + 4] + struct.pack("<IIHH", 0, 0xFFFFFFF0, 0, 0xFFF0) + buku[di + 16 :]


def xls_pojok() -> bytes:
    return xls({(0, 0): "pd", (65_535, 255): "pagu"})


def xls_berputar() -> bytes:
    """A chain of sectors that ends where it began."""
    buku = bytearray(ole("Workbook", b"\0" * 9_000))
    struct.pack_into("<I", buku, 512 + 4 * 10, 2)
    return bytes(buku)


def csv_lambang() -> bytes:
    return ("kode;nama;\U0001f600\n" + "abcdefgh;" * 2_900_000 + "\n").encode() * 2


def json_lambang() -> bytes:
    isi = '{"b":0.125,"c":0.25,"d":0.5,"e":"' + "x" * 60 + '"},'
    return ('[{"a": "\U0001f600"},' + isi * 290_000 + '{"b":1}]').encode()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
@pytest.mark.parametrize(
    ("buat", "kode"),
    [
        (bom_jujur, "M05"),
        (bom_bohong, "M19"),
        (pojok, "M05"),
        (teks_bersama, "M05"),
        (satu_baris_tanpa_akhir, "M05"),
        (json_dalam, "M05"),
        (csv_lebar, "M05"),
        (sel_penuh, "M01"),
        (teks_di_dalam_sel, "M01"),
        (csv_lambang, "M05"),
        (json_lambang, "M01"),
        (teks_berulang, "M05"),
        (hitungan_bohong, "M19"),
        (lembar_tersembunyi, "M05"),
        (xls_luas, "M05"),
        (xls_pojok, "M05"),
        (xls_berputar, "M03"),
    ],
)
def test_a_hostile_file_is_refused_in_little_memory(
    tmp_path: Path, buat: Callable[[], bytes], kode: str
) -> None:
    jalur = tmp_path / "berkas.xlsx"
    jalur.write_bytes(buat())
    puncak, kosong, temuan = baca_di_anak(jalur)
    assert kosong
    assert kode in temuan
    print(f"{buat.__name__}: puncak {puncak} MB")
    assert puncak < BATAS_MB
