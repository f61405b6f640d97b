"""Fill an empty installation for load and kill tests: units, people who are signed in, budgets, last month.

Run as ``python -m tests.isi_laporan BANYAK_PD BANYAK_BARIS`` with the environment of the installation; prints
JSON: the units, and for each person the cookie of a session.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

PEMDA, TAHUN, BULAN = "18.04", 2025, 9
REKENING = ("5.1.02.01.01.0024", "5.1.02.01.01.0025", "5.1.02.01.01.0026", "5.1.02.01.01.0027")
DIBUKUKAN = datetime(2025, 1, 6, 2, tzinfo=UTC)
PAGU, LALU = 12_000_000, 5_000_000


def garis(pd: str, baris: int) -> list[tuple[str, str]]:
    """Sub kegiatan and rekening of every line of a unit: four lines to a sub kegiatan."""
    return [
        (f"1.{int(pd):02d}.{n // 160 + 2:02d}.2.{n // 16 % 10 + 1:02d}.{n // 4 % 4 + 1:04d}", REKENING[n % 4])
        for n in range(baris)
    ]


def _rencana(pd: str, baris: int) -> None:
    from siap.domain.masukan import BarisAngkas, BarisFisik, BarisPagu, BarisRealisasi, Matra, Sifat
    from siap.ledger.anggaran.actions import bukukan_anggaran, bukukan_angkas, bukukan_target_fisik
    from siap.ledger.jejak.sumber import Sumber
    from siap.ledger.realisasi.actions import bukukan_fisik, bukukan_realisasi

    def umum(nama: str) -> dict[str, Any]:
        sumber = Sumber(f"{nama}-{pd}.xlsx", f"{nama}{pd}".encode().hex().ljust(64, "0")[:64])
        return {
            "pemda": PEMDA,
            "tahun": TAHUN,
            "pd": pd,
            "oleh": "uji",
            "pada": DIBUKUKAN,
            "sumber": sumber,
        }

    matra = [Matra(s, r, r[:6]) for s, r in garis(pd, baris)]
    sub = sorted({m.sub_kegiatan for m in matra})
    bukukan_anggaran(
        **umum("pagu"),
        baris=[BarisPagu(pd, m, Decimal(PAGU)) for m in matra],
        tahap="murni",
        berlaku_mulai=1,
    )
    angkas = [BarisAngkas(pd, m, b, Decimal(PAGU // 12)) for m in matra for b in range(1, 13)]
    bukukan_angkas(**umum("angkas"), baris=angkas, berlaku_mulai=1)
    target = [BarisFisik(pd, b, s, Decimal(b * 100 // 12)) for s in sub for b in range(1, 13)]
    bukukan_target_fisik(**umum("target"), baris=target, berlaku_mulai=1)
    lalu = [BarisRealisasi(pd, BULAN - 1, m, Decimal(LALU)) for m in matra]
    bukukan_realisasi(**umum("lalu"), bulan=BULAN - 1, baris=lalu, sifat=Sifat.KUMULATIF, lengkap=True)
    fisik = [BarisFisik(pd, BULAN - 1, s, Decimal(45)) for s in sub]
    bukukan_fisik(**umum("fisik"), bulan=BULAN - 1, baris=fisik, lengkap=True)


def _masuk(orang: Any) -> str:
    """Return the cookie of a session, as the door would have set it."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    sesi = SessionStore()
    sesi[SESSION_KEY] = str(orang.pk)
    sesi[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    sesi[HASH_SESSION_KEY] = orang.get_session_auth_hash()
    sesi.create()
    return str(sesi.session_key)


def isi(banyak_pd: int, baris: int) -> dict[str, Any]:
    """Fill the book; Django is up and the schema is in place."""
    from siap.ledger.akun.actions import beri_peran, buat_pengguna
    from siap.ledger.organisasi.actions import catat_pd, tetapkan_pemda

    pemda = {"kode": PEMDA, "nama": "Kabupaten Contoh", "ibu_kota": "Liwa"}
    tetapkan_pemda(**pemda, oleh="uji", pada=DIBUKUKAN)
    orang: dict[str, str] = {}
    for n in range(1, banyak_pd + 1):
        pd = str(n)
        catat_pd(pemda=PEMDA, kode=pd, nama=f"Dinas {n}", oleh="uji", pada=DIBUKUKAN)
        for nama, jenis in ((f"kepala{n}", "kepala_pd"), (f"operator{n}", "operator")):
            satu = buat_pengguna(username=nama, nama=nama.title(), sandi=None, oleh="uji", pada=DIBUKUKAN)
            beri_peran(
                pengguna=satu,
                jenis=jenis,
                pemda=PEMDA,
                pd=pd,
                berlaku_dari=date(2025, 1, 1),
                oleh="uji",
                pada=DIBUKUKAN,
            )
            orang[nama] = _masuk(satu)
        _rencana(pd, baris)
    return {"pd": [str(n) for n in range(1, banyak_pd + 1)], "sesi": orang}


def main() -> None:
    """Bring the schema up to date, fill, print."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "siap.config.settings"
    from siap.jobs.perintah.dasar import mulai_django

    mulai_django()
    hasil = isi(int(sys.argv[1]), int(sys.argv[2]))
    from siap.flows.mart import isi_mart

    isi_mart(PEMDA, TAHUN, pada=DIBUKUKAN)
    json.dump(hasil, sys.stdout)


if __name__ == "__main__":
    main()
