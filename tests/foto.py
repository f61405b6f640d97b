"""Photos and documents for tests, drawn here: with or without time and place, small or broken on purpose."""

from __future__ import annotations

import io
import struct
import zlib
from random import Random
from typing import Any

from PIL import Image, ImageDraw

#: inside the outline of KOTAK, at Liwa
LIWA = (("S", (5, 1, 30)), ("E", (104, 4, 30)))
#: a square around Liwa
KOTAK = {
    "type": "Polygon",
    "coordinates": [[[103.8, -5.4], [104.4, -5.4], [104.4, -4.8], [103.8, -4.8], [103.8, -5.4]]],
}


def gambar(benih: int = 1, ukuran: tuple[int, int] = (400, 300)) -> Image.Image:
    """A scene of random blocks: every seed looks different."""
    acak = Random(benih)  # noqa: S311 - pictures, no secrets
    hasil = Image.new("RGB", ukuran, (120, 160, 200))
    kuas = ImageDraw.Draw(hasil)
    for _ in range(24):
        x, y = acak.randrange(ukuran[0]), acak.randrange(ukuran[1])
        lebar, tinggi = acak.randrange(20, ukuran[0] // 2), acak.randrange(20, ukuran[1] // 2)
        warna = tuple(acak.randrange(256) for _ in range(3))
        kuas.rectangle((x, y, x + lebar, y + tinggi), fill=warna)
    return hasil


def foto(
    benih: int = 1,
    *,
    waktu: str | None = "2025:09:14 08:31:05",
    letak: Any = LIWA,
    format_: str = "JPEG",
    ukuran: tuple[int, int] = (400, 300),
    orientasi: int | None = None,
    **simpan: Any,
) -> bytes:
    """A photo as a phone makes it."""
    exif = Image.Exif()
    exif[0x010F] = "PonselContoh"
    if orientasi is not None:
        exif[0x0112] = orientasi
    if waktu is not None:
        exif.get_ifd(0x8769)[0x9003] = waktu
    if letak is not None:
        gps = exif.get_ifd(0x8825)
        (gps[1], gps[2]), (gps[3], gps[4]) = letak
    keluaran = io.BytesIO()
    gambar(benih, ukuran).save(keluaran, format_, exif=exif, **simpan)
    return keluaran.getvalue()


def polos(benih: int = 1) -> bytes:
    """A photo that went through a messenger: neither time nor place."""
    keluaran = io.BytesIO()
    gambar(benih).save(keluaran, "JPEG", quality=60)
    return keluaran.getvalue()


def pdf(teks: str = "berita acara") -> bytes:
    """The smallest document that has a head, a map and an end."""
    tubuh = f"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >> % {teks}\nendobj\n".encode()
    return (
        tubuh
        + b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\nstartxref\n"
        + str(len(tubuh)).encode()
        + b"\n%%EOF\n"
    )


def bom_png(lebar: int, tinggi: int) -> bytes:
    """A PNG of a few bytes that claims a huge canvas, all of it zeros."""

    def potong(nama: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", zlib.crc32(nama + isi))

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 0, 0, 0, 0)
    isi = zlib.compress(b"\x00" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", kepala) + potong(b"IDAT", isi) + potong(b"IEND", b"")
