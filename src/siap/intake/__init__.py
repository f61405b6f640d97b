"""Intake: bytes -> values. Reads what Pemda files really look like; knows neither book nor Django."""

from siap.intake.pengenal import Dikenali, kenali
from siap.intake.perbandingan import bandingkan_angkas, bandingkan_lra, bandingkan_plafon
from siap.intake.pintu import Konteks, baca
from siap.intake.silang import SilangNomenklatur, periksa_nomenklatur, silangkan

__all__ = [
    "Dikenali",
    "Konteks",
    "SilangNomenklatur",
    "baca",
    "bandingkan_angkas",
    "bandingkan_lra",
    "bandingkan_plafon",
    "kenali",
    "periksa_nomenklatur",
    "silangkan",
]
