"""Tampilan: the answer of an import in the shape that is noted beside the upload and shown on the page."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection
from decimal import Decimal
from typing import Any

from siap.domain.temuan import Keparahan, Temuan
from siap.domain.uang import tampil_angka
from siap.flows.impor import DITERIMA, DITOLAK, SUDAH_ADA, HasilBerkas, HasilImpor
from siap.web.unduh import aman

STATUS = (DITERIMA, DITOLAK, SUDAH_ADA)
_BERAT = [k.value for k in (Keparahan.TOLAK, Keparahan.JELASKAN, Keparahan.INFO)]


def catat(hasil: HasilImpor, *, jenis_boleh: Collection[str]) -> dict[str, Any]:
    """Return a result as plain values; a file of a kind that is not this user's becomes a refusal."""
    berkas = [_satu(b, boleh=b.jenis is None or b.jenis in jenis_boleh) for b in hasil.berkas]
    return _berhitung(berkas, hasil.terbitan)


def gabung(pratinjau: dict[str, Any], dibukukan: dict[str, Any]) -> dict[str, Any]:
    """Return what happened to every file of the upload: booked ones as booked, the others as previewed."""
    nyata = {(b["nama"], b["sha256"]): b for b in dibukukan["berkas"]}
    berkas = [nyata.get((b["nama"], b["sha256"]), b) for b in pratinjau["berkas"]]
    return _berhitung(berkas, dibukukan["terbitan"])


def _berhitung(berkas: list[dict[str, Any]], terbitan: str) -> dict[str, Any]:
    banyak = Counter(b["status"] for b in berkas)
    return {
        "berkas": berkas,
        "banyak": {s.replace(" ", "_"): banyak[s] for s in STATUS},
        "temuan": sum(len(b["temuan"]) for b in berkas),
        "terbitan": terbitan,
    }


def _satu(b: HasilBerkas, *, boleh: bool) -> dict[str, Any]:
    temuan = sorted((_temuan(t) for t in b.temuan), key=lambda t: _BERAT.index(t["keparahan"]))
    if not boleh:
        temuan.insert(0, _bukan_wewenang(b))
    return {
        "nama": b.nama,
        "sha256": b.sha256,
        "jenis": b.jenis or "",
        "status": b.status if boleh else DITOLAK,
        "dibaca": b.dibaca,
        "diterima": b.diterima if boleh else 0,
        "ditolak": b.ditolak if boleh else b.dibaca,
        "total": [[nama, _angka(nilai)] for nama, nilai in b.total.items()],
        "temuan": temuan,
        "jelaskan": sum(1 for t in temuan if t["keparahan"] == Keparahan.JELASKAN.value),
    }


def _angka(nilai: Decimal) -> str:
    return tampil_angka(nilai)


def _temuan(t: Temuan) -> dict[str, str]:
    return {
        "kode": t.kode,
        "keparahan": t.keparahan.value,
        "tempat": str(t.tempat),
        "kalimat": t.kalimat,
        "diberikan": t.diberikan,
        "diharapkan": t.diharapkan,
        "selisih": t.selisih,
        "tindakan": t.tindakan,
    }


def _bukan_wewenang(b: HasilBerkas) -> dict[str, str]:
    return {
        "kode": "",
        "keparahan": Keparahan.TOLAK.value,
        "tempat": b.nama,
        "kalimat": f"Berkas ini berjenis “{b.jenis}”, dan peran Anda tidak membukukan jenis itu.",
        "diberikan": b.jenis or "",
        "diharapkan": "",
        "selisih": "",
        "tindakan": "Serahkan berkas ini kepada Bagian Administrasi Pembangunan atau BPKAD.",
    }


def csv_temuan(hasil: dict[str, Any]) -> bytes:
    """Return every finding of a result as CSV for a spreadsheet."""
    keluaran = io.StringIO()
    kolom = (
        "berkas",
        "kode",
        "keparahan",
        "tempat",
        "kalimat",
        "diberikan",
        "diharapkan",
        "selisih",
        "tindakan",
    )
    tulis = csv.DictWriter(keluaran, fieldnames=kolom, lineterminator="\r\n")
    tulis.writeheader()
    for b in hasil["berkas"]:
        for t in b["temuan"]:
            tulis.writerow({k: aman(v) for k, v in {"berkas": b["nama"], **t}.items()})
    return keluaran.getvalue().encode("utf-8-sig")
