"""Pack: the papers of one cut-off month, from one edition; the same edition gives the same bytes."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime

from siap.analytics import rekap as tabel
from siap.analytics.mart import Mart
from siap.documents.blocks import Dokumen, TandaTangan
from siap.documents.packs.rfk import Latar, rfk_pd, rfk_rekap
from siap.documents.writers.pdf import tulis_pdf
from siap.documents.writers.xlsx import tulis_xlsx
from siap.domain.susun import pita_bulan
from siap.flows.galat import TidakDikenal
from siap.flows.jam import kini
from siap.flows.mart import waktu_terbitan
from siap.flows.tanya import buka, pohon_dokumen
from siap.ledger.jejak.actions import catat
from siap.ledger.jejak.queries import peristiwa_objek
from siap.ledger.organisasi.queries import pemda_sistem

BENTUK = ("pdf", "xlsx")


def rfk(
    pemda: str,
    tahun: int,
    bulan: int,
    *,
    pd: str | None = None,
    bentuk: str = "pdf",
    terbitan: str | None = None,
    oleh: str = "sistem",
    pada: datetime | None = None,
) -> tuple[str, bytes]:
    """Return (file name, bytes) of the RFK of one PD, or of the recap of all PD.

    What was handed out is told to the jejak once, under the code printed on it, so that ``siap periksa``
    can prove a paper that comes back. Raises TidakDikenal for a PD or a form that does not exist.
    """
    if bentuk not in BENTUK:
        raise TidakDikenal(f"Bentuk “{bentuk}” tidak ada. Pilih salah satu: {', '.join(BENTUK)}.")
    saat = pada or kini()
    mart = buka(pemda, tahun, terbitan=terbitan, pada=saat)
    dokumen = _dokumen_pd(mart, bulan, pd) if pd else _dokumen_rekap(mart, bulan)
    isi = tulis_pdf(dokumen, terpisah=True) if bentuk == "pdf" else tulis_xlsx(dokumen)
    pokok = re.sub(r"[^0-9A-Za-z.-]+", "-", pd) if pd else "rekap"
    nama = f"rfk-{pokok}-{pemda}-{tahun}-{bulan:02d}-{mart.terbitan}.{bentuk}"
    _catat_terbit(pemda, dokumen, nama, isi, oleh, saat)
    return nama, isi


def _dokumen_rekap(mart: Mart, bulan: int) -> Dokumen:
    hasil = tabel.susun_rekap(mart, bulan=bulan)
    return rfk_rekap(
        hasil,
        latar=_latar(mart, bulan, _penanda_pemda(mart, bulan)),
        kurva=tabel.kurva_s(mart, sampai_bulan=bulan),
        kelas=tabel.kelas_sub(mart, bulan=bulan),
    )


def _dokumen_pd(mart: Mart, bulan: int, pd: str) -> Dokumen:
    hasil = tabel.susun_rekap(mart, bulan=bulan)
    baris = next((b for b in hasil.baris if b.kode == pd), None)
    if baris is None:
        raise TidakDikenal(f"Perangkat daerah “{pd}” tidak ada pada terbitan {mart.terbitan}.")
    saring = {"pd": pd}
    kepala = TandaTangan(jabatan=f"Kepala {baris.nama}", kota=mart.dimensi.ibu_kota)
    return rfk_pd(
        hasil,
        pd=baris,
        pohon=pohon_dokumen(mart, bulan, pd),
        latar=_latar(mart, bulan, kepala),
        kurva=tabel.kurva_s(mart, sampai_bulan=bulan, saring=saring),
        kelas=tabel.kelas_sub(mart, bulan=bulan, saring=saring),
    )


def _latar(mart: Mart, bulan: int, penanda: TandaTangan) -> Latar:
    """Everything but figures; all of it belongs to the edition, nothing to the moment of printing."""
    pita = pita_bulan(mart.dimensi, bulan)
    aman = next((z for z in pita.zona if z.warna == "hijau" and z.bawah is not None), None)
    return Latar(
        waktu_tarik=waktu_terbitan(mart.pemda, mart.tahun, mart.terbitan),
        penanda=(penanda,),
        zona=pita.zona,
        acuan=aman.bawah if aman else None,
        nama_acuan=f"batas {aman.label.lower()}" if aman else "",
    )


def _penanda_pemda(mart: Mart, bulan: int) -> TandaTangan:
    pemda = pemda_sistem(mart.pemda)
    return TandaTangan(
        jabatan=pemda.penanda_tangan_jabatan or "Kepala Bagian Administrasi Pembangunan",
        kota=mart.dimensi.ibu_kota,
        nama=pemda.penanda_tangan_nama,
        nip=pemda.penanda_tangan_nip,
    )


def _catat_terbit(pemda: str, dokumen: Dokumen, nama: str, isi: bytes, oleh: str, pada: datetime) -> None:
    """Tell the jejak of a paper, once per code and file."""
    objek = f"dokumen={dokumen.kaki.kode_periksa}"
    sha = hashlib.sha256(isi).hexdigest()
    if any(sha in p.isi for p in peristiwa_objek(rantai=pemda, objek=objek)):
        return
    catat(
        rantai=pemda,
        perbuatan="pack.terbit",
        objek=objek,
        isi={"rujukan": dokumen.kaki.rujukan, "terbitan": dokumen.kaki.terbitan, "nama": nama, "sha256": sha},
        oleh=oleh,
        pada=pada,
    )
