"""Reconciliation for a person: how much waits, who could own it, what was said of one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Q
from django.utils.timezone import localtime

from siap.domain.laporan.rekonsiliasi import BATAS_SELISIH, KeadaanSelisih, LetakSelisih
from siap.domain.peran import JenisPeran
from siap.ledger.akun.models import Pengguna, Peran
from siap.ledger.akun.queries import pd_boleh, pd_untuk, peran_pada
from siap.ledger.akun.wewenang import WEWENANG, Perbuatan
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.realisasi.models import CatatanRekonsiliasi
from siap.ledger.realisasi.queries.selisih import TugasRekonsiliasi, daftar_selisih


@dataclass(frozen=True, slots=True)
class HitunganRekonsiliasi:
    """How many differences a person sees and how many wait for this very person; rupiah that are open."""

    terbuka: int
    dijelaskan: int
    milik_saya: int
    selisih_terbuka: Decimal


def tugas_rekonsiliasi(
    *,
    pengguna: Pengguna,
    pada: datetime,
    pemda: str,
    tahun: int,
    bulan: int | None = None,
    batas: Decimal = BATAS_SELISIH,
) -> HitunganRekonsiliasi:
    """Return the counts of a person's reconciliations in a year, or in one month of it."""
    semua = daftar_selisih(pengguna=pengguna, pada=pada, pemda=pemda, tahun=tahun, bulan=bulan, batas=batas)
    terbuka = [t for t in semua if t.keadaan is KeadaanSelisih.TERBUKA]
    return HitunganRekonsiliasi(
        terbuka=len(terbuka),
        dijelaskan=sum(1 for t in semua if t.keadaan is KeadaanSelisih.DIJELASKAN),
        milik_saya=len(milik_sendiri(terbuka, pengguna=pengguna, pada=pada)),
        selisih_terbuka=sum((abs(t.selisih) for t in terbuka), Decimal(0)),
    )


def milik_sendiri(
    tugas: list[TugasRekonsiliasi], *, pengguna: Pengguna, pada: datetime
) -> list[TugasRekonsiliasi]:
    """Keep the tasks of a person: given by name, or unnamed ones of the PD of this kasubag keuangan."""
    keuangan = {
        p.pd_id
        for p in peran_pada(pengguna=pengguna, pada=pada)
        if p.jenis == JenisPeran.KASUBAG_KEUANGAN and p.pd_id is not None
    }
    return [
        t
        for t in tugas
        if (t.pemilik is None and t.pd.pk in keuangan)
        or (t.pemilik is not None and t.pemilik.pk == pengguna.pk)
    ]


def pd_boleh_jelaskan(*, pengguna: Pengguna, pada: datetime, pemda: str) -> frozenset[str]:
    """Return the codes of the units whose differences a person may explain."""
    boleh = pd_boleh(pengguna=pengguna, pada=pada, pemda=pemda, perbuatan=Perbuatan.JELASKAN_SELISIH)
    return frozenset(boleh.values_list("kode", flat=True))


def calon_pemilik_sistem(unit: PerangkatDaerah, pada: datetime) -> list[Pengguna]:
    """Return who could own a difference of a unit: everybody who may explain it (system read)."""
    jenis = sorted(WEWENANG[Perbuatan.JELASKAN_SELISIH])
    atas = {unit.pk, unit.induk_id, unit.induk.induk_id if unit.induk else None} - {None}
    peran = Peran.objects.berlaku(localtime(pada).date()).filter(
        Q(pd__in=atas) | Q(pd=None), pemda=unit.pemda_id, jenis__in=jenis
    )
    return list(
        Pengguna.objects.filter(is_active=True, pk__in=peran.values("pengguna")).order_by("nama", "pk")
    )


def calon_pemilik(*, pengguna: Pengguna, pada: datetime, pemda: str, pd: str) -> list[tuple[str, str]]:
    """Return user name and name of who could own a difference of a unit that a person may see."""
    unit = pd_untuk(pengguna=pengguna, pada=pada, pemda=pemda, kode=pd)
    return [(p.username, p.nama) for p in calon_pemilik_sistem(unit, pada)]


@dataclass(frozen=True, slots=True)
class LangkahTercatat:
    """One step of the history of a place, with the name of who took it."""

    catatan: CatatanRekonsiliasi
    nama: str

    @property
    def selisih(self) -> Decimal:
        """The difference as it was then."""
        selisih: Decimal = self.catatan.menurut_pd - self.catatan.menurut_bpkad
        return selisih


def riwayat_selisih(
    *,
    pengguna: Pengguna,
    pada: datetime,
    pemda: str,
    pd: str,
    tahun: int,
    bulan: int,
    letak: LetakSelisih | None = None,
) -> list[LangkahTercatat]:
    """Return what was done about a place, or about a whole PD-month, the latest first."""
    unit = pd_untuk(pengguna=pengguna, pada=pada, pemda=pemda, kode=pd)
    semua = CatatanRekonsiliasi.objects.filter(pd=unit, tahun=tahun, bulan=bulan)
    if letak is not None:
        semua = semua.filter(sub_kegiatan=letak.sub_kegiatan, rekening=letak.rekening)
    daftar = list(semua.select_related("pemilik").order_by("-id"))
    nama = dict(
        Pengguna.objects.filter(username__in={c.oleh for c in daftar}).values_list("username", "nama")
    )
    return [LangkahTercatat(c, nama.get(c.oleh) or c.oleh) for c in daftar]
