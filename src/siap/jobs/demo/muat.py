"""Muat: book the demo through the public actions of the ledger, as its people would have done it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction

from siap.domain.masukan import IsiAnggaran, IsiAngkas, IsiFisik, IsiRealisasi, IsiTarget
from siap.jobs.demo.nilai import Demo, Kiriman
from siap.ledger.akun import actions as akun
from siap.ledger.anggaran import actions as anggaran
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.nomenklatur import actions as nomenklatur
from siap.ledger.organisasi import actions as organisasi
from siap.ledger.realisasi import actions as realisasi

OLEH = "demo"


@transaction.atomic
def muat(demo: Demo, *, pada: datetime, sandi: Callable[[str], str]) -> None:
    """Book the whole demo in one transaction: all of it, or nothing.

    ``sandi`` gives the password of a user name; ``pada`` is when the people were made known. Deliveries are
    booked at the moment of their arrival in the name of who brought them. The ledger is not asked for
    permission 1,267 times: a test proves once that everybody may do what the demo lets them do.
    """
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
    for kiriman in demo.kiriman:
        _bukukan(demo, kiriman, lengkap=len(kiriman.isi.baris) >= kapasitas[kiriman.pd])


def _buat_pengguna(demo: Demo, *, pada: datetime, sandi: Callable[[str], str]) -> None:
    for p in demo.pengguna:
        pengguna = akun.buat_pengguna(
            username=p.masuk, nama=p.nama, sandi=sandi(p.masuk), jabatan=p.jabatan, oleh=OLEH, pada=pada
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
