"""Reads of organisasi for flows and for the apps above (system reads, hence ``_sistem``).

What a person may see of these is asked in ``siap.ledger.akun.queries``, which knows roles.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.pemeriksaan import muat_ambang
from siap.domain.laporan.jadwal import muat as muat_jadwal
from siap.domain.penilaian.pita import Pita, muat, pita_berlaku
from siap.domain.penilaian.preset import pita_bawaan
from siap.domain.waktu import Periode, Tenggat
from siap.ledger.jejak.galat import TidakDitemukan
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.organisasi.models import HariLibur, Konfigurasi, Pemda, PerangkatDaerah, Wilayah


def cari_pemda_sistem(kode: str) -> Pemda | None:
    """Return a Pemda by its Kemendagri code, None when the book does not know it."""
    return Pemda.objects.filter(kode=kode).first()


def pemda_sistem(kode: str) -> Pemda:
    """Return a Pemda by its code; raises TidakDitemukan."""
    pemda = cari_pemda_sistem(kode)
    if pemda is None:
        raise TidakDitemukan(f"Pemda {kode} belum ada di buku. Periksa kode Kemendagri-nya, misalnya 18.04.")
    return pemda


def daftar_pemda_sistem() -> list[Pemda]:
    """Return every Pemda of this installation."""
    return list(Pemda.objects.order_by("kode"))


def pd_sistem(pemda: str, kode: str) -> PerangkatDaerah:
    """Return one unit; raises TidakDitemukan."""
    semua = PerangkatDaerah.objects.milik(pemda).select_related("pemda")
    pd: PerangkatDaerah | None = semua.filter(kode=kode).first()
    if pd is None:
        raise TidakDitemukan(
            f"Perangkat daerah dengan kode “{kode}” belum ada pada pemda {pemda}. "
            "Impor dahulu daftar perangkat daerah (siap impor pd)."
        )
    return pd


def daftar_pd_sistem(pemda: str, tahun: int | None = None) -> list[PerangkatDaerah]:
    """Return the units of a Pemda, of one year when it is given, in the order of their codes."""
    semua = PerangkatDaerah.objects.milik(pemda).select_related("induk")
    return list((semua if tahun is None else semua.berlaku(tahun)).order_by("kode"))


def unit_berubah_isi_sistem(pemda: str) -> Iterator[str]:
    """Name every unit whose name or kind is not what the jejak tells (for ``siap periksa``).

    Units are corrected in place, so no trigger guards them; the events of every correction do.
    """
    tercatat: dict[str, dict[str, Any]] = {}
    peristiwa = Peristiwa.objects.filter(
        rantai=pemda, perbuatan__in=("organisasi.catat_pd", "organisasi.ubah_pd")
    )
    for objek, isi in peristiwa.order_by("urut").values_list("objek", "isi"):
        medan = json.loads(isi)
        tercatat.setdefault(objek.removeprefix("pd="), {}).update(medan.get("sesudah", medan))
    for unit in daftar_pd_sistem(pemda):
        seharusnya = tercatat.get(unit.kode, {})
        if (seharusnya.get("nama"), seharusnya.get("jenis")) != (unit.nama, unit.jenis):
            yield f"Perangkat daerah {unit.kode} (tercatat “{seharusnya.get('nama', '-')}”)"


def nama_wilayah_sistem(kode: str) -> str:
    """Return the name of a region, "" when the list of regions does not have it."""
    return Wilayah.objects.filter(kode=kode).values_list("nama", flat=True).first() or ""


def konfigurasi_sistem(pemda: str, kunci: str, tanggal: date) -> Konfigurasi | None:
    """Return the setting in force on a day: the Pemda's own before the one for all, the latest start first.

    A correction with the same start is a later row and wins.
    """
    return (
        Konfigurasi.objects.filter(
            Q(pemda__kode=pemda) | Q(pemda=None), kunci=kunci, berlaku_dari__lte=tanggal
        )
        .order_by(F("pemda_id").asc(nulls_last=True), "-berlaku_dari", "-id")
        .first()
    )


def isi_konfigurasi_sistem(pemda: str, kunci: str, tanggal: date) -> Any:
    """Return the content of the setting in force, None when nothing is set."""
    setelan = konfigurasi_sistem(pemda, kunci, tanggal)
    return None if setelan is None else json.loads(setelan.isi)


@dataclass(frozen=True, slots=True)
class RiwayatSetelan:
    """Every dated content of some settings, read once for many days: (own, start, number, key, JSON)."""

    baris: tuple[tuple[bool, date, int, str, str], ...]

    def isi(self, kunci: str, tanggal: date) -> Any:
        """Return the content in force on a day by the rule of ``konfigurasi_sistem``, None without one."""
        calon = [b for b in self.baris if b[3] == kunci and b[1] <= tanggal]
        return json.loads(max(calon)[4]) if calon else None


def riwayat_setelan_sistem(pemda: str, *kunci: str) -> RiwayatSetelan:
    """Return all that was ever set under some keys for a Pemda or for all."""
    milik = Konfigurasi.objects.filter(Q(pemda__kode=pemda) | Q(pemda=None), kunci__in=kunci)
    baris = milik.order_by().values_list("pemda_id", "berlaku_dari", "id", "kunci", "isi")
    return RiwayatSetelan(tuple((p is not None, dari, n, k, isi) for p, dari, n, k, isi in baris))


def tenggat_sistem(pemda: str, tanggal: date) -> Tenggat:
    """Return when reports are due, by the setting in force or the default (day 10, next working day).

    A whole calendar goes before the due date alone.
    """
    jadwal = konfigurasi_sistem(pemda, "jadwal", tanggal)
    if jadwal is not None:
        return muat_jadwal(jadwal.isi).tenggat_waktu
    return Tenggat(**(isi_konfigurasi_sistem(pemda, "tenggat", tanggal) or {}))


def ambang_sistem(pemda: str, periode: Periode) -> AmbangAturan:
    """Return the limits of the validity rules in force at the end of a month, or the built-in ones."""
    setelan = konfigurasi_sistem(pemda, "ambang", periode.akhir)
    return AmbangAturan() if setelan is None else muat_ambang(setelan.isi)


def daftar_setelan_sistem(pemda: str) -> list[Konfigurasi]:
    """Return every dated setting of a Pemda and of all, by key and start; of equal starts the last counts."""
    milik = Konfigurasi.objects.filter(Q(pemda__kode=pemda) | Q(pemda=None)).select_related("pemda")
    return list(milik.order_by("kunci", "berlaku_dari", "id"))


def daftar_libur_sistem(pemda: str) -> list[HariLibur]:
    """Return the days off, national and of the Pemda, in order."""
    milik = HariLibur.objects.filter(Q(pemda__kode=pemda) | Q(pemda=None)).select_related("pemda")
    return list(milik.order_by("tanggal", "id"))


def libur_sistem(pemda: str, dari: date, sampai: date) -> frozenset[date]:
    """Return the days off, national and of the Pemda, between two days (both included)."""
    return frozenset(
        HariLibur.objects.filter(
            Q(pemda__kode=pemda) | Q(pemda=None), tanggal__gte=dari, tanggal__lte=sampai
        ).values_list("tanggal", flat=True)
    )


def pita_sistem(pemda: str, periode: Periode) -> Pita:
    """Return the band set at the end of a month: the Pemda's own, the one for all, or the default."""
    setelan = Konfigurasi.objects.filter(
        Q(pemda__kode=pemda) | Q(pemda=None), kunci="pita", berlaku_dari__lte=periode.akhir
    ).order_by("-id")  # of two with one start the later row corrects the earlier
    milik: list[Pita] = []
    umum: list[Pita] = []
    for s in setelan:
        (umum if s.pemda_id is None else milik).append(muat(s.isi))
    dipakai = pita_berlaku(milik, periode.akhir) or pita_berlaku(umum, periode.akhir)
    return dipakai or pita_bawaan(periode.bulan)
