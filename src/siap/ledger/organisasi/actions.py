"""Writes of organisasi: the Pemda, its units, regions, days off and dated settings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from siap.domain.masukan import BarisUnit, BarisWilayah
from siap.domain.organisasi import kelompok_dari, tebak_jenis
from siap.ledger.jejak.actions import RANTAI_SISTEM, catat, kunci_rantai
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.jejak.rantai import kanonik
from siap.ledger.jejak.sisip import sisipkan
from siap.ledger.organisasi.models import HariLibur, Konfigurasi, Pemda, PerangkatDaerah, Wilayah
from siap.ledger.organisasi.queries import nama_wilayah_sistem, pd_sistem, pemda_sistem
from siap.ledger.organisasi.setelan import periksa_setelan

#: what the table holds; a semicolon parts the fields by which the jejak names things
_PANJANG_KODE = 64
_MEDAN_PEMDA = (
    "nama",
    "jenis",
    "ibu_kota",
    "penanda_tangan_nama",
    "penanda_tangan_nip",
    "penanda_tangan_jabatan",
)


def jenis_pemda_dari(kode: str) -> str:
    """Return the kind that a Kemendagri code tells: "18", "18.04" (kabupaten), "18.71" (kota)."""
    bagian = kode.split(".")
    if not all(b.isascii() and b.isdigit() and len(b) == 2 for b in bagian) or len(bagian) > 2:
        raise IsiTidakSah(
            f"“{kode}” bukan kode pemda. Tulis seperti 18 (provinsi) atau 18.04 (kabupaten/kota)."
        )
    if len(bagian) == 1:
        return Pemda.Jenis.PROVINSI
    return Pemda.Jenis.KOTA if int(bagian[1]) >= 71 else Pemda.Jenis.KABUPATEN


@transaction.atomic
def tetapkan_pemda(
    *,
    kode: str,
    oleh: str,
    pada: datetime,
    nama: str = "",
    jenis: str | None = None,
    ibu_kota: str = "",
    penanda_tangan_nama: str = "",
    penanda_tangan_nip: str = "",
    penanda_tangan_jabatan: str = "",
) -> Pemda:
    """Make a Pemda known, or correct it; what is left blank stays, the same again changes nothing.

    A new one without a name gets the name of its region, when the list of regions was loaded.
    """
    menurut_kode = jenis_pemda_dari(kode)
    kunci_rantai(kode)
    pemda = Pemda.objects.filter(kode=kode).first()
    diminta = {
        "nama": nama,
        "jenis": jenis or (pemda.jenis if pemda else menurut_kode),
        "ibu_kota": ibu_kota,
        "penanda_tangan_nama": penanda_tangan_nama,
        "penanda_tangan_nip": penanda_tangan_nip,
        "penanda_tangan_jabatan": penanda_tangan_jabatan,
    }
    if diminta["jenis"] not in Pemda.Jenis.values:
        raise IsiTidakSah(f"Jenis pemda “{jenis}” tidak dikenal. Pilih: {', '.join(Pemda.Jenis.values)}.")
    if pemda is None:
        diminta["nama"] = nama or nama_wilayah_sistem(kode) or f"Pemda {kode}"
        pemda = Pemda.objects.create(kode=kode, **diminta)
        catat(
            rantai=kode,
            perbuatan="organisasi.catat_pemda",
            objek=f"pemda={kode}",
            isi=diminta,
            oleh=oleh,
            pada=pada,
        )
        return pemda
    ubah: dict[str, object] = {
        m: diminta[m] for m in _MEDAN_PEMDA if diminta[m] and diminta[m] != getattr(pemda, m)
    }
    if not ubah and pemda.nama == f"Pemda {kode}" and nama_wilayah_sistem(kode):
        ubah = {"nama": nama_wilayah_sistem(kode)}
    if ubah:
        _ubah(
            pemda,
            ubah,
            rantai=kode,
            perbuatan="organisasi.ubah_pemda",
            objek=f"pemda={kode}",
            oleh=oleh,
            pada=pada,
        )
    return pemda


def _ubah(
    benda: Pemda | PerangkatDaerah,
    ubah: dict[str, object],
    *,
    rantai: str,
    perbuatan: str,
    objek: str,
    oleh: str,
    pada: datetime,
) -> None:
    """Change fields and tell the jejak what they were."""
    sebelum = {m: getattr(benda, m) for m in ubah}
    for medan, nilai in ubah.items():
        setattr(benda, medan, nilai)
    benda.save(update_fields=list(ubah))
    isi = {"sebelum": _tulis(sebelum), "sesudah": _tulis(ubah)}
    catat(rantai=rantai, perbuatan=perbuatan, objek=objek, isi=isi, oleh=oleh, pada=pada)


def _tulis(medan: dict[str, object]) -> dict[str, object]:
    return {m: (n.kode if isinstance(n, PerangkatDaerah) else n) for m, n in medan.items()}


@transaction.atomic
def catat_pd(
    *,
    pemda: str,
    kode: str,
    nama: str,
    oleh: str,
    pada: datetime,
    jenis: str | None = None,
    induk: str | None = None,
    berlaku_dari: date | None = None,
    berlaku_sampai: date | None = None,
    lapor_sendiri: bool | None = None,
) -> PerangkatDaerah:
    """Make a unit known, or correct it; None stays as it is, the same again changes nothing.

    A new unit without a kind gets the one its name tells. A renamed unit keeps its old name in the jejak.
    """
    kode, nama = kode.strip(), " ".join(nama.split())
    if not kode or not nama:
        raise IsiTidakSah("Perangkat daerah harus mempunyai kode dan nama.")
    if len(kode) > _PANJANG_KODE or ";" in kode or not kode.isprintable():
        raise IsiTidakSah(
            f"Kode perangkat daerah “{kode[:40]}” tidak dapat dipakai. Tulis paling panjang {_PANJANG_KODE} "
            "huruf, tanpa titik koma dan tanpa huruf yang tidak tampak."
        )
    if jenis is not None:
        try:
            kelompok_dari(jenis)
        except ValueError as salah:
            raise IsiTidakSah(str(salah)) from None
        jenis = jenis.strip().lower()
    kunci_rantai(pemda)
    pemilik = pemda_sistem(pemda)
    unit_induk = pd_sistem(pemda, induk) if induk else None
    if induk == kode:
        raise IsiTidakSah(f"Perangkat daerah {kode} tidak dapat menjadi induk dirinya sendiri.")
    atas = unit_induk
    while atas is not None:
        if atas.kode == kode:
            raise IsiTidakSah(
                f"Perangkat daerah {kode} berada di atas {induk}, jadi tidak dapat di bawahnya."
            )
        atas = atas.induk
    dikenal = PerangkatDaerah.objects.select_related("induk").filter(pemda=pemilik, kode=kode)
    pd: PerangkatDaerah | None = dikenal.first()
    objek = f"pd={kode}"
    if pd is None:
        medan: dict[str, object] = {
            "nama": nama,
            "jenis": jenis or tebak_jenis(nama).value,
            "induk": unit_induk,
            "berlaku_dari": berlaku_dari,
            "berlaku_sampai": berlaku_sampai,
            "lapor_sendiri": True if lapor_sendiri is None else lapor_sendiri,
        }
        pd = PerangkatDaerah.objects.create(pemda=pemilik, kode=kode, **medan)
        catat(
            rantai=pemda,
            perbuatan="organisasi.catat_pd",
            objek=objek,
            isi=_tulis(medan),
            oleh=oleh,
            pada=pada,
        )
        return pd
    diminta: dict[str, object] = {
        "nama": nama,
        "jenis": jenis,
        "induk": unit_induk,
        "berlaku_dari": berlaku_dari,
        "berlaku_sampai": berlaku_sampai,
        "lapor_sendiri": lapor_sendiri,
    }
    ubah = {m: n for m, n in diminta.items() if n is not None and n != getattr(pd, m)}
    if ubah:
        _ubah(pd, ubah, rantai=pemda, perbuatan="organisasi.ubah_pd", objek=objek, oleh=oleh, pada=pada)
    return pd


@transaction.atomic
def catat_daftar_pd(
    *, pemda: str, baris: Iterable[BarisUnit], oleh: str, pada: datetime
) -> list[PerangkatDaerah]:
    """Make a list of units known; a unit may stand before its induk in the list."""
    daftar = list(baris)
    hasil = [
        catat_pd(pemda=pemda, kode=b.kode, nama=b.nama, jenis=b.jenis, oleh=oleh, pada=pada) for b in daftar
    ]
    for b in daftar:
        if b.induk:
            catat_pd(pemda=pemda, kode=b.kode, nama=b.nama, induk=b.induk, oleh=oleh, pada=pada)
    return hasil


@transaction.atomic
def muat_wilayah(*, baris: Iterable[BarisWilayah], oleh: str, pada: datetime) -> int:
    """Load the national list of regions, replacing names; returns how many are new or renamed."""
    kunci_rantai(RANTAI_SISTEM)
    lama = dict(Wilayah.objects.values_list("kode", "nama"))
    masuk = {b.kode: " ".join(b.nama.split()) for b in baris}
    baru = [(k, n, k.count(".") + 1) for k, n in masuk.items() if k not in lama]
    berubah = [
        Wilayah(kode=k, nama=n, tingkat=k.count(".") + 1)
        for k, n in masuk.items()
        if k in lama and lama[k] != n
    ]
    sisipkan(Wilayah, ("kode", "nama", "tingkat"), baru)
    Wilayah.objects.bulk_update(berubah, ["nama"], batch_size=400)
    if baru or berubah:
        isi = {"dibaca": len(masuk), "baru": len(baru), "berganti_nama": len(berubah)}
        catat(
            rantai=RANTAI_SISTEM,
            perbuatan="organisasi.muat_wilayah",
            objek="wilayah",
            isi=isi,
            oleh=oleh,
            pada=pada,
        )
    return len(baru) + len(berubah)


@transaction.atomic
def catat_libur(*, pemda: str | None, tanggal: date, nama: str, oleh: str, pada: datetime) -> HariLibur:
    """Make a day off known, for one Pemda or (None) for all."""
    rantai = pemda or RANTAI_SISTEM
    kunci_rantai(rantai)
    pemilik = pemda_sistem(pemda) if pemda else None
    libur, baru = HariLibur.objects.get_or_create(pemda=pemilik, tanggal=tanggal, defaults={"nama": nama})
    if baru:
        isi = {"tanggal": tanggal, "nama": nama}
        catat(rantai=rantai, perbuatan="organisasi.catat_libur", objek="libur", isi=isi, oleh=oleh, pada=pada)
    return libur


@transaction.atomic
def atur_konfigurasi(
    *,
    pemda: str | None,
    kunci: str,
    berlaku_dari: date,
    isi: object,
    dasar_hukum: str,
    oleh: str,
    pada: datetime,
) -> Konfigurasi:
    """Set a dated setting for one Pemda or (None) for all; a key or content that cannot be is refused."""
    if not dasar_hukum.strip():
        raise IsiTidakSah(f"Setelan “{kunci}” harus menyebut dasar hukumnya.")
    sah = periksa_setelan(kunci, isi, berlaku_dari, dasar_hukum.strip())
    rantai = pemda or RANTAI_SISTEM
    kunci_rantai(rantai)
    pemilik = pemda_sistem(pemda) if pemda else None
    setelan = Konfigurasi.objects.create(
        pemda=pemilik,
        kunci=kunci,
        berlaku_dari=berlaku_dari,
        isi=kanonik(sah),
        dasar_hukum=dasar_hukum,
        ditetapkan_pada=pada,
        oleh=oleh,
    )
    catat(
        rantai=rantai,
        perbuatan="organisasi.atur_konfigurasi",
        objek=f"konfigurasi={kunci}",
        isi={"berlaku_dari": berlaku_dari, "isi": sah, "dasar_hukum": dasar_hukum},
        oleh=oleh,
        pada=pada,
    )
    return setelan
