"""What was: submissions as they were sent, what differs between two, who changed which cell when."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Sum

from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.ledger.akun.models import Pengguna
from siap.ledger.akun.queries import pd_untuk
from siap.ledger.jejak.galat import TidakDitemukan
from siap.ledger.jejak.queries import peristiwa_objek
from siap.ledger.pelaporan.bukti import teks_bukti
from siap.ledger.pelaporan.isian import LetakSel
from siap.ledger.pelaporan.models import BuktiKirim, Kiriman, Kolom, LaporanBulanan
from siap.ledger.pelaporan.pegangan import objek_laporan

_ISI_BARIS = {"realisasi": Kolom.REALISASI, "catatan": Kolom.CATATAN}
_ISI_SUB = {"fisik": Kolom.FISIK, "output": Kolom.OUTPUT, "kendala": Kolom.KENDALA}


@dataclass(frozen=True, slots=True)
class BedaSel:
    """A cell that two submissions hold differently."""

    letak: LetakSel
    sebelum: str | None
    sesudah: str | None


@dataclass(frozen=True, slots=True)
class PerubahanTercatat:
    """One change of one cell as the jejak keeps it; ``urut`` is the number of its event in the chain."""

    urut: int
    pada: datetime
    oleh: str
    perbuatan: str
    sebelum: str | None
    sesudah: str | None
    versi: int


def daftar_kiriman(
    *, pengguna: Pengguna, pada: datetime, pemda: str, pd: str, tahun: int, bulan: int
) -> list[Kiriman]:
    """Return the submissions of a report that a person may see, the first one first."""
    unit = pd_untuk(pengguna=pengguna, pada=pada, pemda=pemda, kode=pd)
    milik = Kiriman.objects.filter(laporan__pd=unit, laporan__tahun=tahun, laporan__bulan=bulan)
    return list(milik.select_related("laporan__pd__pemda").order_by("nomor"))


def kiriman_untuk(
    *, pengguna: Pengguna, pada: datetime, pemda: str, pd: str, tahun: int, bulan: int, nomor: int
) -> Kiriman:
    """Return one submission that a person may see; raises TidakDitemukan."""
    semua = daftar_kiriman(pengguna=pengguna, pada=pada, pemda=pemda, pd=pd, tahun=tahun, bulan=bulan)
    satu = next((k for k in semua if k.nomor == nomor), None)
    if satu is None:
        raise TidakDitemukan(f"Tidak ada kiriman nomor {nomor} untuk laporan itu yang dapat Anda buka.")
    return satu


def bukti_untuk(
    *, pengguna: Pengguna, pada: datetime, pemda: str, pd: str, tahun: int, bulan: int, nomor: int
) -> str:
    """Return the receipt of a submission as text; raises TidakDitemukan."""
    kiriman = kiriman_untuk(
        pengguna=pengguna, pada=pada, pemda=pemda, pd=pd, tahun=tahun, bulan=bulan, nomor=nomor
    )
    bukti = BuktiKirim.objects.filter(kiriman=kiriman).first()
    if bukti is None:
        raise TidakDitemukan(f"Kiriman {kiriman} tidak mempunyai bukti kirim.")
    return teks_bukti(bukti.naskah, bytes(bukti.tanda_tangan), bytes(bukti.kunci_publik))


def beda_kiriman(lama: Kiriman, baru: Kiriman) -> list[BedaSel]:
    """Return the cells that the later submission holds differently, in order."""
    a, b = sel_kiriman(lama), sel_kiriman(baru)
    return [BedaSel(k, a.get(k), b.get(k)) for k in sorted(a.keys() | b.keys()) if a.get(k) != b.get(k)]


def sel_kiriman(kiriman: Kiriman) -> dict[LetakSel, str | None]:
    """Return every cell of a submission as it was sent, blank ones as None."""
    isi = json.loads(kiriman.isi)
    hasil: dict[LetakSel, str | None] = {}
    for b in isi["baris"]:
        for nama, kolom in _ISI_BARIS.items():
            letak = LetakSel(b["sub_kegiatan"], b["rekening"], b["sumber_dana"], kolom.value)
            hasil[letak] = b[nama] or None
    for s in isi["sub_kegiatan"]:
        for nama, kolom in _ISI_SUB.items():
            hasil[LetakSel(s["sub_kegiatan"], "", "", kolom.value)] = s[nama] or None
        for b in s.get("bagian", ()):
            hasil[LetakSel(s["sub_kegiatan"], b["kode"], "", Kolom.BAGIAN.value)] = b["selesai"] or None
    return hasil


def riwayat_sel(
    *,
    pengguna: Pengguna,
    pada: datetime,
    pemda: str,
    pd: str,
    tahun: int,
    bulan: int,
    letak: LetakSel,
) -> list[PerubahanTercatat]:
    """Return every change of one cell, from the jejak, the first one first; raises TidakDitemukan."""
    pd_untuk(pengguna=pengguna, pada=pada, pemda=pemda, kode=pd)
    return [
        PerubahanTercatat(
            urut=p.urut,
            pada=p.pada,
            oleh=p.oleh,
            perbuatan=p.perbuatan,
            sebelum=s["sebelum"],
            sesudah=s["sesudah"],
            versi=s["versi"],
        )
        for p in peristiwa_objek(rantai=pemda, objek=objek_laporan(pd, tahun, bulan))
        for s in json.loads(p.isi).get("sel", ())
        if LetakSel(s["sub_kegiatan"], s["rekening"], s["sumber_dana"], s["kolom"]) == letak
    ]


def keadaan_laporan_sistem(pemda: str, tahun: int) -> dict[tuple[str, int], KeadaanLaporan]:
    """Return the state of every report of a year by PD and month: boards mark what is not verified yet."""
    milik = LaporanBulanan.objects.filter(pd__pemda__kode=pemda, tahun=tahun)
    return {(p, b): KeadaanLaporan(k) for p, b, k in milik.values_list("pd__kode", "bulan", "keadaan")}


def penanda_laporan_sistem(pemda: str, tahun: int) -> str:
    """Return a text that changes whenever a report of the year changes its state.

    Every move either makes a further numbered submission or leads on in a table without a way back, so the
    number of submissions together with the count of each state never returns to what it was. Drafts stay
    out: typing into one changes nothing that an edition prints.
    """
    milik = LaporanBulanan.objects.filter(pd__pemda__kode=pemda, tahun=tahun, nomor__gte=1)
    per = milik.order_by().values("keadaan").annotate(banyak=Count("id"), nomor=Sum("nomor"))
    isi = {b["keadaan"]: (b["banyak"], b["nomor"]) for b in per}
    jumlah = sum(nomor for _, nomor in isi.values())
    return "-".join(str(n) for n in (jumlah, *(isi.get(k.value, (0, 0))[0] for k in KeadaanLaporan)))


def kiriman_berubah_isi_sistem(pemda: str) -> Iterator[str]:
    """Name every submission whose content is no longer what was submitted (for ``siap periksa``)."""
    semua = Kiriman.objects.filter(laporan__pd__pemda__kode=pemda).select_related("laporan__pd__pemda")
    for k in semua.iterator(500):
        if hashlib.sha256(k.isi.encode()).hexdigest() != k.sidik:
            yield f"Kiriman {k}"
