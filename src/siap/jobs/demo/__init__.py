"""The demo kabupaten: sixty PD, a year to September, and every trouble a Rakor has to deal with."""

from siap.jobs.demo.bangkit import bangkitkan
from siap.jobs.demo.nilai import Demo, Gangguan, Kiriman, Pengguna, Perihal

__all__ = ["Demo", "Gangguan", "Kiriman", "Pengguna", "Perihal", "bangkitkan"]
