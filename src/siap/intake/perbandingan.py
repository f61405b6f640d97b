"""Perbandingan: what a file says against what the person, the list or another file says. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from siap.domain.aturan.register import temuan
from siap.domain.masukan import Bacaan, IsiAngkas, IsiLra
from siap.domain.organisasi import nama_sama
from siap.domain.temuan import Tempat, Temuan
from siap.domain.uang import tampil_rupiah
from siap.domain.waktu import NAMA_BULAN

_DAERAH = re.compile(r"(?<=\w)\s+(kabupaten|kab\.?|kota|provinsi|prov\.?)\s+[\w\s]+$", re.IGNORECASE)


def bandingkan_lra(
    bacaan: Bacaan, *, nama_pd: str, bulan: int | None, tahun: int | None
) -> tuple[Temuan, ...]:
    """Return where an LRA disagrees, in unit, month or year, with the PD and month it is handed in for."""
    isi = bacaan.isi
    if not isinstance(isi, IsiLra):
        return ()
    tempat = Tempat(berkas=bacaan.nama)
    return (
        *_unit((isi.unit.nama, isi.sub_unit), nama_pd, tempat),
        *_bulan(isi.bulan, bulan, tempat),
        *_tahun(isi.tahun, tahun, tempat),
    )


def bandingkan_angkas(
    bacaan: Bacaan, *, nama_pd: str, tahun: int | None, pagu: Decimal | None = None
) -> tuple[Temuan, ...]:
    """Return where a cash plan disagrees in unit or year, and by how much its months miss the pagu (T8)."""
    isi = bacaan.isi
    if not isinstance(isi, IsiAngkas):
        return ()
    tempat = Tempat(berkas=bacaan.nama)
    hasil = [
        *_unit(tuple(u.nama for u in isi.unit), nama_pd, tempat),
        *_tahun(isi.tahun, tahun, tempat),
    ]
    jumlah = sum((b.nilai for b in isi.baris if b.matra.jenis_belanja[:1] in ("", "5")), Decimal(0))
    if pagu is not None and jumlah != pagu:
        hasil.append(
            temuan(
                "M64",
                tempat=tempat,
                diberikan=tampil_rupiah(jumlah),
                diharapkan=tampil_rupiah(pagu),
                selisih=tampil_rupiah(jumlah - pagu),
            )
        )
    return tuple(hasil)


def bandingkan_plafon(pagu: Mapping[str, Decimal], plafon: Mapping[str, Decimal]) -> tuple[Temuan, ...]:
    """Return every PD whose pagu differs from its ceiling; a PD without rows counts as 0 read."""
    return tuple(
        temuan(
            "M94",
            kunci=kode,
            diberikan=tampil_rupiah(pagu.get(kode, Decimal(0))),
            diharapkan=tampil_rupiah(batas),
            selisih=tampil_rupiah(pagu.get(kode, Decimal(0)) - batas),
        )
        for kode, batas in sorted(plafon.items())
        if pagu.get(kode, Decimal(0)) != batas
    )


def _unit(tertulis: tuple[str, ...], nama_pd: str, tempat: Tempat) -> list[Temuan]:
    """Any of the names on the sheet may be the PD's; some write the Pemda on the line of the unit."""
    nama = [n for n in tertulis if n]
    if not nama:
        return [temuan("M57", tempat=tempat, diharapkan=nama_pd)]
    if any(_sama(n, nama_pd) for n in nama):
        return []
    return [temuan("M41", tempat=tempat, diberikan=" / ".join(dict.fromkeys(nama)), diharapkan=nama_pd)]


def _sama(satu: str, lain: str) -> bool:
    return nama_sama(_tanpa_daerah(satu), _tanpa_daerah(lain))


def _tanpa_daerah(nama: str) -> str:
    """Take the region off the end: "Dinas Sosial Kabupaten Toba" is "Dinas Sosial"."""
    return _DAERAH.sub("", nama) or nama


def _bulan(tertulis: int | None, dipilih: int | None, tempat: Tempat) -> list[Temuan]:
    if dipilih is not None and not 1 <= dipilih <= 12:
        return [temuan("M44", tempat=tempat, diberikan=str(dipilih))]
    pilihan = NAMA_BULAN[dipilih - 1] if dipilih else "bulan yang dipilih"
    if tertulis is None:
        return [temuan("M43", tempat=tempat, diharapkan=pilihan)]
    if dipilih is None or tertulis == dipilih:
        return []
    return [temuan("M42", tempat=tempat, diberikan=NAMA_BULAN[tertulis - 1], diharapkan=pilihan)]


def _tahun(tertulis: int | None, dipilih: int | None, tempat: Tempat) -> list[Temuan]:
    if tertulis is None or dipilih is None or tertulis == dipilih:
        return []
    return [temuan("M45", tempat=tempat, diberikan=str(tertulis), diharapkan=str(dipilih))]
