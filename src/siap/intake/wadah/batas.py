"""Batas: how large a file may be before it is refused, so that no file takes the machine down.

Chosen so that reading stays under 500 MB whatever the bytes are; a kabupaten's year (60,000 lines of
20 columns) is an 11 MB workbook of 55 MB inflated and 1.2 million cells.
"""

from __future__ import annotations

from typing import Final

MB: Final = 1024 * 1024

BUKU: Final = 32 * MB  # XLSX or XLS as it arrives; opened, it stands in memory four times
MEKAR: Final = 160 * MB  # sum of the inflated parts of an XLSX
NISBAH: Final = 200  # inflated : compressed, looked at once more than NISBAH_MULAI came out
NISBAH_MULAI: Final = 20 * MB
TEKS_BERSAMA: Final = 40 * MB  # sharedStrings.xml, held in memory as a whole
BAGIAN: Final = 5_000  # entries in the archive
SEL: Final = 3_500_000  # cells of one sheet, blank ones inside the used rectangle included
BARIS_XML: Final = 16 * MB  # one row of one sheet
HURUF: Final = 60_000_000  # letters of all text cells; a shared text counts each time it is used
TEKS: Final = 60 * MB
SEL_TEKS: Final = 3_000_000
JSON: Final = 40 * MB  # some 17,000 lines of SIPD documents; decoded, a text may take four times its bytes
KOMA_JSON: Final = 1_600_000
KURUNG_JSON: Final = 300_000
