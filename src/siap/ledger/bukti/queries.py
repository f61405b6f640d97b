"""Reads of bukti: what a person may see of the evidence of a report, and what the rules are told of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Q
from django.utils.timezone import localtime

from siap.domain.laporan.bukti import JenisBukti, waktu_sesuai
from siap.domain.laporan.potret import BuktiPotret
from siap.domain.wilayah import BatasWilayah, Titik, dalam_wilayah
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import pd_terlihat, pd_untuk
from siap.ledger.bukti.models import Bukti, BuktiSerupa, GarisBatas
from siap.ledger.jejak.galat import TidakDitemukan
from siap.ledger.organisasi.models import PerangkatDaerah

#: The row as doors know it; they receive it from here and never from the models.
BuktiTercatat = Bukti
#: how the place of somebody else's evidence is called
PD_LAIN: Final = "perangkat daerah lain"


@dataclass(frozen=True, slots=True)
class Serupa:
    """Another place with the same bytes (``persis``) or a picture that looks alike.

    ``nomor`` is None and ``tempat`` says no name where the reader may not see it. ``lebih_dahulu`` tells
    that the other one was there first.
    """

    persis: bool
    lebih_dahulu: bool
    tempat: str
    nomor: int | None = None


@dataclass(frozen=True, slots=True)
class BarisBukti:
    """One piece of evidence as a page shows it. ``dalam`` and ``sesuai`` are None for not known."""

    bukti: Bukti
    diambil: datetime | None
    letak: Titik | None
    dalam: bool | None
    jarak_m: int | None
    sesuai: bool | None
    serupa: tuple[Serupa, ...]
    alasan_cabut: str = ""
    dicabut_oleh: str = ""

    @property
    def dicabut(self) -> bool:
        """Tell whether it no longer counts."""
        return bool(self.alasan_cabut)

    @property
    def ulang(self) -> tuple[Serupa, ...]:
        """Where it was used before: what the reporter is asked about."""
        return tuple(s for s in self.serupa if s.lebih_dahulu)

    @property
    def meragukan(self) -> bool:
        """True when a rule asks for an explanation."""
        foto_bisu = self.bukti.foto and (self.diambil is None or self.letak is None)
        return foto_bisu or self.dalam is False or self.sesuai is False or bool(self.ulang)


def bukti_untuk(*, pengguna: Pengguna, pada: datetime, nomor: int) -> Bukti:
    """Return one piece of evidence that a person may see, withdrawn or not; raises TidakDitemukan."""
    terlihat = pd_terlihat(pengguna=pengguna, pada=pada)
    bukti: Bukti | None = (
        Bukti.objects.filter(pk=nomor, pd__in=terlihat).select_related("pd__pemda", "dicabut").first()
    )
    if bukti is None:
        raise TidakDitemukan("Tidak ada bukti dengan nomor itu yang dapat Anda buka.")
    return bukti


def daftar_bukti_untuk(
    *, pengguna: Pengguna, pada: datetime, pemda: str, pd: str, tahun: int, bulan: int, sub: str | None = None
) -> list[BarisBukti]:
    """Return the evidence of a report, of one sub kegiatan when it is given; raises TidakDitemukan."""
    unit = pd_untuk(pengguna=pengguna, pada=pada, pemda=pemda, kode=pd)
    milik = Bukti.objects.filter(pd=unit, tahun=tahun, bulan=bulan).select_related("pd__pemda", "dicabut")
    daftar = list((milik if sub is None else milik.filter(sub_kegiatan=sub)).order_by("sub_kegiatan", "id"))
    batas = batas_sistem(unit.pemda.kode)
    lihat = frozenset(pd_terlihat(pengguna=pengguna, pada=pada, pemda=pemda).values_list("pk", flat=True))
    serupa = _serupa([b.pk for b in daftar], lihat, dua_arah=True)
    return [_baris(b, batas, serupa.get(b.pk, ())) for b in daftar]


def _baris(bukti: Bukti, batas: BatasWilayah | None, serupa: Sequence[Serupa]) -> BarisBukti:
    letak = bukti.letak
    dalam = dalam_wilayah(batas, letak)
    cabut = getattr(bukti, "dicabut", None)
    diambil = _saat(bukti)
    return BarisBukti(
        bukti=bukti,
        diambil=diambil,
        letak=letak,
        dalam=dalam,
        jarak_m=batas.jarak_m(letak) if batas and letak and dalam is False else None,
        sesuai=waktu_sesuai(diambil, bukti.periode, localtime(bukti.pada).date()),
        serupa=tuple(serupa),
        alasan_cabut="" if cabut is None else cabut.alasan,
        dicabut_oleh="" if cabut is None else cabut.oleh,
    )


def _saat(bukti: Bukti) -> datetime | None:
    return datetime.fromisoformat(bukti.diambil) if bukti.diambil else None


def _serupa(nomor: Sequence[int], lihat: frozenset[int] | None, *, dua_arah: bool) -> dict[int, list[Serupa]]:
    """Return links of evidence to other evidence that still counts; ``lihat`` None: name only the own PD."""
    if not nomor:
        return {}
    tautan = BuktiSerupa.objects.filter(
        Q(bukti__in=nomor) | (Q(lebih_dahulu__in=nomor) if dua_arah else Q(pk__in=[])),
        bukti__dicabut=None,
        lebih_dahulu__dicabut=None,
    ).select_related("bukti__pd", "lebih_dahulu__pd")
    hasil: dict[int, list[Serupa]] = {}
    punya = set(nomor)
    for t in tautan.order_by("-persis", "id"):
        for ini, itu, dahulu in ((t.bukti, t.lebih_dahulu, True), (t.lebih_dahulu, t.bukti, False)):
            if ini.pk not in punya or not (dahulu or dua_arah):
                continue
            boleh = itu.pd_id == ini.pd_id if lihat is None else itu.pd_id in lihat
            tempat = _tempat(itu, dekat=itu.pd_id == ini.pd_id) if boleh else PD_LAIN
            hasil.setdefault(ini.pk, []).append(Serupa(t.persis, dahulu, tempat, itu.pk if boleh else None))
    return hasil


def _tempat(bukti: Bukti, *, dekat: bool) -> str:
    """Name a place in words: "Mei 2025, sub kegiatan 1.06...", with the PD when it is another one."""
    bagian = [] if dekat else [bukti.pd.nama]
    bagian.append(bukti.periode.nama)
    bagian.append(f"sub kegiatan {bukti.sub_kegiatan}" if bukti.sub_kegiatan else "seluruh perangkat daerah")
    if bukti.paket:
        bagian.append(f"paket {bukti.paket}")
    return ", ".join(bagian)


def jumlah_bukti_untuk(
    *, pengguna: Pengguna, pada: datetime, pemda: str, pd: str, tahun: int, bulan: int
) -> dict[str, int]:
    """Return how much evidence each sub kegiatan of a report has, withdrawn left out (one query more)."""
    return jumlah_bukti_sistem(pd_untuk(pengguna=pengguna, pada=pada, pemda=pemda, kode=pd), tahun, bulan)


def jumlah_bukti_sistem(unit: PerangkatDaerah, tahun: int, bulan: int) -> dict[str, int]:
    """Return the same for a unit that a caller has already been let to."""
    milik = Bukti.objects.filter(pd=unit, tahun=tahun, bulan=bulan, dicabut=None)
    return dict(milik.values_list("sub_kegiatan").annotate(Count("pk")).order_by("sub_kegiatan"))


def jumlah_bukti_pd_untuk(
    *, pengguna: Pengguna, pada: datetime, pemda: str, tahun: int, bulan: int
) -> dict[str, int]:
    """Return how much evidence each unit has in a month, of the units that a person may see."""
    terlihat = pd_terlihat(pengguna=pengguna, pada=pada, pemda=pemda)
    milik = Bukti.objects.filter(pd__in=terlihat, tahun=tahun, bulan=bulan, dicabut=None)
    return dict(milik.values_list("pd__kode").annotate(Count("pk")).order_by("pd__kode"))


def bukti_potret_sistem(unit: PerangkatDaerah, tahun: int, bulan: int) -> tuple[BuktiPotret, ...]:
    """Return the evidence of a report as V21 judges it; places of other PD are not named.

    Only the later use of a picture is asked about: nobody can spoil a report that was there first.
    """
    daftar = list(Bukti.objects.filter(pd=unit, tahun=tahun, bulan=bulan, dicabut=None).order_by("id"))
    if not daftar:
        return ()
    batas = batas_sistem(unit.pemda.kode)
    serupa = _serupa([b.pk for b in daftar], None, dua_arah=False)
    return tuple(
        BuktiPotret(
            nama=b.nama[:80],
            sidik=b.sha256,
            kunci=_kunci(b),
            foto=JenisBukti(b.jenis).foto,
            ada_waktu=bool(b.diambil),
            ada_letak=b.letak is not None,
            dalam_wilayah=dalam_wilayah(batas, b.letak),
            dipakai_di=_nama_tempat(serupa.get(b.pk, ()), persis=True),
            mirip_di=_nama_tempat(serupa.get(b.pk, ()), persis=False),
            waktu_sesuai=waktu_sesuai(_saat(b), b.periode, localtime(b.pada).date()),
        )
        for b in daftar
    )


def _kunci(bukti: Bukti) -> str:
    """Key of evidence in findings: it survives a withdrawal and the same upload again, and so its reason."""
    bagian = (bukti.sub_kegiatan or "PD", bukti.paket, f"bukti {bukti.sha256[:12]}")
    return "/".join(b for b in bagian if b)


def _nama_tempat(serupa: Iterable[Serupa], *, persis: bool) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.tempat for s in serupa if s.persis is persis))


def batas_sistem(pemda: str) -> BatasWilayah | None:
    """Return the outline in force, None when none was loaded: then nothing is said to be outside."""
    isi = GarisBatas.objects.filter(pemda__kode=pemda).order_by("-id").values_list("isi", flat=True).first()
    if isi is None:
        return None
    dokumen: Mapping[str, list[list[list[list[int]]]]] = json.loads(isi)
    return BatasWilayah(
        tuple(tuple(tuple((int(s[0]), int(s[1])) for s in c) for c in p) for p in dokumen["poligon"])
    )


def berkas_bukti_sistem(pemda: str) -> Iterator[tuple[str, str, int]]:
    """Yield hash, a name and the size of every file that evidence stands on (for ``siap periksa``)."""
    milik = Bukti.objects.filter(pd__pemda__kode=pemda).order_by("id")
    lihat: set[str] = set()
    for sha, nama, ukuran in milik.values_list("sha256", "nama", "ukuran").iterator(1_000):
        if sha not in lihat:
            lihat.add(sha)
            yield sha, nama, ukuran
