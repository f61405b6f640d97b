"""Bukti kirim: the signed receipt of a submission as one page that carries the signed text with it.

The page is for people; what proves is the text, which stands in the QR code and is attached to the file,
byte for byte as it was signed. ``siap periksa-bukti`` reads the attachment, never the print.
"""

from __future__ import annotations

import io
import json
from datetime import datetime, timedelta, timezone
from typing import Any, Final

import segno

from siap.documents.huruf import KELUARGA
from siap.documents.packs.kalimat import pukul
from siap.documents.writers.pekerja import Pekerja

TEMPLAT: Final = "bukti_kirim.typ"
NAMA_LAMPIRAN: Final = "bukti-kirim.txt"
_MEDAN: Final = (
    ("nomor", "Nomor"),
    ("perangkat daerah", "Perangkat daerah"),
    ("bulan", "Bulan laporan"),
    ("perbuatan", "Perbuatan"),
    ("diterima", "Diterima"),
    ("oleh", "Oleh"),
    ("jatuh tempo", "Jatuh tempo"),
    ("status", "Isi laporan"),
)
_PERBUATAN: Final = {"ajukan": "Pengajuan laporan", "koreksi": "Koreksi bulan terkunci"}
_ZONA: Final = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}
_CARA: Final = (
    "Simpan berkas PDF ini, atau pindai kode QR dan simpan teksnya sebagai bukti.txt.",
    "Minta kunci publik (kunci.pem) dari Bagian Administrasi Pembangunan, atau unduh di SIAP.",
    "Jalankan: siap periksa-bukti BERKAS --kunci kunci.pem. Tidak perlu jaringan atau basis data.",
    "Yang terbukti adalah isi yang dicetak perintah itu. Bandingkan dengan halaman ini.",
)


def tulis_bukti(teks: str, *, terpisah: bool = True) -> bytes:
    """Return the PDF of a receipt; equal texts give equal bytes.

    ``terpisah`` compiles in a process of its own that gives its memory back: use it in a server.
    """
    medan = dict(_urai(teks))
    diterima = datetime.fromisoformat(medan["diterima"])
    isi = json.dumps(isi_bukti(teks), ensure_ascii=False, separators=(",", ":")).encode()
    waktu = int(diterima.timestamp())
    if terpisah:
        with Pekerja(bertag=True, templat=TEMPLAT) as pekerja:
            return pekerja.susun(isi, waktu)
    from siap.documents.writers.susun import susun  # late: a server leaves Typst to the worker

    return susun(isi, waktu, bertag=True, templat=TEMPLAT)


def isi_bukti(teks: str) -> dict[str, Any]:
    """Return everything that the template prints."""
    medan = dict(_urai(teks))
    tepat = medan["ketepatan"] == "tepat"
    tampil = {
        **medan,
        "diterima": pukul(_setempat(datetime.fromisoformat(medan["diterima"]))),
        "perbuatan": _PERBUATAN.get(medan["perbuatan"], medan["perbuatan"].capitalize()),
        "status": medan["status"].capitalize(),
    }
    return {
        "judul": "Bukti kirim laporan bulanan",
        "anak": f"{medan['perangkat daerah']}, {medan['bulan']}",
        "pemda": medan["pemda"],
        "kata_kunci": [medan["nomor"], medan["sidik isi"]],
        "huruf": KELUARGA,
        "nada": "baik" if tepat else "waspada",
        "ketepatan": "Diterima tepat waktu" if tepat else "Diterima sesudah jatuh tempo",
        "medan": [[sebutan, tampil[nama]] for nama, sebutan in _MEDAN if nama in tampil],
        "sidik": [
            ["Sidik isi laporan (SHA-256)", medan["sidik isi"]],
            ["Tanda tangan Ed25519", medan["tanda tangan"]],
            ["Sidik kunci publik", medan["kunci"]],
        ],
        "qr": _qr(teks),
        "qr_alt": f"Kode QR berisi teks bukti kirim {medan['nomor']} beserta tanda tangannya.",
        "qr_keterangan": "Kode ini memuat teks bukti seutuhnya, beserta tanda tangannya.",
        "cara_judul": "Membuktikan keasliannya",
        "cara": list(_CARA),
        "kaki": f"SIAP · Bukti kirim {medan['nomor']} · teks yang ditandatangani terlampir dalam berkas ini "
        f"sebagai {NAMA_LAMPIRAN}",
        "berkas": NAMA_LAMPIRAN,
        "teks": teks,
    }


def _setempat(waktu: datetime) -> datetime:
    """Give the zone its Indonesian name."""
    jarak = waktu.utcoffset() or timedelta(0)
    return waktu.replace(tzinfo=timezone(jarak, _ZONA[jarak])) if jarak in _ZONA else waktu


def _urai(teks: str) -> list[tuple[str, str]]:
    baris = (b.partition(":") for b in teks.splitlines())
    return [(nama.strip(), isi.strip()) for nama, ada, isi in baris if ada]


def _qr(teks: str) -> str:
    keluar = io.BytesIO()
    segno.make(teks, error="l", micro=False, boost_error=False).save(
        keluar, kind="svg", border=2, xmldecl=False
    )
    return keluar.getvalue().decode()
