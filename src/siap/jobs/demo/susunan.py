"""Susunan: which sub kegiatan each PD carries, with their codes and names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from siap.jobs.demo.acak import sumber
from siap.jobs.demo.frasa import AWALAN, BIDANG, NAMA_PENUNJANG, PENUNJANG, URUSAN, Corak
from siap.jobs.demo.perangkat import Perangkat

HONOR: Final = "Honorarium Tim Penilai dan Panitia Akhir Tahun"


@dataclass(frozen=True, slots=True)
class Sub:
    """One sub kegiatan of the list: code, name, kind of work."""

    kode: str
    nama: str
    corak: Corak
    utama: bool = False


def penunjang(bidang: str) -> list[Sub]:
    """List the sub kegiatan of the supporting program of a bidang."""
    return [
        Sub(f"{bidang}.01.2.{k:02d}.{s:04d}", nama, corak, corak is Corak.GAJI or nama == HONOR)
        for k, (_, daftar) in enumerate(PENUNJANG, start=1)
        for s, (corak, nama) in enumerate(daftar, start=1)
    ]


def teknis(tugas: str) -> list[Sub]:
    """List the technical sub kegiatan below a bidang ("1.03") or one program of it ("1.03.02")."""
    bidang = ".".join(tugas.split(".")[:2])
    return [
        Sub(f"{kode}.2.{k:02d}.{s:04d}", f"{awalan} {objek}", kegiatan.corak, kegiatan.utama)
        for p, program in enumerate(BIDANG[bidang][1], start=2)
        if (kode := f"{bidang}.{p:02d}").startswith(tugas)
        for k, kegiatan in enumerate(program.kegiatan, start=1)
        for s, (objek, awalan) in enumerate(
            ((o, a) for o in kegiatan.objek for a in AWALAN[kegiatan.corak]), start=1
        )
    ]


def _pilih(kunci: str, semua: list[Sub], banyak: int) -> list[Sub]:
    """Take the indispensable ones first, then a sample; sorted by code."""
    utama = [s for s in semua if s.utama]
    lain = [s for s in semua if not s.utama]
    return sorted((*utama, *sumber("susunan", kunci).sample(lain, banyak - len(utama))), key=lambda s: s.kode)


def sub_milik(pd: Perangkat) -> list[Sub]:
    """Give the sub kegiatan of one PD: exactly ``pd.sub`` of them, with distinct codes."""
    bantu = [s for s in penunjang(pd.bidang) if pd.gaji or s.corak is not Corak.GAJI]
    tugas = [s for t in pd.tugas for s in teknis(t)]
    banyak_bantu = max(pd.sub - len(tugas), min(len(bantu), pd.sub * 45 // 100))
    return [
        *_pilih(f"{pd.kode}/penunjang", bantu, banyak_bantu),
        *_pilih(f"{pd.kode}/teknis", tugas, pd.sub - banyak_bantu),
    ]


def uraian_susunan(daftar_pd: tuple[Perangkat, ...]) -> dict[str, str]:
    """Name every code of the demo, from urusan down to sub kegiatan."""
    hasil = dict(URUSAN)
    for bidang in sorted({".".join(t.split(".")[:2]) for pd in daftar_pd for t in pd.tugas}):
        hasil |= dict(_uraian_bidang(bidang))
    return hasil


def _uraian_bidang(bidang: str) -> Iterator[tuple[str, str]]:
    nama, daftar_program = BIDANG[bidang]
    yield bidang, f"Urusan Pemerintahan Bidang {nama}"
    yield f"{bidang}.01", NAMA_PENUNJANG
    for k, (nama_kegiatan, _) in enumerate(PENUNJANG, start=1):
        yield f"{bidang}.01.2.{k:02d}", nama_kegiatan
    for p, program in enumerate(daftar_program, start=2):
        yield f"{bidang}.{p:02d}", program.nama
        for k, kegiatan in enumerate(program.kegiatan, start=1):
            yield f"{bidang}.{p:02d}.2.{k:02d}", kegiatan.nama
    for sub in (*penunjang(bidang), *teknis(bidang)):
        yield sub.kode, sub.nama
