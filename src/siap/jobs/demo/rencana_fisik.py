"""Rencana fisik: by what Dinas Sosial measures two sub kegiatan from September on, and what is done of it.

Older months keep the progress that was typed then: a plan is in force from its month.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Final

from siap.domain.laporan.fisik import CaraFisik
from siap.domain.masukan import BarisRencanaFisik
from siap.jobs.demo.bukti import sub_teknis
from siap.jobs.demo.laporan import WIB
from siap.jobs.demo.nilai import Demo
from siap.jobs.demo.perangkat import DINSOS, TAHUN
from siap.ledger.anggaran.actions import bukukan_rencana_fisik
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.pelaporan.actions import StatusSel, simpan_sel
from siap.ledger.pelaporan.isian import Operasi

_BULAN: Final = 9
_DIBUKUKAN: Final = datetime(TAHUN, 9, 1, 10, 5, tzinfo=WIB)
_DIISI: Final = datetime(TAHUN, 10, 8, 15, 20, tzinfo=WIB)
#: code, name, weight in percent, and what is done of it (None: nobody has filled it in yet)
_TAHAPAN: Final = (
    ("T1", "Pendataan dan verifikasi calon penerima", "20", "100"),
    ("T2", "Penetapan penerima", "25", "100"),
    ("T3", "Penyaluran", "45", "62.5"),
    ("T4", "Pemantauan dan pelaporan", "10", None),
)


def muat_rencana_fisik(demo: Demo) -> None:
    """Book the plan, and fill in some stages of the draft of September."""
    keluaran, tahapan = _sub(demo, "Peningkatan Kapasitas"), _sub(demo, "Penyaluran")
    baris = [
        BarisRencanaFisik(DINSOS, tahapan, CaraFisik.TAHAPAN, kode, nama, bobot=Decimal(bobot))
        for kode, nama, bobot, _ in _TAHAPAN
    ]
    orang = BarisRencanaFisik(
        DINSOS, keluaran, CaraFisik.KELUARAN, "", "Pelaksana terlatih", target=Decimal(240), satuan="orang"
    )
    bukukan_rencana_fisik(
        pemda=demo.kode,
        tahun=demo.tahun,
        pd=DINSOS,
        baris=[*baris, orang],
        berlaku_mulai=_BULAN,
        dasar="Kerangka acuan kegiatan",
        sumber=Sumber(f"rencana-fisik-{DINSOS}.xlsx"),
        oleh="rina",
        pada=_DIBUKUKAN,
    )
    jawaban = simpan_sel(
        pemda=demo.kode,
        pd=DINSOS,
        tahun=demo.tahun,
        bulan=_BULAN,
        operasi=[
            *(Operasi(tahapan, kode, "bagian", isi, None, 0) for kode, _, _, isi in _TAHAPAN if isi),
            Operasi(keluaran, "", "output", "171", None, 0),
        ],
        kunci="demo-rencana-fisik",
        oleh="rina",
        pada=_DIISI,
    )
    gagal = [h for h in jawaban.hasil if h.status != StatusSel.TERSIMPAN]
    if gagal:
        raise ValueError(f"sel {gagal[0]} tidak tersimpan")


def _sub(demo: Demo, awal: str) -> str:
    """Return the last sub kegiatan whose name begins so: its progress is still blank in the draft."""
    return [k for k in sub_teknis(demo) if demo.uraian.get(k, "").startswith(awal)][-1]
