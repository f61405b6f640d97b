"""Muat: book the demo through the public actions of the ledger, as its people would have done it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from siap.domain.laporan.keadaan import PerbuatanLaporan
from siap.domain.masukan import IsiAnggaran, IsiAngkas, IsiFisik, IsiRealisasi, IsiTarget
from siap.flows.pelaporan import sekaligus
from siap.jobs.demo.gangguan import ACUAN
from siap.jobs.demo.isi import sha256_isi
from siap.jobs.demo.lapor import jalankan
from siap.jobs.demo.laporan import WIB
from siap.jobs.demo.nilai import Demo, Kiriman, Langkah, Perihal
from siap.ledger.akun import actions as akun
from siap.ledger.anggaran import actions as anggaran
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.nomenklatur import actions as nomenklatur
from siap.ledger.organisasi import actions as organisasi
from siap.ledger.realisasi import actions as realisasi

OLEH = "demo"
#: A first payment of the year is often many times the petty cash of January; a cash plan that is rupiah off
#: is explained here, because BPKAD and not the PD can mend it.
AMBANG = {"lipat_besar": 40, "keparahan": {"V03": "jelaskan"}}
DASAR_AMBANG = "Peraturan Bupati Contoh 9/2026 tentang Pengendalian Pelaksanaan APBD"
LIBUR = (
    (date(2026, 1, 1), "Tahun Baru"),
    (date(2026, 5, 1), "Hari Buruh"),
    (date(2026, 6, 1), "Hari Lahir Pancasila"),
    (date(2026, 8, 17), "Hari Kemerdekaan"),
    (date(2026, 12, 25), "Natal"),
)


def muat(demo: Demo, *, pada: datetime, sandi: Callable[[str], str]) -> None:
    """Book the whole demo in one transaction: all of it, or nothing.

    ``sandi`` gives the password of a user name; ``pada`` is when the people were made known. Deliveries are
    booked at the moment of their arrival in the name of who brought them, and between them the reports take
    their way. The ledger is not asked for permission some thousand times: a test proves once that everybody
    may do what the demo lets them do.
    """
    with sekaligus(), transaction.atomic():
        _muat(demo, pada=pada, sandi=sandi)


def _muat(demo: Demo, *, pada: datetime, sandi: Callable[[str], str]) -> None:
    awal = demo.kiriman[0].pada
    organisasi.tetapkan_pemda(
        kode=demo.kode,
        nama=demo.nama,
        ibu_kota=demo.ibu_kota,
        penanda_tangan_nama="Mulyono Adi",
        penanda_tangan_nip="00000000 000000 0 000",
        penanda_tangan_jabatan="Sekretaris Daerah",
        oleh=OLEH,
        pada=awal,
    )
    organisasi.catat_daftar_pd(pemda=demo.kode, baris=demo.unit, oleh=OLEH, pada=awal)
    nomenklatur.catat_nama(pemda=demo.kode, tahun=demo.tahun, uraian=demo.uraian)
    _buat_pengguna(demo, pada=pada, sandi=sandi)
    kapasitas = {k.pd: len(k.isi.baris) for k in demo.kiriman if isinstance(k.isi, IsiAnggaran)}
    _atur(demo, awal)
    # what is corrected after the lock is no delivery any more: the correction itself brings the figures
    susulan = {(x.pd, x.bulan, x.pada) for x in demo.langkah if x.perbuatan is PerbuatanLaporan.KOREKSI}
    semua: list[Kiriman | Langkah] = [*demo.kiriman, *demo.langkah]
    for satu in sorted(semua, key=lambda x: x.pada):
        if isinstance(satu, Langkah):
            jalankan(demo, satu)
        elif (satu.pd, satu.bulan, satu.pada) not in susulan:
            _bukukan(demo, satu, lengkap=len(satu.isi.baris) >= kapasitas[satu.pd])
    _catat_acuan(demo)


def _catat_acuan(demo: Demo) -> None:
    """Keep what BPKAD says of September for some PD; one of them differs on its first line."""
    for k in demo.pilih(Perihal.REALISASI):
        if k.pd not in ACUAN or k.bulan != demo.sampai_bulan or not isinstance(k.isi, IsiRealisasi):
            continue
        pertama, *lain = k.isi.baris
        isi = replace(k.isi, baris=(replace(pertama, nilai=pertama.nilai + ACUAN[k.pd]), *lain))
        realisasi.catat_acuan(
            pemda=demo.kode,
            tahun=demo.tahun,
            pd=k.pd,
            bulan=k.bulan,
            sifat=isi.sifat,
            baris=isi.baris,
            sumber=Sumber(f"sp2d-bpkad-{k.pd}-{demo.tahun}-{k.bulan:02d}.xlsx", sha256_isi(isi)),
            oleh="bayu",
            pada=datetime(demo.tahun, k.bulan + 1, 15, 9, tzinfo=WIB),
        )


def _atur(demo: Demo, pada: datetime) -> None:
    """Set the limits that this kabupaten has decided for itself, and its days off."""
    organisasi.atur_konfigurasi(
        pemda=demo.kode,
        kunci="ambang",
        berlaku_dari=date(demo.tahun, 1, 1),
        isi=AMBANG,
        dasar_hukum=DASAR_AMBANG,
        oleh=OLEH,
        pada=pada,
    )
    for tanggal, nama in LIBUR:
        organisasi.catat_libur(pemda=None, tanggal=tanggal, nama=nama, oleh=OLEH, pada=pada)


def _buat_pengguna(demo: Demo, *, pada: datetime, sandi: Callable[[str], str]) -> None:
    for p in demo.pengguna:
        pengguna = akun.buat_pengguna(
            username=p.masuk,
            nama=p.nama,
            sandi=sandi(p.masuk),
            surel=f"{p.masuk}@kabupaten-contoh.example",
            jabatan=p.jabatan,
            oleh=OLEH,
            pada=pada,
        )
        akun.beri_peran(
            pengguna=pengguna,
            jenis=p.peran,
            pemda=demo.kode,
            pd=p.pd,
            berlaku_dari=date(demo.tahun, 1, 1),
            oleh=OLEH,
            pada=pada,
        )


def _bukukan(demo: Demo, k: Kiriman, *, lengkap: bool) -> None:
    """Hand one delivery to the action that it is meant for."""
    sumber = Sumber(k.berkas, k.sha256)
    match k.isi:
        case IsiAnggaran():
            anggaran.bukukan_anggaran(
                pemda=demo.kode,
                tahun=demo.tahun,
                pd=k.pd,
                baris=k.isi.baris,
                tahap=k.tahap,
                berlaku_mulai=k.bulan,
                dasar=k.dasar,
                sumber=sumber,
                oleh=k.oleh,
                pada=k.pada,
            )
        case IsiAngkas():
            anggaran.bukukan_angkas(
                pemda=demo.kode,
                tahun=demo.tahun,
                pd=k.pd,
                baris=k.isi.baris,
                berlaku_mulai=k.bulan,
                dasar=k.dasar,
                sumber=sumber,
                oleh=k.oleh,
                pada=k.pada,
            )
        case IsiTarget():
            anggaran.bukukan_target_fisik(
                pemda=demo.kode,
                tahun=demo.tahun,
                pd=k.pd,
                baris=k.isi.baris,
                berlaku_mulai=k.bulan,
                dasar=k.dasar,
                sumber=sumber,
                oleh=k.oleh,
                pada=k.pada,
            )
        case IsiRealisasi():
            realisasi.bukukan_realisasi(
                pemda=demo.kode,
                tahun=demo.tahun,
                pd=k.pd,
                bulan=k.bulan,
                sifat=k.isi.sifat,
                baris=k.isi.baris,
                lengkap=lengkap,
                alasan=k.koreksi,
                sumber=sumber,
                oleh=k.oleh,
                pada=k.pada,
            )
        case IsiFisik():
            realisasi.bukukan_fisik(
                pemda=demo.kode,
                tahun=demo.tahun,
                pd=k.pd,
                bulan=k.bulan,
                baris=k.isi.baris,
                alasan=k.koreksi,
                sumber=sumber,
                oleh=k.oleh,
                pada=k.pada,
            )
