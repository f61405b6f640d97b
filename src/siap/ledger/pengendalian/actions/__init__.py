"""Writes of pengendalian: reminders as they go out, admonitions as they are handed on and decided."""

from siap.ledger.pengendalian.actions.pengingat import KunciPengingat, catat_hasil_pengingat, mulai_pengingat
from siap.ledger.pengendalian.actions.teguran import putuskan_teguran, teruskan_teguran

__all__ = [
    "KunciPengingat",
    "catat_hasil_pengingat",
    "mulai_pengingat",
    "putuskan_teguran",
    "teruskan_teguran",
]
