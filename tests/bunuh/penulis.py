"""A writer that can be killed: books one report after the other and says each only when it is booked."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Book the files named on the command line, in order; "terkirim NAMA" is the acknowledgement."""
    from siap.jobs.perintah.dasar import mulai_django, sekarang

    mulai_django()
    from siap.flows.impor import BerkasMasuk, Permintaan, bukukan

    permintaan = Permintaan(pemda="18.04", tahun=2025)
    for nama in sys.argv[1:]:
        hasil = bukukan([BerkasMasuk.dari_jalur(Path(nama))], permintaan, oleh="uji", pada=sekarang())
        sys.stdout.write(f"terkirim {Path(nama).name} {hasil.berkas[0].status}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
