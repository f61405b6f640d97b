"""Writes of nomenklatur: load a national list, remember the names in a Pemda's own files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from siap.domain.masukan import IsiNomenklatur
from siap.ledger.jejak.actions import RANTAI_SISTEM, catat, kunci_rantai
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.jejak.sisip import sisipkan
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.nomenklatur.models import BarisNomenklatur, NamaKode, VersiNomenklatur

_KOLOM = ("versi", "jenis_pemda", "tingkat", "kode", "nama", "kinerja", "indikator", "satuan")


@dataclass(frozen=True, slots=True)
class HasilMuat:
    """What loading did: lines added, and lines whose key was there already (the first wins)."""

    versi: VersiNomenklatur
    dimuat: int
    ganda: int


def tahun_mulai(dasar: str) -> int:
    """Return the first budget year of a list by the year in its name: "…1317/2023" is used from 2024 on.

    A name that is nothing but a year ("2027") means that year.
    """
    tahun = [int(t) for t in re.findall(r"(?<!\d)20\d\d(?!\d)", dasar)]
    if not tahun:
        raise IsiTidakSah(f"Dasar nomenklatur “{dasar}” tidak memuat tahun. Sebut tahun mulai berlakunya.")
    return tahun[-1] if dasar.strip() == str(tahun[-1]) else tahun[-1] + 1


@transaction.atomic
def muat(
    *,
    isi: IsiNomenklatur,
    sumber: Sumber,
    oleh: str,
    pada: datetime,
    berlaku_dari_tahun: int | None = None,
) -> HasilMuat:
    """Load a list, or more lines of a known one; a line whose key is known already is left as it is."""
    mulai = berlaku_dari_tahun or tahun_mulai(isi.dasar)
    kunci_rantai(RANTAI_SISTEM)
    versi, _ = VersiNomenklatur.objects.get_or_create(
        dasar=isi.dasar,
        defaults={
            "berlaku_dari_tahun": mulai,
            "sumber_nama": sumber.nama[:255],
            "sumber_sha256": sumber.sha256,
            "dimuat_pada": pada,
        },
    )
    ada = set(versi.baris.values_list("jenis_pemda", "tingkat", "kode"))
    baru: dict[tuple[str, str, str], tuple[int | str, ...]] = {}
    ganda = 0
    for b in isi.baris:
        kunci = (b.jenis_pemda, b.tingkat, b.kode)
        if kunci in ada or kunci in baru:
            ganda += 1
            continue
        baru[kunci] = (versi.pk, *kunci, b.nama, b.kinerja, b.indikator, b.satuan[:255])
    sisipkan(BarisNomenklatur, _KOLOM, baru.values())
    if baru:
        catat(
            rantai=RANTAI_SISTEM,
            perbuatan="nomenklatur.muat",
            objek=f"nomenklatur={isi.dasar}",
            isi={"dimuat": len(baru), "ganda": ganda, "sumber": sumber.nama, "sha256": sumber.sha256},
            oleh=oleh,
            pada=pada,
        )
    return HasilMuat(versi, len(baru), ganda)


#: SQLite takes a thousand parameters at the least
_SEKALI_TANYA: Final = 800


@transaction.atomic
def catat_nama(*, pemda: str, tahun: int, uraian: Mapping[str, str], terpakai: Iterable[str] = ()) -> None:
    """Remember the codes of a booking and what the file calls them; part of what the jejak tells of.

    ``terpakai`` are codes that stand in lines; they are kept without a name when the file gives none.
    """
    rapi = {k: " ".join(n.split()) for k, n in uraian.items() if k and n and n.strip()}
    polos = {k for k in terpakai if k} - rapi.keys()
    if not rapi and not polos:
        return
    if not _ada_yang_baru(pemda, tahun, rapi, polos):
        return
    kunci_rantai(pemda)
    lama = dict(NamaKode.objects.filter(pemda=pemda, tahun=tahun).values_list("kode", "nama"))
    baru = [(pemda, tahun, k, n) for k, n in rapi.items() if k not in lama]
    baru += [(pemda, tahun, k, "") for k in sorted(polos - lama.keys())]
    sisipkan(NamaKode, ("pemda", "tahun", "kode", "nama"), baru)
    ganti = {k: n for k, n in rapi.items() if k in lama and lama[k] != n}
    if ganti:
        milik = NamaKode.objects.filter(pemda=pemda, tahun=tahun)
        berubah = [n for n in milik if n.kode in ganti]
        for nama in berubah:
            nama.nama = ganti[nama.kode]
        NamaKode.objects.bulk_update(berubah, ["nama"], batch_size=400)


def _ada_yang_baru(pemda: str, tahun: int, rapi: Mapping[str, str], polos: Collection[str]) -> bool:
    """Tell whether a booking says anything new; a monthly report hardly ever does, and a few codes are asked.

    A code that is there stays there, so what is found without a lock holds.
    """
    kode = [*rapi, *polos]
    if len(kode) > _SEKALI_TANYA:
        return True
    milik = NamaKode.objects.filter(pemda=pemda, tahun=tahun, kode__in=kode)
    lama = dict(milik.values_list("kode", "nama"))
    return any(lama.get(k) != n for k, n in rapi.items()) or any(k not in lama for k in polos)
