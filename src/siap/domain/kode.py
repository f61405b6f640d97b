"""Kode: budget codes, normalised both ways.

One canonical spelling inside: ``U.BB.PP.K.KK.SSSS`` for the nomenclature (four-digit sub kegiatan) and
``A.K.JJ.OO.RR.SSSS`` for accounts and funds. The dialects of other years and applications are read into
it and can be written from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

#: Level of a nomenclature or account code -> number of its parts.
TINGKAT: Final = {
    "urusan": 1,
    "bidang": 2,
    "program": 3,
    "kegiatan": 5,
    "sub_kegiatan": 6,
    "akun": 1,
    "kelompok": 2,
    "jenis": 3,
    "objek": 4,
    "rincian": 5,
    "sub_rincian": 6,
}
_TINGKAT_NOMENKLATUR: Final = {1: "urusan", 2: "bidang", 3: "program", 5: "kegiatan", 6: "sub_kegiatan"}
_LEBAR_NOMENKLATUR: Final = (1, 2, 2, 1, 2, 4)
_LEBAR_REKENING: Final = (1, 1, 2, 2, 2, 4)
_LEBAR_REKENING_PANJANG: Final = (1, 1, 2, 2, 3, 5)


class KodeTidakTerbaca(ValueError):
    """A text that is no code of the wanted kind. ``kalimat`` is for the user."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


def _bagian(teks: str) -> list[str]:
    """Split a code, ignoring blanks and line breaks anywhere and a dot at the end."""
    return re.sub(r"\s", "", teks).upper().rstrip(".").split(".")


def _isi_lebar(bagian: Sequence[str], lebar: Sequence[int], teks: str, sebutan: str) -> str:
    """Pad every part to its width; a part with too many digits keeps them if it is the same number."""
    hasil = []
    for nilai, digit in zip(bagian, lebar, strict=False):
        if re.fullmatch("X+", nilai):
            hasil.append("X" * digit)
        elif re.fullmatch(r"[0-9]{1,5}", nilai):
            hasil.append(f"{int(nilai):0{digit}d}")
        else:
            raise KodeTidakTerbaca(f"“{teks}” bukan kode {sebutan}. Contoh: {_CONTOH[sebutan]}.")
    return ".".join(hasil)


_CONTOH: Final = {
    "nomenklatur": "1.02.02.2.02.0001",
    "sub kegiatan": "1.02.02.2.02.0001",
    "rekening": "5.1.02.01.01.0025",
}


@lru_cache(maxsize=1 << 15)
def normal_nomenklatur(teks: str) -> str:
    """Return the canonical code of any level, urusan to sub kegiatan.

    Reads two- and four-digit sub kegiatan, lost leading zeros, "X.XX", and the kegiatan of 2020 written
    as one part ("1.01.02.201.04" is 1.01.02.2.01.0004).
    """
    bagian = _bagian(teks)
    if len(bagian) >= 4 and re.fullmatch(r"[12][0-9]{2}", bagian[3]):
        bagian[3:4] = [bagian[3][0], bagian[3][1:]]
    kode = _isi_lebar(bagian, _LEBAR_NOMENKLATUR, teks, "nomenklatur")
    lebar_pas = all(
        len(b) == w for b, w in zip(kode.split("."), _LEBAR_NOMENKLATUR, strict=False)
    )  # "123.01" must not pass as an urusan
    if len(bagian) not in _TINGKAT_NOMENKLATUR or not lebar_pas:
        raise KodeTidakTerbaca(
            f"“{teks}” tidak memiliki jumlah angka kode nomenklatur. Contoh: {_CONTOH['nomenklatur']}."
        )
    return kode


def normal_sub_kegiatan(teks: str) -> str:
    """Return the canonical code of a sub kegiatan; a coarser code is refused."""
    kode = normal_nomenklatur(teks)
    if tingkat_kode(kode) != "sub_kegiatan":
        raise KodeTidakTerbaca(
            f"“{teks}” adalah kode {tingkat_kode(kode)}, bukan sub kegiatan. "
            f"Contoh: {_CONTOH['sub kegiatan']}."
        )
    return kode


def tingkat_kode(kode: str) -> str:
    """Return the level of a canonical nomenclature code ("program" for "1.02.02")."""
    return _TINGKAT_NOMENKLATUR[kode.count(".") + 1]


def normal_rekening(teks: str) -> str:
    """Return the canonical account code at the depth given: both rekening dialects end up the same."""
    bagian = _bagian(teks)
    if len(bagian) > len(_LEBAR_REKENING) or "X" in teks.upper():
        raise KodeTidakTerbaca(f"“{teks}” bukan kode rekening. Contoh: {_CONTOH['rekening']}.")
    return _isi_lebar(bagian, _LEBAR_REKENING, teks, "rekening")


def normal_sumber_dana(teks: str) -> str:
    """Return the canonical fund code; funds are coded like accounts, in the same two dialects."""
    return normal_rekening(teks)


def tulis_rekening(kode: str, *, panjang: bool = False) -> str:
    """Write a canonical account or fund code in the short dialect (…01.0025) or the long one (…001.00025)."""
    lebar = _LEBAR_REKENING_PANJANG if panjang else _LEBAR_REKENING
    return ".".join(f"{int(b):0{w}d}" for b, w in zip(kode.split("."), lebar, strict=False))


def tulis_sub_kegiatan(kode: str, *, digit: int = 4, kegiatan_rapat: bool = False) -> str:
    """Write a canonical sub kegiatan as other years do: two digits at the end, kegiatan as one part."""
    *depan, jenis, nomor, akhir = kode.split(".")
    kegiatan = [jenis + nomor] if kegiatan_rapat else [jenis, nomor]
    return ".".join([*depan, *kegiatan, f"{int(akhir):0{digit}d}"])


def jenis_belanja_dari(rekening: str) -> str:
    """Return the account down to jenis ("5.1.02"), or as coarse as the code is."""
    return ".".join(rekening.split(".")[:3])


def induk_kode(kode: str, tingkat: str) -> str:
    """Return the prefix of a canonical code at a level; "" when the code is empty or coarser than that."""
    bagian = kode.split(".")
    banyak = TINGKAT[tingkat]
    return ".".join(bagian[:banyak]) if kode and len(bagian) >= banyak else ""


def dengan_x_xx(kode: str) -> str:
    """Return the code with its urusan and bidang replaced by "X.XX", as the lists write what all PD share."""
    bagian = kode.split(".")
    return ".".join(["X", "XX", *bagian[2:]]) if len(bagian) > 2 else kode


#: Names of accounts down to jenis, for printing where no file and no loaded list names them. Codes of one
#: digit are left out: "5" is belanja among accounts and unsur penunjang among urusan.
NAMA_BELANJA: Final[Mapping[str, str]] = MappingProxyType(
    {
        "4.1": "Pendapatan Asli Daerah",
        "4.2": "Pendapatan Transfer",
        "4.3": "Lain-lain Pendapatan Daerah yang Sah",
        "5.1": "Belanja Operasi",
        "5.1.01": "Belanja Pegawai",
        "5.1.02": "Belanja Barang dan Jasa",
        "5.1.03": "Belanja Bunga",
        "5.1.04": "Belanja Subsidi",
        "5.1.05": "Belanja Hibah",
        "5.1.06": "Belanja Bantuan Sosial",
        "5.2": "Belanja Modal",
        "5.2.01": "Belanja Modal Tanah",
        "5.2.02": "Belanja Modal Peralatan dan Mesin",
        "5.2.03": "Belanja Modal Gedung dan Bangunan",
        "5.2.04": "Belanja Modal Jalan, Jaringan, dan Irigasi",
        "5.2.05": "Belanja Modal Aset Tetap Lainnya",
        "5.2.06": "Belanja Modal Aset Lainnya",
        "5.3": "Belanja Tidak Terduga",
        "5.3.01": "Belanja Tidak Terduga",
        "5.4": "Belanja Transfer",
        "5.4.01": "Belanja Bagi Hasil",
        "5.4.02": "Belanja Bantuan Keuangan",
    }
)
