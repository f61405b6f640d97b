"""Submit the reports of June for the stories of review; run with SIAP_DATA set, after ``isi_pangkalan``."""

from __future__ import annotations

import os
from datetime import UTC, datetime

BULAN = 6


def main() -> int:
    """Submit every report of June that has figures: with reasons where a rule asks for one."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "siap.config.settings"
    django.setup()
    from tests.web.tiruan import PEMDA, TAHUN, UNIT

    from siap.flows import pelaporan as alur
    from siap.ledger.jejak.galat import GalatBuku
    from siap.ledger.pelaporan.actions import buka_laporan
    from siap.ledger.pelaporan.galat import BelumBolehDiajukan

    pada = datetime(2026, 7, 8, 2, tzinfo=UTC)
    with alur.sekaligus():
        for kode, *_sisa in UNIT:
            titik = alur.Alamat(PEMDA, kode, TAHUN, BULAN, "uji", pada)
            try:
                buka_laporan(pemda=PEMDA, pd=kode, tahun=TAHUN, bulan=BULAN, oleh="uji", pada=pada)
                try:
                    alur.ajukan(titik)
                except BelumBolehDiajukan as salah:
                    alur.ajukan(titik, alasan={t.kunci: "Sesuai kontrak termin." for t in salah.perlu_alasan})
            except GalatBuku:
                continue  # a unit without figures has nothing to submit
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
