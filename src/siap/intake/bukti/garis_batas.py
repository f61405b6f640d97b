"""Garis batas: the outline of one region out of a GeoJSON, mended and simplified once, at import."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import shapely
from shapely.geometry import shape

from siap.domain.wilayah import SEJUTA, BatasWilayah, Cincin
from siap.intake.bukti import batas
from siap.intake.bukti.ditolak import BuktiTidakDiterima

#: degrees by which the outline may be simplified, tried in this order until it is short enough (22 m to 2 km)
_LONGGAR: Final = (0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02)
_CONTOH: Final = "Berikan GeoJSON (WGS 84) berisi poligon kabupaten atau kecamatan-kecamatannya."


def baca_batas(isi: bytes, kode: str) -> BatasWilayah:
    """Return the outline of the region with this Kemendagri code; raises BuktiTidakDiterima.

    Features that carry the code in a property are taken; in a file without any such property, all are.
    """
    if len(isi) > batas.GEOJSON:
        raise BuktiTidakDiterima(
            f"GeoJSON {len(isi) // batas.MB} MB terlalu besar; paling besar {batas.GEOJSON // batas.MB} MB."
        )
    try:
        dokumen = json.loads(isi.decode("utf-8-sig"))
        bentuk = [shape(g) for g in _geometri(dokumen, kode)]
        gabung = shapely.union_all([shapely.make_valid(b) for b in bentuk])
        poligon = _sederhana([p for p in _poligon(gabung) if p.area > 0])
    except BuktiTidakDiterima:
        raise
    except Exception as salah:
        # shapely raises its own errors, TypeError and KeyError for what is no geometry
        raise BuktiTidakDiterima(f"Berkas ini bukan GeoJSON yang sah. {_CONTOH}") from salah
    if not poligon:
        raise BuktiTidakDiterima(f"GeoJSON ini tidak memuat poligon. {_CONTOH}")
    return BatasWilayah(tuple((_cincin(p.exterior), *(_cincin(c) for c in p.interiors)) for p in poligon))


def _geometri(dokumen: Any, kode: str) -> Iterator[Mapping[str, Any]]:
    if not isinstance(dokumen, Mapping):
        raise BuktiTidakDiterima(f"Berkas ini bukan GeoJSON. {_CONTOH}")
    if dokumen.get("type") == "Feature":
        dokumen = {"type": "FeatureCollection", "features": [dokumen]}
    if dokumen.get("type") != "FeatureCollection":
        yield dokumen
        return
    fitur: Sequence[Mapping[str, Any]] = dokumen["features"]
    milik = [f for f in fitur if _menyebut(f.get("properties"), kode)]
    if not milik and len(fitur) > 1 and any(_berkode(f.get("properties"), kode) for f in fitur):
        raise BuktiTidakDiterima(f"GeoJSON ini memuat {len(fitur)} wilayah, tetapi tidak ada {kode}.")
    for f in milik or fitur:
        if f.get("geometry"):
            yield f["geometry"]


def _menyebut(sifat: Mapping[str, Any] | None, kode: str) -> bool:
    """True when a property is the code, with or without dots, or a code below it (a kecamatan)."""
    polos = kode.replace(".", "")
    nilai = [str(v) for v in (sifat or {}).values()]
    return any(v in (kode, polos) or v.startswith(f"{kode}.") for v in nilai)


def _berkode(sifat: Mapping[str, Any] | None, kode: str) -> bool:
    """True when a property looks like the code of another region of the same depth."""
    panjang = len(kode)
    return any(
        len(str(v)) == panjang
        and str(v).count(".") == kode.count(".")
        and str(v)[:2].isdigit()
        and "." in str(v)
        for v in (sifat or {}).values()
    )


def _poligon(bentuk: Any) -> list[Any]:
    bagian = shapely.get_parts(bentuk)
    datar = [p for b in bagian for p in shapely.get_parts(b)]
    return [p for p in datar if p.geom_type == "Polygon"]


def _sederhana(poligon: list[Any]) -> list[Any]:
    """Simplify until it is short enough to be asked about hundreds of photos on one page."""
    utuh = shapely.MultiPolygon(poligon)
    kotak = utuh.bounds
    if poligon and not (kotak[0] >= -180 and kotak[2] <= 180 and kotak[1] >= -90 and kotak[3] <= 90):
        raise BuktiTidakDiterima(f"Koordinat GeoJSON ini bukan derajat. {_CONTOH}")
    hasil = poligon
    for longgar in _LONGGAR:
        if (
            sum(len(p.exterior.coords) + sum(len(c.coords) for c in p.interiors) for p in hasil)
            <= batas.SUDUT
        ):
            return hasil
        hasil = [p for p in _poligon(utuh.simplify(longgar)) if p.area > 0]
    return sorted(hasil, key=lambda p: -p.area)[: batas.SUDUT // 4]


def _cincin(cincin: Any) -> Cincin:
    sudut = [(_mikro(x), _mikro(y)) for x, y, *_ in cincin.coords]
    return tuple(sudut[:-1])


def _mikro(derajat: float) -> int:
    return int((Decimal(repr(float(derajat))) * SEJUTA).to_integral_value())
