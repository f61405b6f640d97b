"""Reads of nomenklatur: is a code known, and what is it called. National lists are open to everyone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Exists, OuterRef

from siap.domain import masukan
from siap.domain.kode import NAMA_BELANJA, dengan_x_xx
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
    # asked at every check of a report: one look into the index per list, not a join over all its lines
    ada = BarisNomenklatur.objects.filter(
        versi=OuterRef("pk"), tingkat=tingkat, jenis_pemda__in=["", jenis_pemda]
    )
    calon = list(VersiNomenklatur.objects.filter(Exists(ada)).order_by("berlaku_dari_tahun", "id"))
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


def nama_kode_terpakai(*, pemda: str, tahun: int, jenis_pemda: str) -> dict[str, str]:
    """Return names for every code that a Pemda's book uses in a year and for the codes above it.

    A name is as the Pemda's own files spell it, else by the national lists; for printing only, so it may
    come from an older list than the one in force. A code without any name is left out.
    """
    sendiri = dict(NamaKode.objects.filter(pemda=pemda, tahun=tahun).values_list("kode", "nama"))
    return _bernama(sendiri, {k for kode in sendiri for k in _dengan_induk(kode)}, tahun, jenis_pemda)


def nama_kode(*, pemda: str, tahun: int, jenis_pemda: str, kode: Iterable[str]) -> dict[str, str]:
    """Return names, as ``nama_kode_terpakai`` spells them, of some codes and of the codes above them."""
    semua = {k for satu in kode if satu for k in _dengan_induk(satu)}
    sendiri: dict[str, str] = {}
    for bagian in _potong(sorted(semua)):
        milik = NamaKode.objects.filter(pemda=pemda, tahun=tahun, kode__in=bagian)
        sendiri |= dict(milik.values_list("kode", "nama"))
    return _bernama(sendiri, semua, tahun, jenis_pemda)


def _bernama(
    sendiri: Mapping[str, str], semua: Collection[str], tahun: int, jenis_pemda: str
) -> dict[str, str]:
    """Give the own names, then the national ones for the codes that have none."""
    hasil = {k: n for k, n in sendiri.items() if n}
    sisa = set(semua) - hasil.keys()
    nasional = _nama_nasional(tahun, jenis_pemda, {c for k in sisa for c in (k, dengan_x_xx(k))})
    for k in sisa:
        nama = nasional.get(k) or nasional.get(dengan_x_xx(k)) or NAMA_BELANJA.get(k)
        if nama:
            hasil[k] = nama
    return hasil


def _dengan_induk(kode: str) -> Iterable[str]:
    """A code and all above it; what is no code (the name of a fund) stands for itself."""
    if not kode[:1].isdigit():
        return (kode,)
    bagian = kode.split(".")
    return (".".join(bagian[:n]) for n in range(1, len(bagian) + 1))


def _nama_nasional(tahun: int, jenis_pemda: str, kode: Collection[str]) -> dict[str, str]:
    """Read names from all lists; the newest that is not of a later year wins, the own kind before both."""
    hasil: dict[str, str] = {}
    for bagian in _potong(sorted(kode)):
        baris = (
            BarisNomenklatur.objects.filter(kode__in=bagian, jenis_pemda__in=["", jenis_pemda])
            .order_by("versi__berlaku_dari_tahun", "versi_id", "jenis_pemda")
            .values_list("kode", "tingkat", "nama", "versi__berlaku_dari_tahun")
        )
        for k, tingkat, nama, mulai in baris:
            if _pantas(k, tingkat) and (mulai <= tahun or k not in hasil):
                hasil[k] = nama
    return hasil


def _pantas(kode: str, tingkat: str) -> bool:
    """Tell a list of accounts from one of funds or of urusan, whose codes look alike in parts.

    "5" and "5.01" are urusan and bidang, "5.1" an account, "1.1" a fund: in a budget accounts begin at 4.
    """
    urusan = "." not in kode or len(kode.split(".")[1]) == 2
    if tingkat == "rekening":
        return not urusan and kode[0] >= "4"
    if tingkat == "sumber_dana":
        return not urusan and kode[0] < "4"
    return urusan
