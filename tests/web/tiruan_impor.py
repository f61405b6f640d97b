"""A stand-in for reading and booking: the name of a file decides what becomes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from siap.domain.temuan import Keparahan, Tempat, Temuan
from siap.flows.galat import GalatPemakai
from siap.flows.impor import DITERIMA, DITOLAK, SUDAH_ADA, BerkasMasuk, HasilBerkas, HasilImpor, Permintaan

dipanggil: list[tuple[str, tuple[BerkasMasuk, ...], Permintaan]] = []


def pratinjau(
    berkas: Sequence[BerkasMasuk], permintaan: Permintaan, *, oleh: str, pada: datetime
) -> HasilImpor:
    """Show what would happen."""
    dipanggil.append(("pratinjau", tuple(berkas), permintaan))
    if any("tanpa-pemda" in b.nama for b in berkas):
        raise GalatPemakai("Tahun belum disebut. Isi tahun anggaran.")
    return HasilImpor(None, True, tuple(_satu(b, permintaan) for b in berkas))


def bukukan(
    berkas: Sequence[BerkasMasuk], permintaan: Permintaan, *, oleh: str, pada: datetime
) -> HasilImpor:
    """Book it."""
    dipanggil.append(("bukukan", tuple(berkas), permintaan))
    return HasilImpor(None, False, tuple(_satu(b, permintaan) for b in berkas), "9e107d9d372bb682")


def _satu(b: BerkasMasuk, permintaan: Permintaan) -> HasilBerkas:
    sha = hashlib.sha256(b.isi).hexdigest()
    total = {
        "pagu": Decimal("12400000731.53"),
        "realisasi": Decimal("6641600391.81"),
        "baris rekening": Decimal(42),
    }
    if "rusak" in b.nama:
        return HasilBerkas(b.nama, sha, "lra", DITOLAK, 42, 0, 42, total, (_beda(b.nama), _bulan(b.nama)))
    if "sama" in b.nama:
        catatan = Temuan(
            "M07",
            Keparahan.INFO,
            "Berkas ini sama persis dengan “lra-juni.xlsx”.",
            "Tidak perlu tindakan.",
            Tempat(b.nama),
        )
        return HasilBerkas(b.nama, sha, "lra", SUDAH_ADA, 42, total=total, temuan=(catatan,))
    jenis = permintaan.jenis.value if permintaan.jenis else "dpa" if "dpa" in b.nama else "lra"
    return HasilBerkas(b.nama, sha, jenis, DITERIMA, 42, 42, 0, total, (_bulan(b.nama),))


def _beda(nama: str) -> Temuan:
    return Temuan(
        "M21",
        Keparahan.TOLAK,
        "Jumlah belanja yang tertulis tidak sama dengan jumlah baris-barisnya.",
        "Perbaiki rumus di sel D18, simpan, lalu unggah lagi.",
        Tempat(nama, "LRA Juni", 18, "D18"),
        "Rp6.641.600.393,81",
        "Rp6.641.600.391,81",
        "Rp2",
    )


def _bulan(nama: str) -> Temuan:
    return Temuan(
        "M13",
        Keparahan.JELASKAN,
        "Lembar menyebut Mei, laporan ini dibukukan untuk Juni.",
        "Pastikan bulannya; bila lembar benar, pilih Mei.",
        Tempat(nama, "LRA Juni", None, "B3"),
        "Mei 2026",
        "Juni 2026",
    )
