"""Writes of pelaporan: fill, submit, return, verify, lock, reopen, correct. Every one leaves an event."""

from siap.ledger.pelaporan.actions.isian import HasilSel, Jawaban, StatusSel, buka_laporan, simpan_sel
from siap.ledger.pelaporan.actions.kiriman import BARU, PerubahanSel, ajukan, catat_bukti, koreksi
from siap.ledger.pelaporan.actions.tinjauan import (
    CatatanSel,
    buka_kembali,
    kembalikan,
    kunci,
    tarik,
    verifikasi,
)

__all__ = [
    "BARU",
    "CatatanSel",
    "HasilSel",
    "Jawaban",
    "PerubahanSel",
    "StatusSel",
    "ajukan",
    "buka_kembali",
    "buka_laporan",
    "catat_bukti",
    "kembalikan",
    "koreksi",
    "kunci",
    "simpan_sel",
    "tarik",
    "verifikasi",
]
