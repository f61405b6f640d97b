"""Submitting: freeze the draft, ask the rules, book the figures; and correcting what is locked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from siap.domain.aturan.pemeriksaan import Putusan, SaatPeriksa, TemuanLaporan, putuskan
from siap.domain.laporan.jadwal import JadwalBulan, Ketepatan, nilai_waktu
from siap.domain.laporan.keadaan import Langkah, PerbuatanLaporan
from siap.domain.laporan.potret import FaktaPD
from siap.domain.masukan import Sifat
from siap.domain.rekap import StatusLapor
from siap.ledger.akun.queries import Pelaku
from siap.ledger.jejak.galat import IsiTidakSah
from siap.ledger.jejak.rantai import kanonik
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.pelaporan.actions.isian import buka_laporan, buka_lembar
from siap.ledger.pelaporan.bukti import naskah_bukti
from siap.ledger.pelaporan.galat import BelumBolehDiajukan
from siap.ledger.pelaporan.isian import LetakBaris, LetakSel, SelDitolak, rapikan
from siap.ledger.pelaporan.jadwal import jadwal_sistem
from siap.ledger.pelaporan.models import AlasanTemuan, BuktiKirim, Kiriman, Kolom, LaporanBulanan
from siap.ledger.pelaporan.pegangan import Pegangan, periksa_panjang
from siap.ledger.pelaporan.pemeriksaan import Pemeriksa, alasan_berlaku, potret_laporan
from siap.ledger.pelaporan.potret import Naskah, baca_naskah, baris_fisik, baris_realisasi, isi_kiriman
from siap.ledger.realisasi.actions import bukukan_fisik, bukukan_realisasi
from siap.ledger.realisasi.models import Pembukuan

#: version of a report that was opened and into which nobody has typed
BARU: Final = 1


@dataclass(frozen=True, slots=True)
class PerubahanSel:
    """A cell that a correction changes, and its new value (None: blank)."""

    sub_kegiatan: str
    rekening: str
    kolom: str
    nilai: str | None
    sumber_dana: str = ""

    @property
    def letak(self) -> LetakSel:
        """Where the cell stands."""
        return LetakSel(self.sub_kegiatan, self.rekening, self.sumber_dana, self.kolom)


@transaction.atomic
def ajukan(
    *,
    pemda: str,
    pd: str,
    tahun: int,
    bulan: int,
    periksa: Pemeriksa,
    oleh: Pelaku,
    pada: datetime,
    alasan: Mapping[str, str] | None = None,
    nihil: bool = False,
    versi: int | None = None,
    fakta: FaktaPD | None = None,
) -> Kiriman:
    """Submit a report and return the numbered submission; its figures are in the book from now on.

    ``alasan`` gives the reason of each finding that asks for one, by its key; reasons of the submission
    before still count. ``nihil`` says that nothing was spent: blank money cells are then reported as zero.
    ``versi`` is the version of the report that the person signs; ``BARU``: nobody had typed into it, all its
    figures came from imports, and perhaps nobody had opened it. Raises BelumBolehDiajukan with what
    stands in the way.
    """
    pegangan = Pegangan(pemda, pd, tahun, bulan, oleh, pada)
    if nihil or versi == BARU:
        _buka(pegangan)
    laporan, langkah = pegangan.ambil(PerbuatanLaporan.AJUKAN, versi=versi)
    naskah = baca_naskah(laporan.pd, laporan, laporan.periode)
    naskah = _nihilkan(naskah) if nihil else naskah
    return _kirim(pegangan, laporan, langkah, naskah, periksa, dict(alasan or {}), fakta)


@transaction.atomic
def koreksi(
    *,
    pemda: str,
    pd: str,
    tahun: int,
    bulan: int,
    sel: Sequence[PerubahanSel],
    alasan: str,
    periksa: Pemeriksa,
    oleh: Pelaku,
    pada: datetime,
    alasan_temuan: Mapping[str, str] | None = None,
    fakta: FaktaPD | None = None,
    nomor: int | None = None,
) -> Kiriman:
    """Correct a locked month: a further submission, and contra entries with the reason. It stays locked.

    ``nomor`` is the submission that the person looked at.
    """
    pegangan = Pegangan(pemda, pd, tahun, bulan, oleh, pada)
    laporan, langkah = pegangan.ambil(PerbuatanLaporan.KOREKSI, alasan=alasan, nomor=nomor)
    lembar = buka_lembar(laporan.pd, laporan, [s.letak for s in sel])
    for satu in sel:
        try:
            nilai = rapikan(satu.kolom, satu.nilai)
            lembar.periksa_cara(satu.letak)
            if satu.letak not in lembar.sel:
                lembar.periksa(satu.letak)
        except SelDitolak as salah:
            raise IsiTidakSah(salah.kalimat) from None
        if nilai != lembar.kini(satu.letak)[0]:
            lembar.tulis(satu.letak, nilai, pegangan)
    if not lembar.berubah:
        raise IsiTidakSah("Koreksi ini tidak mengubah satu sel pun. Isi nilai yang berbeda.")
    lembar.simpan()
    naskah = baca_naskah(laporan.pd, laporan, laporan.periode)
    return _kirim(
        pegangan,
        laporan,
        langkah,
        naskah,
        periksa,
        dict(alasan_temuan or {}),
        fakta,
        koreksi={LetakBaris(*k[:3]): alasan for k in lembar.berubah if k.kolom == Kolom.REALISASI},
        sebab=alasan.strip(),
        sel=lembar.catatan,
    )


@transaction.atomic
def catat_bukti(
    *, kiriman: Kiriman, tandatangani: Callable[[bytes], bytes], kunci_publik: bytes, pada: datetime
) -> BuktiKirim:
    """Sign and keep the receipt of a submission; one receipt each, the first one stands."""
    ada = BuktiKirim.objects.filter(kiriman=kiriman).first()
    if ada is not None:
        return ada
    naskah = naskah_bukti(kiriman)
    return BuktiKirim.objects.create(
        kiriman=kiriman,
        nomor=kiriman.nomor_bukti,
        sidik=kiriman.sidik,
        naskah=naskah,
        tanda_tangan=tandatangani(naskah.encode()),
        kunci_publik=kunci_publik,
        dibuat_pada=pada,
    )


def _buka(pegangan: Pegangan) -> None:
    """Let a report be submitted without a cell that was typed: it was perhaps never opened."""
    buka_laporan(
        pemda=pegangan.pemda,
        pd=pegangan.pd,
        tahun=pegangan.tahun,
        bulan=pegangan.bulan,
        oleh=pegangan.oleh,
        pada=pegangan.pada,
    )


def _nihilkan(naskah: Naskah) -> Naskah:
    """Fill blank money cells with zero; refuse when there is money now or was a month ago."""
    berisi = [b for b in naskah.baris if naskah.uang(b)]
    if berisi:
        contoh = "/".join(k for k in berisi[0] if k) or "PD"
        raise IsiTidakSah(f"Laporan nihil ditolak: {contoh} berisi realisasi. Ajukan sebagai laporan biasa.")
    if any(naskah.buku.posisi.get(naskah.buku.bulan - 1, {}).values()):
        raise IsiTidakSah(
            "Laporan nihil ditolak: bulan lalu sudah ada realisasi. Isi realisasi s.d. bulan ini, "
            "sama dengan bulan lalu bila tidak bertambah."
        )
    return replace(naskah, sel={**naskah.sel, **{LetakSel(*b, Kolom.REALISASI): "0" for b in naskah.baris}})


def _kirim(
    pegangan: Pegangan,
    laporan: LaporanBulanan,
    langkah: Langkah,
    naskah: Naskah,
    periksa: Pemeriksa,
    alasan: Mapping[str, str],
    fakta: FaktaPD | None,
    *,
    koreksi: Mapping[LetakBaris, str] | None = None,
    sebab: str = "",
    sel: Sequence[Mapping[str, object]] = (),
) -> Kiriman:
    uang = [naskah.uang(b) for b in naskah.baris]
    if all(n is None for n in uang):
        raise IsiTidakSah(
            "Belum ada satu pun realisasi. Isi selnya, impor realisasinya, atau nyatakan laporan nihil."
        )
    jadwal = jadwal_sistem(pegangan.pemda, laporan.periode)
    potret = potret_laporan(
        laporan, pada=pegangan.pada, fakta=fakta, naskah=naskah, koreksi=koreksi, jadwal=jadwal
    )
    temuan = tuple(periksa(potret, SaatPeriksa.AJUKAN))
    berlaku = {**alasan_berlaku(laporan), **alasan}
    putusan = putuskan(temuan, berlaku)
    periksa_panjang(*(berlaku[t.kunci] for t in putusan.dijelaskan))
    _pastikan_boleh_diajukan(putusan, pegangan)
    lengkap = None not in uang
    isi = kanonik(isi_kiriman(naskah, pemda=pegangan.pemda, lengkap=lengkap))
    status = _status(lengkap, any(uang))
    kiriman = _catat_kiriman(pegangan, laporan, langkah, isi, temuan, status, sebab, jadwal)
    _catat_alasan(kiriman, putusan, berlaku)
    _bukukan(pegangan, kiriman, naskah, lengkap=lengkap, alasan=sebab)
    rincian: dict[str, object] = {
        "sidik": kiriman.sidik,
        "status": kiriman.status,
        "jatuh_tempo": kiriman.jatuh_tempo,
        "tepat_waktu": kiriman.tepat_waktu,
        "temuan": [t.kunci for t in temuan],
        "alasan": sebab,
        "sel": list(sel),
    }
    pegangan.pindah(laporan, langkah, rincian, nomor=kiriman.nomor)
    return kiriman


def _pastikan_boleh_diajukan(putusan: Putusan, pegangan: Pegangan) -> None:
    if putusan.boleh:
        return
    raise BelumBolehDiajukan(
        f"Laporan {pegangan.periode.nama} belum boleh diajukan: {len(putusan.menolak)} temuan harus "
        f"diperbaiki, {len(putusan.perlu_alasan)} harus dijelaskan. Buka temuannya satu per satu.",
        menolak=putusan.menolak,
        perlu_alasan=putusan.perlu_alasan,
    )


def _status(lengkap: bool, ada_nilai: bool) -> str:
    if not lengkap:
        return StatusLapor.SEBAGIAN.value
    return (StatusLapor.LENGKAP if ada_nilai else StatusLapor.NIHIL).value


def _catat_kiriman(
    pegangan: Pegangan,
    laporan: LaporanBulanan,
    langkah: Langkah,
    isi: str,
    temuan: Sequence[TemuanLaporan],
    status: str,
    sebab: str,
    jadwal: JadwalBulan,
) -> Kiriman:
    pertama = None
    if laporan.nomor:
        # its content is long and not looked at here
        kiriman = Kiriman.objects.filter(laporan=laporan, nomor=1).order_by("id")
        pertama = kiriman.values("jatuh_tempo", "tepat_waktu").first()
    if pertama is None:
        waktu = nilai_waktu(jadwal, [pegangan.pada], jadwal.tanggal_setempat(pegangan.pada))
        jatuh_tempo, tepat = jadwal.jatuh_tempo, waktu.ketepatan is Ketepatan.TEPAT
    else:
        jatuh_tempo, tepat = pertama["jatuh_tempo"], pertama["tepat_waktu"]
    return Kiriman.objects.create(
        laporan=laporan,
        nomor=laporan.nomor + 1,
        perbuatan=langkah.perbuatan.value,
        status=status,
        isi=isi,
        sidik=hashlib.sha256(isi.encode()).hexdigest(),
        temuan=kanonik([{"kunci": t.kunci, **t.temuan.sebagai_json()} for t in temuan]),
        alasan=sebab,
        jatuh_tempo=jatuh_tempo,
        tepat_waktu=tepat,
        diajukan_pada=pegangan.pada,
        diajukan_oleh=pegangan.pelaku,
    )


def _catat_alasan(kiriman: Kiriman, putusan: Putusan, alasan: Mapping[str, str]) -> None:
    """Keep the reason of every finding that asked for one; reasons without a finding fall away."""
    AlasanTemuan.objects.bulk_create(
        AlasanTemuan(kiriman=kiriman, kunci=kunci, kode=kode, alasan=alasan[kunci].strip())
        for kunci, kode in {t.kunci: t.temuan.kode for t in putusan.dijelaskan}.items()
    )


def _bukukan(pegangan: Pegangan, kiriman: Kiriman, naskah: Naskah, *, lengkap: bool, alasan: str) -> None:
    """Book what the draft says otherwise than the book; a figure that an import brought is not booked twice.

    Permission was asked of the table of states: here the report itself acts.
    """
    umum: dict[str, Any] = {
        "pemda": pegangan.pemda,
        "tahun": pegangan.tahun,
        "pd": pegangan.pd,
        "bulan": pegangan.bulan,
        "sumber": Sumber(f"Kiriman {kiriman.nomor_bukti}", kiriman.sidik),
        "oleh": pegangan.pelaku,
        "pada": pegangan.pada,
        "alasan": alasan,
    }
    keuangan = naskah.buku.pembukuan.get(Pembukuan.Aspek.KEUANGAN)
    if keuangan is None or naskah.berubah(Kolom.REALISASI):
        bukukan_realisasi(sifat=Sifat.KUMULATIF, baris=baris_realisasi(naskah), lengkap=lengkap, **umum)
    fisik = baris_fisik(naskah)
    if naskah.berubah(Kolom.FISIK):
        bukukan_fisik(baris=fisik, lengkap=len(fisik) == len(naskah.sub), **umum)
