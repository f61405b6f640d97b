"""Evidence is judged by its bytes: what is not a photo or a PDF is refused in words, whatever its name."""

from __future__ import annotations

import io
import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.TiffImagePlugin import IFDRational
from tests import foto as contoh

from siap.domain.laporan.bukti import IsiBukti, JenisBukti, beda_rupa, mirip
from siap.domain.wilayah import Titik
from siap.intake.bukti import batas
from siap.intake.bukti.baca import baca_bukti
from siap.intake.bukti.ditolak import BuktiTidakDiterima
from siap.intake.bukti.garis_batas import baca_batas


def baca(isi: bytes) -> IsiBukti:
    return baca_bukti(isi).isi


def tolak(isi: bytes) -> str:
    with pytest.raises(BuktiTidakDiterima) as salah:
        baca_bukti(isi)
    return salah.value.kalimat


def test_a_photo_tells_when_and_where_it_was_taken() -> None:
    hasil = baca(contoh.foto())
    assert (hasil.jenis, hasil.lebar, hasil.tinggi) == (JenisBukti.JPEG, 400, 300)
    assert hasil.waktu == datetime(2025, 9, 14, 8, 31, 5)  # noqa: DTZ001 - the clock of a camera
    assert hasil.letak == Titik(-5_025_000, 104_075_000)
    assert len(hasil.rupa) == 32


@pytest.mark.parametrize(("format_", "jenis"), [("PNG", "png"), ("WEBP", "webp"), ("MPO", "jpeg")])
def test_other_kinds_are_known_by_their_bytes(format_: str, jenis: str) -> None:
    lain = {"save_all": True, "append_images": [contoh.gambar(2)]} if format_ == "MPO" else {}
    hasil = baca(contoh.foto(format_=format_, **lain))
    assert hasil.jenis == jenis
    if format_ != "MPO":
        assert hasil.waktu is not None
        assert hasil.letak is not None


def test_a_picture_that_a_messenger_stripped_says_neither_and_is_still_taken() -> None:
    hasil = baca(contoh.polos())
    assert (hasil.waktu, hasil.letak) == (None, None)


def test_a_document_is_taken_by_its_structure() -> None:
    hasil = baca_bukti(contoh.pdf())
    assert (hasil.isi.jenis, hasil.isi.waktu, hasil.kecil) == (JenisBukti.PDF, None, b"")


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"<!doctype html><script>alert(1)</script>", "halaman web"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "SVG"),
        (b'<?xml version="1.0"?><svg/>', "SVG"),
        (b"GIF89a" + b"\x00" * 40, "GIF"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40, "Paling Kompatibel"),
        (b"\x00\x00\x00\x18ftypavif" + b"\x00" * 40, "AVIF"),
        (b"\x00\x00\x00\x18ftypisom" + b"\x00" * 40, "video"),
        (b"PK\x03\x04" + b"\x00" * 40, "Simpan sebagai PDF"),
        (b"MZ" + b"\x00" * 40, "program"),
        (b"%PDF-1.4\nhalo", "terpotong"),
        (b"%PDF-1.4\nstartxref\n99999\n%%EOF", "rusak"),
        (b"%PDF-1.4\nstartxref\n2\n%%EOF", "rusak"),
        (contoh.pdf().replace(b"/Size 1", b"/Size 1 /Encrypt 5 0 R"), "berkata sandi"),
        (b"\xff\xd8\xff\xe0<html><script>alert(1)</script></html>", "rusak"),
        (b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "rusak"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "rusak"),
        (contoh.foto()[:-2000], "terpotong"),
        (contoh.foto(format_="PNG")[:-400], "terpotong"),
        (contoh.bom_png(60_000, 60_000), "titik"),
        (contoh.bom_png(30_000, 10), "titik"),
        (contoh.bom_png(9_000, 9_000), "titik"),
    ],
)
def test_what_is_no_evidence_is_refused_in_words(isi: bytes, kata: str) -> None:
    kalimat = tolak(isi)
    assert kata in kalimat
    assert kalimat.endswith(".")


def test_an_honest_picture_by_the_same_hand_as_the_bombs_passes() -> None:
    assert baca(contoh.bom_png(200, 200)).lebar == 200


def test_a_file_over_the_limit_is_refused_before_it_is_opened() -> None:
    assert "paling besar 10 MB" in tolak(contoh.foto() + b"\x00" * batas.SEBERKAS)


def test_bytes_behind_the_picture_do_no_harm_and_reach_no_copy() -> None:
    hasil = baca_bukti(contoh.foto() + b"<script>alert(1)</script>")
    assert b"<script>" not in hasil.lihat + hasil.kecil


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_copies_carry_no_metadata_at_all(format_: str) -> None:
    lain: dict[str, Any] = {"comment": b"rumah Ibu Rina"} if format_ == "JPEG" else {}
    asli = contoh.foto(format_=format_, orientasi=6, icc_profile=b"profil" * 50, **lain)
    assert b"PonselContoh" in asli
    hasil = baca_bukti(asli)
    for salinan in (hasil.lihat, hasil.kecil):
        with Image.open(io.BytesIO(salinan)) as g:
            g.load()
            assert g.format == "JPEG"
            assert dict(g.getexif()) == {}
            assert set(g.info) <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
                "progressive",
                "progression",
            }
        for rahasia in (b"Exif", b"PonselContoh", b"profil", b"rumah Ibu Rina", b"GPS"):
            assert rahasia not in salinan


def test_a_turned_photo_stands_upright_in_its_copy() -> None:
    hasil = baca_bukti(contoh.foto(orientasi=6))
    with Image.open(io.BytesIO(hasil.lihat)) as g:
        assert g.size == (300, 400)


def test_copies_are_small() -> None:
    hasil = baca_bukti(contoh.foto(ukuran=(4_000, 3_000)))
    assert (hasil.isi.lebar, hasil.isi.tinggi) == (4_000, 3_000)
    for salinan, sisi in ((hasil.lihat, 1_600), (hasil.kecil, 320)):
        with Image.open(io.BytesIO(salinan)) as g:
            assert max(g.size) == sisi


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "I;16", "RGBA", "CMYK"])
def test_pictures_of_every_colour_kind_are_read(mode: str) -> None:
    g = Image.new("I;16", (40, 30), 40_000) if mode == "I;16" else contoh.gambar().convert(mode)
    keluaran = io.BytesIO()
    g.save(keluaran, "JPEG" if mode == "CMYK" else "PNG")
    assert baca(keluaran.getvalue()).lebar == g.width


@pytest.mark.parametrize(
    "waktu", ["0000:00:00 00:00:00", "2025:13:40 99:99:99", "kemarin", "", "    :  :     :  :  "]
)
def test_a_clock_that_was_never_set_says_nothing(waktu: str) -> None:
    assert baca(contoh.foto(waktu=waktu)).waktu is None


@pytest.mark.parametrize(
    "letak",
    [
        (("N", (0, 0, 0)), ("E", (0, 0, 0))),
        (("S", (IFDRational(0, 0), 1, 1)), ("E", (104, 4, 30))),
        (("S", (IFDRational(5, 0), 1, 1)), ("E", (104, 4, 30))),
        (("S", (95, 0, 0)), ("E", (104, 4, 30))),
        (("S", (5, 61, 0)), ("E", (104, 4, 30))),
        (("X", (5, 1, 0)), ("E", (104, 4, 30))),
        (("S", (5, 1, 0)), ("E", (190, 4, 30))),
        (("S", (5, 1)), ("E", (104, 4, 30))),
        (("", (5, 1, 0)), ("E", (104, 4, 30))),
    ],
)
def test_a_receiver_without_a_fix_says_nothing(letak: Any) -> None:
    assert baca(contoh.foto(letak=letak)).letak is None


def _dengan_exif(garbage: bytes) -> bytes:
    asli = contoh.polos()
    isi = b"Exif\x00\x00" + garbage
    return asli[:2] + b"\xff\xe1" + (len(isi) + 2).to_bytes(2, "big") + isi + asli[2:]


@pytest.mark.filterwarnings("ignore:.*EXIF.*:UserWarning")  # Pillow warns; a warning is no refusal
@pytest.mark.filterwarnings("ignore:Truncated File Read:UserWarning")
@given(st.binary(max_size=400))
def test_garbled_metadata_never_stops_a_good_picture(sampah: bytes) -> None:
    for awal in (b"", b"II*\x00\x08\x00\x00\x00", b"MM\x00*\x00\x00\x00\x08"):
        hasil = baca(_dengan_exif(awal + sampah))
        assert hasil.lebar == 400


@given(
    st.binary(max_size=600),
    st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF0000WEBP", b"%PDF-1.4", b""]),
)
def test_any_bytes_are_read_or_refused_in_words(isi: bytes, awal: bytes) -> None:
    kalimat = ""
    try:
        baca_bukti(awal + isi)
    except BuktiTidakDiterima as salah:
        kalimat = salah.kalimat
    assert kalimat == "" or kalimat.endswith(".")


def test_the_same_picture_saved_again_looks_alike_and_others_do_not() -> None:
    asli = baca(contoh.foto(7, quality=95))
    kecil = io.BytesIO()
    contoh.gambar(7).resize((200, 150)).save(kecil, "JPEG", quality=40)
    ulang = baca(kecil.getvalue())
    assert ulang.sha256 != asli.sha256
    assert mirip(asli.rupa, ulang.rupa)
    rupa = [baca(contoh.polos(n)).rupa for n in range(40)]
    beda = [beda_rupa(a, b) for i, a in enumerate(rupa) for b in rupa[:i]]
    assert min(b for b in beda if b is not None) > 6


def test_a_blank_sheet_is_compared_with_nothing() -> None:
    keluaran = io.BytesIO()
    Image.new("RGB", (200, 200), (250, 250, 250)).save(keluaran, "JPEG")
    assert baca(keluaran.getvalue()).rupa == ""


def geojson(*fitur: tuple[dict[str, Any], dict[str, Any]]) -> bytes:
    daftar = [{"type": "Feature", "properties": s, "geometry": g} for s, g in fitur]
    return json.dumps({"type": "FeatureCollection", "features": daftar}).encode()


def geser(bentuk: dict[str, Any], bujur: float) -> dict[str, Any]:
    return {**bentuk, "coordinates": [[[x + bujur, y] for x, y in c] for c in bentuk["coordinates"]]}


LIWA, BANDUNG = Titik(-5_025_000, 104_075_000), Titik(-6_914_744, 107_609_810)


def test_an_outline_is_read_from_a_geometry_a_feature_or_a_collection() -> None:
    for isi in (
        json.dumps(contoh.KOTAK).encode(),
        json.dumps({"type": "Feature", "properties": None, "geometry": contoh.KOTAK}).encode(),
        geojson(({"KODE": "18.04"}, contoh.KOTAK), ({"KODE": "18.05"}, geser(contoh.KOTAK, 3))),
        geojson(({"kode": "18.04.01"}, contoh.KOTAK), ({"kode": "18.04.02"}, geser(contoh.KOTAK, 0.5))),
        geojson(({"KDPKAB": "1804"}, contoh.KOTAK)),
    ):
        batas_ = baca_batas(isi, "18.04")
        assert batas_.menerima(LIWA)
        assert not batas_.menerima(BANDUNG)


def test_neighbouring_kecamatan_become_one_outline() -> None:
    batas_ = baca_batas(geojson(({}, contoh.KOTAK), ({}, geser(contoh.KOTAK, 0.6))), "18.04")
    assert len(batas_.poligon) == 1


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"bukan json", "bukan GeoJSON"),
        (b"[]", "bukan GeoJSON"),
        (b'{"type":"FeatureCollection","features":[]}', "tidak memuat poligon"),
        (b'{"type":"Point","coordinates":[104,-5]}', "tidak memuat poligon"),
        (
            json.dumps({"type": "Polygon", "coordinates": [[[4e5, 9e6], [5e5, 9e6], [5e5, 8e6]]]}).encode(),
            "bukan",
        ),
        (geojson(({"k": "18.05"}, contoh.KOTAK), ({"k": "18.06"}, contoh.KOTAK)), "tidak ada 18.04"),
    ],
)
def test_what_is_no_outline_is_refused(isi: bytes, kata: str) -> None:
    with pytest.raises(BuktiTidakDiterima) as salah:
        baca_batas(isi, "18.04")
    assert kata in salah.value.kalimat


def test_a_long_coast_is_simplified_and_still_tells_inside_from_outside() -> None:
    import math

    pantai = [
        [104 + (0.5 + 0.01 * (n % 7)) * math.cos(n / 4000 * math.pi), -5 + 0.5 * math.sin(n / 4000 * math.pi)]
        for n in range(8000)
    ]
    batas_ = baca_batas(
        json.dumps({"type": "Polygon", "coordinates": [[*pantai, pantai[0]]]}).encode(), "18.04"
    )
    assert sum(len(c) for p in batas_.poligon for c in p) <= batas.SUDUT
    assert batas_.menerima(Titik(-5_000_000, 104_000_000))
    assert not batas_.menerima(BANDUNG)
