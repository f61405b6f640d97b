"""Review: return, verify, lock, reopen a report, or take it back. The old submission stays readable."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from siap.domain.aturan.pemeriksaan import SaatPeriksa, putuskan
from siap.domain.laporan.keadaan import PerbuatanLaporan
from siap.domain.laporan.potret import FaktaPD
from siap.ledger.akun.queries import Pelaku
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.pelaporan.galat import BelumBolehDiverifikasi
from siap.ledger.pelaporan.isian import LetakBaris, LetakSel, SelDitolak, periksa_letak
from siap.ledger.pelaporan.models import KOLOM_BARIS, CatatanPengembalian, Kiriman, Kolom, LaporanBulanan
from siap.ledger.pelaporan.pegangan import Pegangan, periksa_panjang
from siap.ledger.pelaporan.pemeriksaan import Pemeriksa, alasan_berlaku, potret_laporan


@dataclass(frozen=True, slots=True)
class CatatanSel:
    """Why a report comes back: bound to a cell, or general when no column is named."""

    alasan: str
    sub_kegiatan: str = ""
    rekening: str = ""
    sumber_dana: str = ""
    kolom: str = ""


@transaction.atomic
def kembalikan(
    *,
    pemda: str,
    pd: str,
    tahun: int,
    bulan: int,
    catatan: Sequence[CatatanSel],
    oleh: Pelaku,
    pada: datetime,
    nomor: int | None = None,
) -> LaporanBulanan:
    """Send a submission back with reasons, each bound to a cell or general."""
    pegangan = Pegangan(pemda, pd, tahun, bulan, oleh, pada)
    return _dengan_alasan(pegangan, PerbuatanLaporan.KEMBALIKAN, catatan, nomor)


@transaction.atomic
def tarik(
    *, pemda: str, pd: str, tahun: int, bulan: int, alasan: str, oleh: Pelaku, pada: datetime
) -> LaporanBulanan:
    """Take back a submission that nobody has judged yet; its figures stay booked until the next one."""
    pegangan = Pegangan(pemda, pd, tahun, bulan, oleh, pada)
    return _dengan_alasan(pegangan, PerbuatanLaporan.TARIK, [CatatanSel(alasan)], None)


@transaction.atomic
def buka_kembali(
    *,
    pemda: str,
    pd: str,
    tahun: int,
    bulan: int,
    alasan: str,
    oleh: Pelaku,
    pada: datetime,
    nomor: int | None = None,
) -> LaporanBulanan:
    """Open a locked month again, with a reason that the PD sees."""
    pegangan = Pegangan(pemda, pd, tahun, bulan, oleh, pada)
    return _dengan_alasan(pegangan, PerbuatanLaporan.BUKA_KEMBALI, [CatatanSel(alasan)], nomor)


@transaction.atomic
def verifikasi(
    *,
    pemda: str,
    pd: str,
    tahun: int,
    bulan: int,
    periksa: Pemeriksa,
    oleh: Pelaku,
    pada: datetime,
    nomor: int | None = None,
    fakta: FaktaPD | None = None,
) -> LaporanBulanan:
    """Declare a submission timely judged and valid; the rules are asked again, for this step.

    Raises BelumBolehDiverifikasi, for instance for an unexplained difference with BPKAD.
    """
    pegangan = Pegangan(pemda, pd, tahun, bulan, oleh, pada)
    laporan, langkah = pegangan.ambil(PerbuatanLaporan.VERIFIKASI, nomor=nomor)
    temuan = periksa(potret_laporan(laporan, pada=pada, fakta=fakta), SaatPeriksa.VERIFIKASI)
    putusan = putuskan(tuple(temuan), alasan_berlaku(laporan))
    if not putusan.boleh:
        raise BelumBolehDiverifikasi(
            f"Laporan {pegangan.periode.nama} belum boleh diverifikasi: "
            f"{len(putusan.menolak)} temuan menolak, {len(putusan.perlu_alasan)} belum dijelaskan. "
            "Kembalikan kepada PD dengan alasannya.",
            menolak=putusan.menolak,
            perlu_alasan=putusan.perlu_alasan,
        )
    pegangan.pindah(laporan, langkah, {"temuan": len(temuan)})
    return laporan


@transaction.atomic
def kunci(
    *,
    pemda: str,
    pd: str,
    tahun: int,
    bulan: int,
    oleh: Pelaku,
    pada: datetime,
    nomor: int | None = None,
) -> LaporanBulanan:
    """Close a verified month; from here on only corrections with a reason."""
    pegangan = Pegangan(pemda, pd, tahun, bulan, oleh, pada)
    laporan, langkah = pegangan.ambil(PerbuatanLaporan.KUNCI, nomor=nomor)
    pegangan.pindah(laporan, langkah, {})
    return laporan


def _dengan_alasan(
    pegangan: Pegangan, perbuatan: PerbuatanLaporan, catatan: Sequence[CatatanSel], nomor: int | None
) -> LaporanBulanan:
    """Move a report back and keep why, beside the submission that it was about."""
    rapi = [_rapi(c) for c in catatan]
    # one blank note among good ones is as wrong as none: the table asks for the reason of every note
    alasan = "" if not rapi or any(not c.alasan for c in rapi) else rapi[0].alasan
    laporan, langkah = pegangan.ambil(perbuatan, alasan=alasan, nomor=nomor)
    periksa_panjang(*(c.alasan for c in rapi))
    kiriman = Kiriman.objects.get(laporan=laporan, nomor=laporan.nomor)
    _periksa_sel(kiriman, rapi)
    for c in rapi:
        CatatanPengembalian.objects.create(
            kiriman=kiriman,
            perbuatan=perbuatan.value,
            sub_kegiatan=c.sub_kegiatan,
            rekening=c.rekening,
            sumber_dana=c.sumber_dana,
            kolom=c.kolom,
            alasan=c.alasan,
            oleh=pegangan.pelaku,
            pada=pegangan.pada,
        )
    isi = [
        {
            "sub_kegiatan": c.sub_kegiatan,
            "rekening": c.rekening,
            "sumber_dana": c.sumber_dana,
            "kolom": c.kolom,
            "alasan": c.alasan,
        }
        for c in rapi
    ]
    pegangan.pindah(laporan, langkah, {"catatan": isi})
    return laporan


def _rapi(c: CatatanSel) -> CatatanSel:
    return CatatanSel(c.alasan.strip(), c.sub_kegiatan, c.rekening, c.sumber_dana, c.kolom)


def _periksa_sel(kiriman: Kiriman, catatan: Sequence[CatatanSel]) -> None:
    """Refuse a note about a cell that the submission does not have."""
    isi = json.loads(kiriman.isi)
    baris = {LetakBaris(b["sub_kegiatan"], b["rekening"], b["sumber_dana"]) for b in isi["baris"]}
    sub = {s["sub_kegiatan"] for s in isi["sub_kegiatan"]}
    for c in catatan:
        letak = LetakSel(c.sub_kegiatan, c.rekening, c.sumber_dana, c.kolom)
        if letak == LetakSel("", "", "", ""):
            continue
        try:
            periksa_letak(letak)
        except SelDitolak as salah:
            raise IsiTidakSah(salah.kalimat) from None
        ada = LetakBaris(*letak[:3]) in baris if c.kolom in KOLOM_BARIS else c.sub_kegiatan in sub
        if c.kolom not in Kolom.values or not ada:
            raise IsiTidakSah(
                f"Sel {c.sub_kegiatan or c.rekening or 'PD'} {c.kolom or '(tanpa kolom)'} "
                "tidak ada dalam kiriman ini. Pilih selnya pada kiriman yang sedang diperiksa."
            )
