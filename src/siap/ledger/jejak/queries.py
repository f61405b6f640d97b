"""Reads of jejak: the proof of the chain, and what was accepted before.

These are system reads for the flows (``siap periksa``, import); what a person may see of the jejak is
asked through ``siap.ledger.akun``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection
from django.db.models import Max

from siap.ledger.jejak.hanya_tambah import tabel_terbuka
from siap.ledger.jejak.models import Berkas, KepalaRantai, Peristiwa
from siap.ledger.jejak.rantai import (
    AWAL,
    hash_peristiwa,
    sidik_medan,
    tulis_sidik,
    tulis_waktu,
)


@dataclass(frozen=True, slots=True)
class Kerusakan:
    """The first place where a chain does not hold: which event, which field, in words."""

    rantai: str
    urut: int
    medan: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class HasilRantai:
    """What the check of one chain found. ``hash_akhir`` is what a printed document may cite."""

    rantai: str
    jumlah: int
    hash_akhir: str
    rusak: Kerusakan | None = None


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """What the check of all chains found, and the tables that have lost their lock."""

    rantai: tuple[HasilRantai, ...]
    tabel_terbuka: tuple[str, ...] = ()

    @property
    def jumlah(self) -> int:
        """Number of events read."""
        return sum(r.jumlah for r in self.rantai)

    @property
    def rusak(self) -> Kerusakan | None:
        """The first damage, None when every chain holds."""
        return next((r.rusak for r in self.rantai if r.rusak), None)

    @property
    def utuh(self) -> bool:
        """True when every chain holds and every append-only table is locked."""
        return self.rusak is None and not self.tabel_terbuka


def periksa_rantai(rantai: str | None = None) -> HasilPeriksa:
    """Recompute one chain, or all of them, from the first event on."""
    kepala = {k.rantai: k for k in KepalaRantai.objects.all()}
    nama = set(kepala) | set(Peristiwa.objects.order_by().values_list("rantai", flat=True).distinct())
    dipilih = sorted(nama) if rantai is None else [rantai]
    hasil = tuple(_periksa_satu(n, kepala.get(n)) for n in dipilih)
    return HasilPeriksa(rantai=hasil, tabel_terbuka=tabel_terbuka(connection))


def periksa_sejak(rantai: str, *, urut: int, hash_: str) -> HasilRantai:
    """Recompute a chain from an event that was found whole before: it must still have that hash."""
    tercatat = Peristiwa.objects.filter(rantai=rantai, urut=urut).values_list("hash", flat=True).first()
    if urut and tercatat != hash_:
        kalimat = (
            f"Peristiwa ke-{urut} rantai {rantai} tidak lagi seperti saat terakhir diperiksa. "
            "Bandingkan dengan cadangan."
        )
        return HasilRantai(rantai, 0, AWAL, Kerusakan(rantai, urut, "hash", kalimat))
    return _periksa_satu(rantai, KepalaRantai.objects.filter(rantai=rantai).first(), urut, hash_)


def _periksa_satu(
    rantai: str, kepala: KepalaRantai | None, urut: int = 0, sebelum: str = AWAL
) -> HasilRantai:
    semua = Peristiwa.objects.filter(rantai=rantai, urut__gt=urut)
    if kepala is not None:
        # work goes on while a long chain is read: what is added now belongs to the next check
        semua = semua.filter(urut__lte=kepala.urut)
    for peristiwa in semua.order_by("urut").iterator(2000):
        rusak = _periksa_peristiwa(peristiwa, urut + 1, sebelum)
        if rusak is not None:
            return HasilRantai(rantai, urut, sebelum, rusak)
        sebelum, urut = peristiwa.hash, peristiwa.urut
    rusak = _periksa_kepala(rantai, kepala, urut, sebelum) or _periksa_ekor(rantai)
    return HasilRantai(rantai, urut, sebelum, rusak)


def _periksa_ekor(rantai: str) -> Kerusakan | None:
    """Refuse events behind the head; the head is read after them, so one that was just added is no fault."""
    akhir = Peristiwa.objects.filter(rantai=rantai).aggregate(akhir=Max("urut"))["akhir"] or 0
    kepala = KepalaRantai.objects.filter(rantai=rantai).first()
    if kepala is None or akhir <= kepala.urut:
        return None
    kalimat = (
        f"Kepala rantai {rantai} tidak cocok dengan peristiwa ke-{akhir}. "
        "Ada yang diubah; bandingkan dengan cadangan."
    )
    return Kerusakan(rantai, akhir, "hash", kalimat)


def _periksa_kepala(rantai: str, kepala: KepalaRantai | None, urut: int, terakhir: str) -> Kerusakan | None:
    if kepala is None:
        kalimat = f"Rantai {rantai} tidak memiliki kepala. Bandingkan dengan cadangan."
        return Kerusakan(rantai, urut, "kepala", kalimat)
    if kepala.urut > urut:
        kalimat = (
            f"Rantai {rantai} berakhir pada peristiwa ke-{urut}, padahal {kepala.urut} pernah dicatat. "
            "Ada peristiwa yang dihapus; bandingkan dengan cadangan."
        )
        return Kerusakan(rantai, urut + 1, "urut", kalimat)
    if (kepala.urut, kepala.hash) != (urut, terakhir):
        kalimat = (
            f"Kepala rantai {rantai} tidak cocok dengan peristiwa ke-{urut}. "
            "Ada yang diubah; bandingkan dengan cadangan."
        )
        return Kerusakan(rantai, urut, "hash", kalimat)
    return None


def _periksa_peristiwa(peristiwa: Peristiwa, urut: int, sebelum: str) -> Kerusakan | None:
    def rusak(medan: str, sebab: str) -> Kerusakan:
        kalimat = (
            f"Rantai {peristiwa.rantai} putus pada peristiwa ke-{urut} (medan {medan}): {sebab}. "
            "Bandingkan dengan cadangan."
        )
        return Kerusakan(peristiwa.rantai, urut, medan, kalimat)

    if peristiwa.urut != urut:
        return rusak("urut", f"peristiwa ini hilang; yang ada berikutnya ke-{peristiwa.urut}")
    medan = {
        "rantai": peristiwa.rantai,
        "urut": str(peristiwa.urut),
        "pada": tulis_waktu(peristiwa.pada),
        "oleh": peristiwa.oleh,
        "perbuatan": peristiwa.perbuatan,
        "objek": peristiwa.objek,
        "isi": peristiwa.isi,
    }
    if peristiwa.hash_sebelum != sebelum:
        return rusak("hash_sebelum", "tidak sama dengan hash peristiwa sebelumnya")
    if hash_peristiwa(medan, peristiwa.sidik, sebelum) == peristiwa.hash:
        return None
    seharusnya = sidik_medan(medan)
    if hash_peristiwa(medan, tulis_sidik(seharusnya), sebelum) == peristiwa.hash:
        return rusak("sidik", "isinya berubah sejak dicatat")
    tercatat = peristiwa.sidik.split(" ")
    beda = [n for n, lama in zip(seharusnya, tercatat, strict=False) if seharusnya[n] != lama]
    if not beda:
        return rusak("hash", "isinya berubah sejak dicatat")
    return rusak(", ".join(beda), "isinya berubah sejak dicatat")


def perubahan_terakhir(*, rantai: Collection[str], perbuatan: Collection[str]) -> int:
    """Return a number that grows whenever one of these deeds is done in one of these chains (system read)."""
    semua = Peristiwa.objects.filter(rantai__in=rantai, perbuatan__in=perbuatan).order_by()
    return semua.aggregate(terakhir=Max("id"))["terakhir"] or 0


def berkas_diterima(*, pemda: str, jenis: str, sha256: str, kunci: str = "") -> Berkas | None:
    """Return the earlier acceptance of the same bytes for the same purpose."""
    return Berkas.objects.filter(pemda=pemda, jenis=jenis, sha256=sha256, kunci=kunci).first()


def berkas_bersidik(*, pemda: str, sha256: str) -> Berkas | None:
    """Return the first acceptance of these bytes by a Pemda, for whatever purpose."""
    return Berkas.objects.filter(pemda=pemda, sha256=sha256).order_by("id").first()


def daftar_berkas(*, pemda: str, jenis: str | None = None) -> list[Berkas]:
    """Return the files accepted for a Pemda, the latest first (system read)."""
    semua = Berkas.objects.filter(pemda=pemda)
    return list((semua.filter(jenis=jenis) if jenis else semua).order_by("-id"))


def peristiwa_objek(*, rantai: str, objek: str) -> list[Peristiwa]:
    """Return what happened to one thing, in order (system read)."""
    return list(Peristiwa.objects.filter(rantai=rantai, objek=objek).order_by("urut"))


def peristiwa_dokumen_sistem(*, kode: str = "", sha256: str = "") -> list[Peristiwa]:
    """Return the events of issuing a paper, by its printed code or by the hash of its bytes."""
    terbit = Peristiwa.objects.filter(perbuatan="pack.terbit")
    if kode:
        return list(terbit.filter(objek=f"dokumen={kode}").order_by("pada"))
    return list(terbit.filter(isi__contains=f'"sha256":"{sha256}"').order_by("pada")) if sha256 else []


def peristiwa_terakhir_sistem(*, rantai: str, perbuatan: str) -> Peristiwa | None:
    """Return the latest event of one kind in a chain (system read)."""
    return Peristiwa.objects.filter(rantai=rantai, perbuatan=perbuatan).order_by("-urut").first()


def kepala_sistem(rantai: str) -> tuple[int, str]:
    """Return number and hash of the last event of a chain; (0, start) for a chain without events."""
    kepala = KepalaRantai.objects.filter(rantai=rantai).first()
    return (0, AWAL) if kepala is None else (kepala.urut, kepala.hash)
