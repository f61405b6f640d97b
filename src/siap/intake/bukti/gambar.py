"""Gambar: a picture really decoded within limits, its look for comparison, and copies without metadata."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PIL import Image, ImageFile, ImageOps

from siap.domain.laporan.bukti import JenisBukti
from siap.domain.wilayah import Titik
from siap.intake.bukti import batas
from siap.intake.bukti.ditolak import BuktiTidakDiterima
from siap.intake.bukti.keterangan_foto import baca_keterangan

#: longest side of the copy that pages show, and of the small one in lists
SISI_LIHAT: Final = 1_600
SISI_KECIL: Final = 320
_MUTU: Final = 82
#: a JPEG comes as MPO when a phone put a second picture behind the first
_FORMAT: Final = {
    JenisBukti.JPEG: ("JPEG", "MPO"),
    JenisBukti.PNG: ("PNG",),
    JenisBukti.WEBP: ("WEBP",),
}
_POLOS: Final = 8
_LATAR: Final = (255, 255, 255)

# a second net below the limits here: nothing else in SIAP opens pictures
Image.MAX_IMAGE_PIXELS = batas.TITIK_JPEG


@dataclass(frozen=True, slots=True)
class Gambar:
    """What a picture tells. ``rupa`` is "" when it is too plain to be compared with others."""

    lebar: int
    tinggi: int
    waktu: datetime | None
    letak: Titik | None
    rupa: str
    lihat: bytes
    kecil: bytes


def baca_gambar(isi: bytes, jenis: JenisBukti) -> Gambar:
    """Decode a picture wholly; raises BuktiTidakDiterima for one that is broken, cut off or too large."""
    try:
        with Image.open(io.BytesIO(isi), formats=_FORMAT[jenis]) as gambar:
            lebar, tinggi = gambar.size
            _periksa_ukuran(lebar, tinggi, jenis)
            waktu, letak = baca_keterangan(gambar)
            tegak = _tegakkan(gambar)
    except BuktiTidakDiterima:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BuktiTidakDiterima(_terlalu_besar("lebih dari 64 juta", batas.TITIK_JPEG)) from None
    except Exception as salah:
        # decoders raise SyntaxError, struct.error, zlib.error and more for bytes that are not a picture
        raise BuktiTidakDiterima(
            f"Gambar {jenis.upper()} ini rusak atau terpotong. Buka di galeri; bila tampak utuh, simpan "
            "ulang sebagai JPEG lalu unggah lagi."
        ) from salah
    lihat = ImageOps.contain(tegak, (SISI_LIHAT, SISI_LIHAT)) if max(tegak.size) > SISI_LIHAT else tegak
    kecil = ImageOps.contain(lihat, (SISI_KECIL, SISI_KECIL)) if max(lihat.size) > SISI_KECIL else lihat
    return Gambar(lebar, tinggi, waktu, letak, _rupa(tegak), _jpeg(lihat), _jpeg(kecil))


def _periksa_ukuran(lebar: int, tinggi: int, jenis: JenisBukti) -> None:
    paling = batas.TITIK_JPEG if jenis is JenisBukti.JPEG else batas.TITIK_LAIN
    if lebar * tinggi > paling or max(lebar, tinggi) > batas.SISI:
        raise BuktiTidakDiterima(_terlalu_besar(f"{lebar} x {tinggi}", paling))


def _terlalu_besar(ukuran: str, paling: int) -> str:
    return (
        f"Gambar ini {ukuran} titik, paling besar {paling // 1_000_000} juta titik. "
        "Kecilkan atau foto ulang dengan ukuran biasa."
    )


def _tegakkan(gambar: ImageFile.ImageFile) -> Image.Image:
    """Return the pixels, upright, on white, with nothing else: no metadata, profile or comment is left."""
    gambar.draft("RGB", (SISI_LIHAT * 2, SISI_LIHAT * 2))  # lets a JPEG be decoded at a fraction
    gambar.load()
    putar = gambar.getexif().get(0x0112) if _aman_exif(gambar) else None
    if max(gambar.size) > SISI_LIHAT * 2:
        polos: Image.Image = ImageOps.contain(gambar, (SISI_LIHAT * 2, SISI_LIHAT * 2))
    else:
        polos = gambar
    rgba = polos.convert("RGBA") if polos.mode in ("RGBA", "LA", "P", "PA") else polos.convert("RGB")
    bersih = Image.new("RGB", rgba.size, _LATAR)
    bersih.paste(rgba, mask=rgba.getchannel("A") if rgba.mode == "RGBA" else None)
    langkah = _PUTARAN.get(putar) if isinstance(putar, int) else None
    return bersih if langkah is None else bersih.transpose(langkah)


_PUTARAN: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _aman_exif(gambar: Image.Image) -> bool:
    try:
        gambar.getexif()
    except Exception:
        return False
    return True


def _rupa(gambar: Image.Image) -> str:
    """Difference hash, 64 bits along the rows and 64 along the columns, as 32 hex digits.

    Each bit says whether a spot is brighter than its neighbour: it survives shrinking and saving again.
    """
    abu = gambar.convert("L")
    terendah, tertinggi = abu.resize((16, 16), Image.Resampling.BOX).getextrema()
    if int(tertinggi) - int(terendah) < _POLOS:  # type: ignore[arg-type]  # "L" has one band
        return ""
    mendatar = abu.resize((9, 8), Image.Resampling.BOX).tobytes()
    tegak = abu.resize((8, 9), Image.Resampling.BOX).tobytes()
    bit = 0
    for y in range(8):
        for x in range(8):
            bit = bit << 1 | (mendatar[y * 9 + x] > mendatar[y * 9 + x + 1])
    for y in range(8):
        for x in range(8):
            bit = bit << 1 | (tegak[y * 8 + x] > tegak[(y + 1) * 8 + x])
    return f"{bit:032x}"


def _jpeg(gambar: Image.Image) -> bytes:
    keluaran = io.BytesIO()
    gambar.save(keluaran, "JPEG", quality=_MUTU, optimize=True, progressive=True)
    return keluaran.getvalue()
