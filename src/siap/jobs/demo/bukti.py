"""Bukti: an invented outline, and drawn photos behind two reports of Dinas Sosial, some of them doubtful.

The outline lies in the open sea: no real place is meant, and no photo shows one.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from siap.domain.masukan import IsiAnggaran
from siap.flows.bukti import BerkasBukti, muat_batas_wilayah, unggah
from siap.flows.pelaporan import Alamat
from siap.jobs.demo.acak import sumber
from siap.jobs.demo.laporan import WIB
from siap.jobs.demo.nilai import Demo
from siap.jobs.demo.perangkat import DINSOS, TAHUN

_OLEH: Final = "rina"
_PADA: Final = datetime(TAHUN, 10, 6, 9, 12, tzinfo=WIB)
#: (bujur, lintang) in hundredths of a degree
_GARIS: Final = (
    (9940, -620), (9985, -645), (10030, -640), (10068, -602), (10080, -548), (10052, -505),
    (10010, -498), (9972, -470), (9935, -492), (9918, -540), (9930, -585),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Foto:
    """One photo: its report, the number of its sub kegiatan, what it tells (minutes south and east)."""

    bulan: int
    sub: int
    keterangan: str
    gambar: int
    waktu: str = ""
    letak: tuple[int, int] | None = None


_FOTO: Final = (
    _Foto(8, 0, "Penyaluran bantuan di Balai Pekon Contoh Jaya", 1, "2026:08:19 09:42:10", (341, 5998)),
    _Foto(9, 0, "Rumah penerima sesudah diperbaiki, tampak depan", 2, "2026:09:11 10:05:33", (335, 6003)),
    _Foto(9, 0, "Rumah penerima sesudah diperbaiki, sisi dapur", 3, "2026:09:11 10:09:51", (335, 6003)),
    _Foto(9, 0, "Penyaluran bantuan di Balai Pekon Contoh Jaya", 1, "2026:08:19 09:42:10", (341, 5998)),
    _Foto(9, 1, "Pelatihan keterampilan, hari kedua", 4),
    _Foto(9, 1, "Serah terima alat kerja", 5, "2026:09:24 14:31:02", (402, 6089)),
    _Foto(9, 2, "Kunjungan pendamping ke keluarga binaan", 6, "2026:09:17 08:20:44", (329, 6011)),
)


def muat_bukti(demo: Demo) -> None:
    """Load outline and photos through the flow that every upload goes through."""
    garis = [[x / 100, y / 100] for x, y in (*_GARIS, _GARIS[0])]
    isi = json.dumps({"type": "Polygon", "coordinates": [garis]}).encode()
    muat_batas_wilayah(pemda=demo.kode, nama="batas-contoh.geojson", isi=isi, oleh="demo", pada=_PADA)
    sub = sub_teknis(demo)
    for nomor, f in enumerate(_FOTO, start=1):
        bita = _jpeg(f)
        unggah(
            Alamat(demo.kode, DINSOS, demo.tahun, f.bulan, _OLEH, _PADA),
            [BerkasBukti(f"IMG_2026_{nomor:04d}.jpg", len(bita), lambda bita=bita: bita)],  # type: ignore[misc]
            sub_kegiatan=sub[f.sub % len(sub)],
            keterangan=f.keterangan,
        )


def sub_teknis(demo: Demo) -> Sequence[str]:
    """Return the sub kegiatan of Dinas Sosial outside its own support program."""
    anggaran = next(k.isi for k in demo.kiriman if k.pd == DINSOS and isinstance(k.isi, IsiAnggaran))
    kode = sorted({b.matra.sub_kegiatan for b in anggaran.baris})
    return [k for k in kode if k.split(".")[2] != "01"] or kode


def _jpeg(foto: _Foto) -> bytes:
    exif = Image.Exif()
    if foto.waktu:
        exif.get_ifd(0x8769)[0x9003] = foto.waktu
    if foto.letak:
        gps = exif.get_ifd(0x8825)
        (gps[1], gps[2]), (gps[3], gps[4]) = (
            (arah, (menit // 60, menit % 60, 0)) for arah, menit in zip("SE", foto.letak, strict=True)
        )
    keluaran = io.BytesIO()
    _lukis(foto.gambar).save(keluaran, "JPEG", quality=85, exif=exif)
    return keluaran.getvalue()


def _lukis(nomor: int) -> Image.Image:
    """Draw a house below hills; every number looks different, and says that it is no photo."""
    acak: Random = sumber("bukti", str(nomor))
    langit, tanah = (150 + acak.randrange(60), 190, 225), (96 + acak.randrange(50), 140, 84)
    hasil = Image.new("RGB", (1280, 960), langit)
    kuas = ImageDraw.Draw(hasil)
    for lapis in range(3):
        warna = (70 + 30 * lapis, 105 + 18 * lapis, 96)
        puncak = [(x, acak.randrange(300, 460) + 60 * lapis) for x in range(-160, 1600, 160)]
        kuas.polygon([(-160, 960), *puncak, (1600, 960)], fill=warna)
    kuas.rectangle((0, 640, 1280, 960), fill=tanah)
    for _ in range(acak.randrange(2, 5)):
        x, lebar, tinggi = acak.randrange(40, 1000), acak.randrange(160, 330), acak.randrange(130, 220)
        dasar = acak.randrange(700, 860)
        dinding = tuple(acak.randrange(150, 245) for _ in range(3))
        kuas.rectangle((x, dasar - tinggi, x + lebar, dasar), fill=dinding)
        atap = [
            (x - 24, dasar - tinggi),
            (x + lebar // 2, dasar - tinggi - 90),
            (x + lebar + 24, dasar - tinggi),
        ]
        kuas.polygon(atap, fill=(acak.randrange(120, 190), 70, 52))
        kuas.rectangle((x + lebar // 2 - 24, dasar - 92, x + lebar // 2 + 24, dasar), fill=(84, 62, 46))
    kuas.text((28, 900), "GAMBAR CONTOH", font=ImageFont.load_default(36), fill=(255, 255, 255))
    return hasil
