"""Reads of nomenklatur: is a code known, and what is it called. National lists are open to everyone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from siap.domain import masukan
from siap.domain.kode import dengan_x_xx
from siap.ledger.nomenklatur.models import BarisNomenklatur, NamaKode, VersiNomenklatur

# SQLite takes a limited number of parameters per statement
_SEKALI = 800


def daftar_versi() -> list[VersiNomenklatur]:
    """Return the lists that were loaded, oldest first."""
    return list(VersiNomenklatur.objects.order_by("berlaku_dari_tahun", "id"))


def versi_untuk_tahun(
    *, tahun: int, jenis_pemda: str, tingkat: str = "sub_kegiatan"
) -> VersiNomenklatur | None:
    """Return the list in force: the latest start not after the year among those that hold this level.

    A year before every list gets the oldest one.
    """
    calon = list(
        VersiNomenklatur.objects.filter(baris__tingkat=tingkat, baris__jenis_pemda__in=["", jenis_pemda])
        .distinct()
        .order_by("berlaku_dari_tahun", "id")
    )
    berlaku = [v for v in calon if v.berlaku_dari_tahun <= tahun]
    return berlaku[-1] if berlaku else next(iter(calon), None)


def kode_dikenal(
    tahun: int,
    jenis_pemda: str,
    kode: str,
    tingkat: str = "sub_kegiatan",
) -> masukan.BarisNomenklatur | None:
    """Return the line of the list in force for a code, also under "X.XX"; None when it is unknown."""
    return kenali(kode=[kode], tahun=tahun, jenis_pemda=jenis_pemda, tingkat=tingkat).get(kode)


def kenali(
    *,
    kode: Iterable[str],
    jenis_pemda: str,
    tahun: int | None = None,
    dasar: str | None = None,
    tingkat: str = "sub_kegiatan",
) -> Mapping[str, masukan.BarisNomenklatur]:
    """Return the known ones of many codes, by the list in force in a year or by a named list.

    A code is looked for as it stands, then with its urusan and bidang replaced by "X.XX".
    """
    if dasar is not None:
        versi = VersiNomenklatur.objects.filter(dasar=dasar).first()
    elif tahun is not None:
        versi = versi_untuk_tahun(tahun=tahun, jenis_pemda=jenis_pemda, tingkat=tingkat)
    else:
        raise TypeError("kenali: sebut tahun atau dasar")
    if versi is None:
        return {}
    dicari = list(dict.fromkeys(kode))
    ada = _baris(versi, jenis_pemda, tingkat, {c for k in dicari for c in (k, dengan_x_xx(k))})
    hasil = {}
    for k in dicari:
        baris = ada.get(k) or ada.get(dengan_x_xx(k))
        if baris is not None:
            hasil[k] = baris
    return hasil


def _baris(
    versi: VersiNomenklatur, jenis_pemda: str, tingkat: str, kode: Collection[str]
) -> dict[str, masukan.BarisNomenklatur]:
    """Read lines; one of the Pemda's own kind goes before one that holds for both kinds."""
    ada: dict[str, masukan.BarisNomenklatur] = {}
    for bagian in _potong(sorted(kode)):
        baris = BarisNomenklatur.objects.filter(
            versi=versi, tingkat=tingkat, jenis_pemda__in=["", jenis_pemda], kode__in=bagian
        ).order_by("jenis_pemda")  # "" first, so the own kind overwrites it
        for b in baris:
            ada[b.kode] = masukan.BarisNomenklatur(
                jenis_pemda=b.jenis_pemda,
                tingkat=b.tingkat,
                kode=b.kode,
                nama=b.nama,
                kinerja=b.kinerja,
                indikator=b.indikator,
                satuan=b.satuan,
            )
    return ada


def _potong(kode: list[str]) -> Iterable[list[str]]:
    return (kode[i : i + _SEKALI] for i in range(0, len(kode), _SEKALI))


def nama_kode(*, pemda: str, tahun: int, jenis_pemda: str, kode: Iterable[str]) -> dict[str, str]:
    """Return names for codes of any level: as the Pemda's own files spell them, else by the national lists.

    For printing only: a name may come from an older list than the one in force.
    """
    dicari = set(kode)
    hasil = {
        k: n
        for k, n in NamaKode.objects.filter(pemda=pemda, tahun=tahun).values_list("kode", "nama")
        if k in dicari
    }
    sisa = {c for k in dicari - hasil.keys() for c in (k, dengan_x_xx(k))}
    nasional: dict[str, str] = {}
    for bagian in _potong(sorted(sisa)):
        baris = (
            BarisNomenklatur.objects.filter(kode__in=bagian, jenis_pemda__in=["", jenis_pemda])
            .order_by("versi__berlaku_dari_tahun", "versi_id", "jenis_pemda")
            .values_list("kode", "nama", "versi__berlaku_dari_tahun")
        )
        for k, n, mulai in baris:
            if mulai <= tahun or k not in nasional:
                nasional[k] = n
    for k in dicari - hasil.keys():
        nama = nasional.get(k) or nasional.get(dengan_x_xx(k))
        if nama:
            hasil[k] = nama
    return hasil
