"""What a dated setting may hold: every key has one check, and an unknown key is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan, AmbangDitolak
from siap.domain.aturan.ambang import simpan as simpan_ambang
from siap.domain.aturan.pemeriksaan import muat_ambang
from siap.domain.laporan.jadwal import AturanJadwal, JadwalDitolak
from siap.domain.laporan.jadwal import muat as muat_jadwal
from siap.domain.laporan.jadwal import simpan as simpan_jadwal
from siap.domain.laporan.teguran import AturanTeguran, TeguranDitolak
from siap.domain.laporan.teguran import muat as muat_teguran
from siap.domain.laporan.teguran import simpan as simpan_teguran
from siap.domain.penilaian.pita import Pita, PitaDitolak, muat, simpan
from siap.domain.waktu import Tenggat
from siap.ledger.jejak.galat import IsiTidakSah


def _tenggat(isi: object, _berlaku_dari: date, _dasar: str) -> object:
    """Day of the month by which a report is due."""
    dikenal = {f.name for f in fields(Tenggat)}
    if not isinstance(isi, Mapping) or not set(isi) <= dikenal:
        raise IsiTidakSah(f"Setelan tenggat hanya berisi {', '.join(sorted(dikenal))}.")
    tanggal = isi.get("tanggal", 10)
    if type(tanggal) is not int or not 1 <= tanggal <= 28:
        raise IsiTidakSah(f"Tenggat tanggal {tanggal} tidak sah; isi 1 sampai 28.")
    for nama in ("geser", "desember_di_tahun_sama"):
        if not isinstance(isi.get(nama, True), bool):
            raise IsiTidakSah(f"Tenggat {nama} tidak sah; isi true atau false.")
    return dict(isi)


def _pita(isi: object, berlaku_dari: date, _dasar: str) -> object:
    """One band set: a ``Pita``, its JSON text, or the mapping of it; a hole or an overlap is refused."""
    try:
        if not isinstance(isi, Pita):
            isi = muat(_teks(isi))
    except PitaDitolak as salah:
        raise IsiTidakSah(salah.kalimat) from None
    return json.loads(simpan(replace(isi, berlaku_mulai=berlaku_dari)))


def _jadwal(isi: object, berlaku_dari: date, dasar: str) -> object:
    """The reporting calendar: days of opening, reminders, due, verification and lock, in that order."""
    try:
        jadwal = isi if isinstance(isi, AturanJadwal) else muat_jadwal(_teks(isi))
    except JadwalDitolak as salah:
        raise IsiTidakSah(salah.kalimat) from None
    return json.loads(simpan_jadwal(replace(jadwal, berlaku_mulai=berlaku_dari, dasar=dasar)))


def _ambang(isi: object, berlaku_dari: date, dasar: str) -> object:
    """Limits and severities of the validity rules; a rule that does not exist is refused."""
    try:
        # written limits are read again, so that an object gets the same checks as a text
        teks = simpan_ambang(isi) if isinstance(isi, AmbangAturan) else _teks(isi)
        ambang = replace(muat_ambang(teks), berlaku_mulai=berlaku_dari, dasar=dasar)
    except AmbangDitolak as salah:
        raise IsiTidakSah(salah.kalimat) from None
    return json.loads(simpan_ambang(ambang))


def _teguran(isi: object, berlaku_dari: date, dasar: str) -> object:
    """The ladder of admonitions: days late and late months of the year that call for each level."""
    try:
        tangga = isi if isinstance(isi, AturanTeguran) else muat_teguran(_teks(isi))
    except TeguranDitolak as salah:
        raise IsiTidakSah(salah.kalimat) from None
    return json.loads(simpan_teguran(replace(tangga, berlaku_mulai=berlaku_dari, dasar=dasar)))


def _teks(isi: object) -> str:
    return isi if isinstance(isi, str) else json.dumps(isi)


_PEMERIKSA: Final[Mapping[str, Callable[[object, date, str], object]]] = {
    "ambang": _ambang,
    "jadwal": _jadwal,
    "pita": _pita,
    "teguran": _teguran,
    "tenggat": _tenggat,
}
KUNCI_SETELAN: Final = tuple(_PEMERIKSA)


def periksa_setelan(kunci: str, isi: object, berlaku_dari: date, dasar_hukum: str) -> object:
    """Return the content as it will be stored; raises IsiTidakSah with the reason."""
    if kunci not in _PEMERIKSA:
        raise IsiTidakSah(f"Setelan “{kunci}” tidak dikenal. Pilih: {', '.join(KUNCI_SETELAN)}.")
    return _PEMERIKSA[kunci](isi, berlaku_dari, dasar_hukum)
