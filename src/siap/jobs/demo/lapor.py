"""Lapor: take the reports of the demo through the actions that every other report goes through."""

from __future__ import annotations

from siap.domain.laporan.keadaan import PerbuatanLaporan as P
from siap.flows import pelaporan
from siap.flows.pelaporan import Alamat
from siap.jobs.demo.kendala import ALASAN, ALASAN_UMUM
from siap.jobs.demo.nilai import Demo, Langkah
from siap.ledger.pelaporan.actions import CatatanSel, PerubahanSel, StatusSel, buka_laporan, simpan_sel
from siap.ledger.pelaporan.galat import BelumBolehDiajukan
from siap.ledger.pelaporan.isian import Operasi


def jalankan(demo: Demo, langkah: Langkah) -> None:
    """Do one step. A step that the rules refuse stops the load: the demo obeys them like everybody."""
    alamat = Alamat(demo.kode, langkah.pd, demo.tahun, langkah.bulan, langkah.oleh, langkah.pada)
    match langkah.perbuatan:
        case P.SIMPAN:
            _simpan(alamat, langkah)
        case P.AJUKAN:
            _ajukan(alamat)
        case P.TARIK:
            pelaporan.tarik(alamat, alasan=langkah.alasan)
        case P.KEMBALIKAN:
            catatan = [
                CatatanSel(s.isi, s.sub_kegiatan, s.rekening, s.sumber_dana, s.kolom) for s in langkah.sel
            ]
            pelaporan.kembalikan(alamat, catatan=catatan)
        case P.VERIFIKASI:
            pelaporan.verifikasi(alamat)
        case P.KUNCI:
            pelaporan.kunci(alamat)
        case P.BUKA_KEMBALI:
            pelaporan.buka_kembali(alamat, alasan=langkah.alasan)
        case P.KOREKSI:
            sel = [
                PerubahanSel(s.sub_kegiatan, s.rekening, s.kolom, s.isi, s.sumber_dana) for s in langkah.sel
            ]
            pelaporan.koreksi(alamat, sel=sel, alasan=langkah.alasan)


def _simpan(alamat: Alamat, langkah: Langkah) -> None:
    laporan = {
        "pemda": alamat.pemda,
        "pd": alamat.pd,
        "tahun": alamat.tahun,
        "bulan": alamat.bulan,
        "oleh": alamat.oleh,
        "pada": alamat.pada,
    }
    if not langkah.sel:
        buka_laporan(**laporan)  # type: ignore[arg-type]  # one mapping for two actions
        return
    operasi = [
        Operasi(s.sub_kegiatan, s.rekening, s.kolom, s.isi, None, 0, s.sumber_dana) for s in langkah.sel
    ]
    kunci = f"demo-{langkah.pd}-{langkah.bulan}"
    jawaban = simpan_sel(operasi=operasi, kunci=kunci, **laporan)  # type: ignore[arg-type]
    gagal = [h for h in jawaban.hasil if h.status != StatusSel.TERSIMPAN]
    if gagal:
        raise ValueError(f"sel {gagal[0]} tidak tersimpan")


def _ajukan(alamat: Alamat) -> None:
    """Submit; what asks for a reason gets the one that this PD would give."""
    try:
        pelaporan.ajukan(alamat)
    except BelumBolehDiajukan as belum:
        if belum.menolak:
            raise
        alasan = {t.kunci: ALASAN.get(t.temuan.kode, ALASAN_UMUM) for t in belum.perlu_alasan}
        pelaporan.ajukan(alamat, alasan=alasan)
