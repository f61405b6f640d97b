"""What a dated setting may hold: every key has one check, and an unknown key is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Final

from siap.domain.penilaian.pita import Pita, PitaDitolak, muat, simpan
from siap.domain.waktu import Tenggat
from siap.ledger.jejak.galat import IsiTidakSah


def _tenggat(isi: object, _berlaku_dari: date) -> object:
    """Day of the month by which a report is due."""
    dikenal = {f.name for f in fields(Tenggat)}
    if not isinstance(isi, Mapping) or not set(isi) <= dikenal:
        raise IsiTidakSah(f"Setelan tenggat hanya berisi {', '.join(sorted(dikenal))}.")
    tanggal = isi.get("tanggal", 10)
    if not isinstance(tanggal, int) or not 1 <= tanggal <= 28:
        raise IsiTidakSah(f"Tenggat tanggal {tanggal} tidak sah; isi 1 sampai 28.")
    return dict(isi)


def _pita(isi: object, berlaku_dari: date) -> object:
    """One band set: a ``Pita``, its JSON text, or the mapping of it; a hole or an overlap is refused."""
    try:
        if not isinstance(isi, Pita):
            isi = muat(isi if isinstance(isi, str) else json.dumps(isi))
    except PitaDitolak as salah:
        raise IsiTidakSah(salah.kalimat) from None
    return json.loads(simpan(replace(isi, berlaku_mulai=berlaku_dari)))


_PEMERIKSA: Final[dict[str, Callable[[object, date], object]]] = {"pita": _pita, "tenggat": _tenggat}


def periksa_setelan(kunci: str, isi: object, berlaku_dari: date) -> object:
    """Return the content as it will be stored; raises IsiTidakSah with the reason."""
    if kunci not in _PEMERIKSA:
        raise IsiTidakSah(f"Setelan “{kunci}” tidak dikenal. Pilih: {', '.join(sorted(_PEMERIKSA))}.")
    return _PEMERIKSA[kunci](isi, berlaku_dari)
