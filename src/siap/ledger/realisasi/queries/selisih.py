"""The book beside BPKAD's references: every difference, computed each time and stored nowhere.

A PD-month is compared when both have spoken. Where book and reference rest on the same contents there is
no difference to look for, so months that were only imported cost no line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from django.db.models import Q, Sum

from siap.domain.laporan.rekonsiliasi import (
    BATAS_SELISIH,
    KeadaanSelisih,
    LetakSelisih,
    Pasangan,
    keadaan_selisih,
    samakan,
)
from siap.domain.masukan import Sifat
from siap.domain.waktu import Periode
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import pd_terlihat, pd_untuk, pemda_untuk
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.realisasi.models import (
    AcuanBpkad,
    BarisAcuan,
    CatatanRekonsiliasi,
    EntriFisik,
    EntriRealisasi,
    Pembukuan,
)

UnitBulan = tuple[int, int]
Isi = dict[LetakSelisih, Decimal]
_BELANJA = Q(jenis_belanja="") | Q(jenis_belanja__startswith="5")
_KODE = ("sub_kegiatan", "rekening", "jenis_belanja")


class _Kepala(Protocol):
    """What a booking and a reference have in common."""

    pk: int
    pd_id: int
    bulan: int
    nomor: int
    sifat: str
    sidik: str


@dataclass(frozen=True, slots=True)
class TugasRekonsiliasi:
    """One difference: whose, where, both figures, its state, who has to look at it, what was said of it.

    ``pemilik`` None is the PD's kasubag keuangan. ``penjelasan`` counts; ``usang`` explained a difference
    that has moved since.
    """

    pd: PerangkatDaerah
    periode: Periode
    pasangan: Pasangan
    keadaan: KeadaanSelisih
    pemilik: Pengguna | None = None
    penjelasan: CatatanRekonsiliasi | None = None
    usang: CatatanRekonsiliasi | None = None
    acuan: str = ""

    @property
    def letak(self) -> LetakSelisih:
        """Where both figures stand."""
        return self.pasangan.letak

    @property
    def selisih(self) -> Decimal:
        """How much more the PD says."""
        return self.pasangan.selisih


def daftar_selisih(
    *,
    pengguna: Pengguna,
    pada: datetime,
    pemda: str,
    tahun: int,
    bulan: int | None = None,
    pd: str = "",
    batas: Decimal = BATAS_SELISIH,
) -> list[TugasRekonsiliasi]:
    """Return the differences that a person may see, the largest first; raises TidakDitemukan.

    A difference that is gone is listed (selesai) when somebody wrote something about it.
    """
    pemda_untuk(pengguna=pengguna, pada=pada, kode=pemda)
    if pd:
        unit = [pd_untuk(pengguna=pengguna, pada=pada, pemda=pemda, kode=pd)]
    else:
        unit = list(pd_terlihat(pengguna=pengguna, pada=pada, pemda=pemda).select_related("pemda"))
    return selisih_sistem(unit, tahun, bulan=bulan, batas=batas)


def selisih_sistem(
    unit: Collection[PerangkatDaerah],
    tahun: int,
    *,
    bulan: int | None = None,
    batas: Decimal = BATAS_SELISIH,
) -> list[TugasRekonsiliasi]:
    """Return the differences of some units (system read)."""
    milik = {u.pk: u for u in unit}
    acuan = _terakhir(AcuanBpkad.objects.filter(pd__in=milik, tahun=tahun))
    if not acuan:
        return []
    buku = _terakhir(
        Pembukuan.objects.filter(pd__in={u for u, _ in acuan}, tahun=tahun, aspek=Pembukuan.Aspek.KEUANGAN)
    )
    catatan = _catatan(milik, tahun, bulan)
    rantai: dict[UnitBulan, tuple[list[Any], list[Any]]] = {}
    for kunci in sorted(acuan):
        if kunci not in buku or bulan not in (None, kunci[1]):
            continue
        kiri, kanan = _rantai(buku, kunci), _rantai(acuan, kunci)
        if kunci in catatan or [_isi(k) for k in kiri] != [_isi(k) for k in kanan]:
            rantai[kunci] = (kiri, kanan)
    uang_pd = _jumlah(EntriRealisasi, "pembukuan", {k.pk for kiri, _ in rantai.values() for k in kiri})
    uang_bpkad = _jumlah(BarisAcuan, "acuan", {k.pk for _, kanan in rantai.values() for k in kanan})
    hasil: list[TugasRekonsiliasi] = []
    for kunci, (kiri, kanan) in rantai.items():
        pasangan = samakan(_gabung(uang_pd, kiri), _gabung(uang_bpkad, kanan))
        unit_ini, periode = milik[kunci[0]], Periode(tahun, kunci[1])
        asal = acuan[kunci].sumber_nama
        hasil += _tugas(unit_ini, periode, pasangan, catatan.get(kunci, {}), batas, asal)
    return sorted(
        hasil,
        key=lambda t: (
            t.keadaan is KeadaanSelisih.SELESAI,
            -abs(t.selisih),
            t.pd.kode,
            t.periode.bulan,
            t.letak,
        ),
    )


def _terakhir(semua: Iterable[Any]) -> dict[UnitBulan, Any]:
    """Return the valid one of every unit and month: the last number."""
    hasil: dict[UnitBulan, Any] = {}
    for k in semua:
        lama = hasil.get((k.pd_id, k.bulan))
        if lama is None or lama.nomor < k.nomor:
            hasil[k.pd_id, k.bulan] = k
    return hasil


def _rantai(kepala: Mapping[UnitBulan, Any], kunci: UnitBulan) -> list[Any]:
    """Return what a position to date rests on: monthly figures back to the last cumulative one."""
    hasil: list[Any] = []
    for bulan in range(kunci[1], 0, -1):
        satu = kepala.get((kunci[0], bulan))
        if satu is not None:
            hasil.append(satu)
            if satu.sifat == Sifat.KUMULATIF:
                break
    return hasil


def _isi(kepala: _Kepala) -> tuple[int, str, str]:
    return kepala.bulan, kepala.sifat, kepala.sidik


def _jumlah(model: Any, kepala: str, pk: Collection[int]) -> dict[int, Isi]:
    """Return the spending of some bookings or references by place, all funds together."""
    if not pk:
        return {}
    baris = model.objects.filter(_BELANJA, **{f"{kepala}__in": sorted(pk)})
    if model is EntriRealisasi:
        baris = baris.filter(kontra=False)
    hasil: dict[int, Isi] = {}
    kolom = (f"{kepala}_id", *_KODE)
    for induk, sub, rekening, jenis, nilai in (
        baris.order_by().values_list(*kolom).annotate(jumlah=Sum("nilai"))
    ):
        _tambah(hasil.setdefault(induk, {}), LetakSelisih(sub, rekening or jenis), nilai)
    return hasil


def _tambah(isi: Isi, letak: LetakSelisih, nilai: Decimal) -> None:
    isi[letak] = isi.get(letak, Decimal(0)) + nilai


def _gabung(uang: Mapping[int, Isi], rantai: Sequence[Any]) -> Isi:
    hasil: Isi = {}
    for kepala in rantai:
        for letak, nilai in uang.get(kepala.pk, {}).items():
            _tambah(hasil, letak, nilai)
    return hasil


Catatan = dict[LetakSelisih, list[CatatanRekonsiliasi]]


def _catatan(unit: Collection[int], tahun: int, bulan: int | None) -> dict[UnitBulan, Catatan]:
    semua = CatatanRekonsiliasi.objects.filter(pd__in=list(unit), tahun=tahun).select_related("pemilik")
    hasil: dict[UnitBulan, Catatan] = defaultdict(lambda: defaultdict(list))
    for c in (semua if bulan is None else semua.filter(bulan=bulan)).order_by("id"):
        hasil[c.pd_id, c.bulan][LetakSelisih(c.sub_kegiatan, c.rekening)].append(c)
    return dict(hasil)


def _tugas(
    unit: PerangkatDaerah,
    periode: Periode,
    pasangan: Iterable[Pasangan],
    catatan: Catatan,
    batas: Decimal,
    asal: str,
) -> Iterator[TugasRekonsiliasi]:
    for p in pasangan:
        ada = catatan.get(p.letak, [])
        jelas = [c for c in ada if c.langkah == CatatanRekonsiliasi.Langkah.JELASKAN]
        keadaan = keadaan_selisih(p.selisih, [c.menurut_pd - c.menurut_bpkad for c in jelas], batas)
        if keadaan is KeadaanSelisih.SELESAI and not ada:
            continue
        tugas = [c for c in ada if c.langkah == CatatanRekonsiliasi.Langkah.TUGASKAN]
        cocok = [c for c in jelas if abs(p.selisih - (c.menurut_pd - c.menurut_bpkad)) <= batas]
        yield TugasRekonsiliasi(
            pd=unit,
            periode=periode,
            pasangan=p,
            keadaan=keadaan,
            pemilik=tugas[-1].pemilik if tugas else None,
            penjelasan=cocok[-1] if cocok and keadaan is KeadaanSelisih.DIJELASKAN else None,
            usang=jelas[-1] if jelas and keadaan is KeadaanSelisih.TERBUKA else None,
            acuan=asal,
        )


def acuan_sistem(unit: PerangkatDaerah, periode: Periode) -> Isi | None:
    """Return BPKAD's spending to date by place, None when it has said nothing of this month (system read)."""
    kepala = _terakhir(AcuanBpkad.objects.filter(pd=unit, tahun=periode.tahun, bulan__lte=periode.bulan))
    if (unit.pk, periode.bulan) not in kepala:
        return None
    rantai = _rantai(kepala, (unit.pk, periode.bulan))
    return _gabung(_jumlah(BarisAcuan, "acuan", {k.pk for k in rantai}), rantai)


def buku_sistem(unit: PerangkatDaerah, periode: Periode) -> Isi | None:
    """Return the booked spending to date by place, None when the month has no booking (system read)."""
    keuangan = Pembukuan.objects.filter(pd=unit, tahun=periode.tahun, aspek=Pembukuan.Aspek.KEUANGAN)
    kepala = _terakhir(keuangan.filter(bulan__lte=periode.bulan))
    if (unit.pk, periode.bulan) not in kepala:
        return None
    rantai = _rantai(kepala, (unit.pk, periode.bulan))
    return _gabung(_jumlah(EntriRealisasi, "pembukuan", {k.pk for k in rantai}), rantai)


def fisik_sistem(unit: PerangkatDaerah, periode: Periode) -> dict[str, Decimal] | None:
    """Return the booked progress of a month, None when it has none (system read)."""
    fisik = Pembukuan.objects.filter(pd=unit, tahun=periode.tahun, bulan=periode.bulan)
    terakhir = fisik.filter(aspek=Pembukuan.Aspek.FISIK).order_by("-nomor").first()
    if terakhir is None:
        return None
    entri = EntriFisik.objects.filter(pembukuan=terakhir, kontra=False)
    return dict(entri.values_list("sub_kegiatan", "persen"))


def penjelasan_sistem(unit: PerangkatDaerah, periode: Periode) -> dict[str, list[tuple[Decimal, str]]]:
    """Return what was explained in a month, by the key of its place: the difference then, and the text."""
    hasil: dict[str, list[tuple[Decimal, str]]] = {}
    semua = CatatanRekonsiliasi.objects.filter(
        pd=unit,
        tahun=periode.tahun,
        bulan=periode.bulan,
        langkah=CatatanRekonsiliasi.Langkah.JELASKAN,
    )
    daftar = list(semua.order_by("id"))
    orang = {c.oleh for c in daftar}
    nama = dict(Pengguna.objects.filter(username__in=orang).values_list("username", "nama")) if orang else {}
    for c in daftar:
        kunci, siapa = LetakSelisih(c.sub_kegiatan, c.rekening).kunci, nama.get(c.oleh) or c.oleh
        hasil.setdefault(kunci, []).append((c.menurut_pd - c.menurut_bpkad, f"{c.teks} ({siapa})"))
    return hasil


def sumber_terakhir_sistem(
    *, pemda: str, tahun: int, aspek: str, dari_acuan: bool
) -> dict[tuple[str, int], Sumber]:
    """Return the file behind what counts now, per PD and month: BPKAD's reference where there is one."""
    milik = {"pd__pemda__kode": pemda, "tahun": tahun}
    buku = _terakhir(Pembukuan.objects.filter(aspek=aspek, **milik).select_related("pd"))
    acuan = _terakhir(AcuanBpkad.objects.filter(**milik).select_related("pd")) if dari_acuan else {}
    return {(k.pd.kode, k.bulan): Sumber(k.sumber_nama, k.sumber_sha256) for k in {**buku, **acuan}.values()}
