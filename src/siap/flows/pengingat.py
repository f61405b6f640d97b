"""Pengingat: whom to remind of what today, and sending it once; a failure is made up for at the next run.

Before anything is sent the attempt is written down, so that two runs at once send one letter. A run that
died between the two is taken for failed after a while: then a letter may come twice, with one Message-ID.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.domain.laporan.pengingat import JenisPengingat, SaatIngat, SaluranPengingat, saat_ingat
from siap.domain.waktu import Periode, tampil_tanggal
from siap.flows.galat import TidakDikenal
from siap.flows.saluran import GagalKirim, Pesan, kirim_surel, kirim_webhook, webhook_dipasang
from siap.ledger.organisasi.queries import cari_pemda_sistem, daftar_pemda_sistem
from siap.ledger.pelaporan.jadwal import jadwal_banyak_sistem
from siap.ledger.pengendalian.actions import KunciPengingat, catat_hasil_pengingat, mulai_pengingat
from siap.ledger.pengendalian.queries import (
    Ingatan,
    Penerima,
    UnitBerutang,
    ingatan_sistem,
    unit_berutang_sistem,
)

#: an attempt without a result after so long belongs to a run that died
_DIANGGAP_MATI: Final = timedelta(minutes=15)
#: months back whose reminders may still run: a calendar ends within the month after
_BULAN_MUNDUR: Final = 2

TERKIRIM, GAGAL, SUDAH, AKAN, BERJALAN = "terkirim", "gagal", "sudah", "akan dikirim", "sedang dikirim"


@dataclass(frozen=True, slots=True)
class SatuPengingat:
    """One reminder and what became of it in this run."""

    pemda: str
    pd: str
    nama_pd: str
    periode: Periode
    saat: SaatIngat
    penerima: str
    saluran: SaluranPengingat
    hasil: str
    keterangan: str = ""

    def sebagai_json(self) -> dict[str, object]:
        """Return the JSON shape of the command; it names people by their sign-in name only."""
        return {
            "pemda": self.pemda,
            "pd": self.pd,
            "nama_pd": self.nama_pd,
            "tahun": self.periode.tahun,
            "bulan": self.periode.bulan,
            "tanggal": self.saat.tanggal.isoformat(),
            "jenis": self.saat.jenis.value,
            "penerima": self.penerima,
            "saluran": self.saluran.value,
            "hasil": self.hasil,
            "keterangan": self.keterangan,
        }


@dataclass(frozen=True, slots=True)
class TanpaTujuan:
    """A unit that owes a month and has nobody whom a reminder would reach."""

    pemda: str
    pd: str
    nama_pd: str
    periode: Periode


@dataclass(frozen=True, slots=True)
class HasilIngatkan:
    """Everything that one run looked at."""

    daftar: tuple[SatuPengingat, ...]
    tanpa_tujuan: tuple[TanpaTujuan, ...]

    def banyak(self, hasil: str) -> int:
        """Count the reminders with one result."""
        return sum(1 for s in self.daftar if s.hasil == hasil)


@dataclass(frozen=True, slots=True)
class _Rencana:
    """One reminder that is due, with what is known of it."""

    kunci: KunciPengingat
    unit: UnitBerutang
    orang: Penerima
    saat: SaatIngat
    lalu: Ingatan | None
    pesan: Pesan


def ingatkan(*, pada: datetime, oleh: str, pemda: str | None = None, kering: bool = False) -> HasilIngatkan:
    """Remind everybody whose report is owed today, once; ``kering`` sends and writes nothing."""
    dengan_webhook = webhook_dipasang()
    daftar: list[SatuPengingat] = []
    sepi: list[TanpaTujuan] = []
    for kode, nama in _daftar_pemda(pemda):
        for periode, saat, tempo in _yang_diingatkan(kode, pada):
            ingatan = ingatan_sistem(kode, periode)
            for unit in unit_berutang_sistem(kode, periode, pada=pada):
                rencana = [
                    r
                    for o in unit.penerima(saat.penerima)
                    for r in _rencana((kode, nama), unit, o, periode, saat, tempo, ingatan, dengan_webhook)
                ]
                if not rencana:
                    sepi.append(TanpaTujuan(kode, unit.kode, unit.nama, periode))
                daftar += [_jalankan(r, pada=pada, oleh=oleh, kering=kering) for r in rencana]
    return HasilIngatkan(tuple(daftar), tuple(sepi))


def _daftar_pemda(kode: str | None) -> list[tuple[str, str]]:
    if kode is None:
        return [(p.kode, p.nama) for p in daftar_pemda_sistem()]
    pemda = cari_pemda_sistem(kode)
    if pemda is None:
        raise TidakDikenal(f"Pemda {kode} belum ada di buku. Periksa kode Kemendagri-nya, misalnya 18.04.")
    return [(pemda.kode, pemda.nama)]


def _yang_diingatkan(pemda: str, pada: datetime) -> Iterator[tuple[Periode, SaatIngat, str]]:
    """Yield the months that have a reminder day behind them and are not locked, with their due date."""
    kini = Periode(pada.year, pada.month)
    periode = [kini.berikut, kini]
    for _mundur in range(_BULAN_MUNDUR):
        periode.append(periode[-1].sebelum)
    for p, jadwal in jadwal_banyak_sistem(pemda, periode).items():
        saat = saat_ingat(jadwal, jadwal.tanggal_setempat(pada))
        if saat is not None:
            yield p, saat, tampil_tanggal(jadwal.jatuh_tempo)


def _rencana(
    pemda: tuple[str, str],
    unit: UnitBerutang,
    orang: Penerima,
    periode: Periode,
    saat: SaatIngat,
    tempo: str,
    ingatan: dict[tuple[str, str, str, str], Ingatan],
    dengan_webhook: bool,
) -> Iterator[_Rencana]:
    saluran = ([SaluranPengingat.SUREL] if orang.surel else []) + (
        [SaluranPengingat.WEBHOOK] if dengan_webhook else []
    )
    for s in saluran:
        kunci = KunciPengingat(pemda[0], unit.kode, periode, saat.tanggal, saat.jenis, orang.pengguna, s)
        lalu = ingatan.get((unit.kode, saat.tanggal.isoformat(), orang.pengguna, s.value))
        yield _Rencana(kunci, unit, orang, saat, lalu, _pesan(kunci, pemda[1], unit, orang, tempo))


def _jalankan(r: _Rencana, *, pada: datetime, oleh: str, kering: bool) -> SatuPengingat:
    def jadi(hasil: str, keterangan: str = "") -> SatuPengingat:
        k = r.kunci
        return SatuPengingat(
            k.pemda, k.pd, r.unit.nama, k.periode, r.saat, k.penerima, k.saluran, hasil, keterangan
        )

    if r.lalu is not None and r.lalu.terkirim:
        return jadi(SUDAH)
    if r.lalu is not None and r.lalu.berjalan and pada - r.lalu.pada < _DIANGGAP_MATI:
        return jadi(BERJALAN)
    if kering:
        return jadi(AKAN)
    percobaan = (r.lalu.percobaan if r.lalu else 0) + 1
    if not mulai_pengingat(r.kunci, percobaan=percobaan, pada=pada):
        return jadi(BERJALAN)
    try:
        if r.kunci.saluran is SaluranPengingat.SUREL:
            kirim_surel(r.pesan)
        else:
            kirim_webhook(r.pesan, pada=pada)
    except GagalKirim as salah:
        hasil, keterangan = GAGAL, str(salah)
    else:
        hasil, keterangan = TERKIRIM, ""
    catat_hasil_pengingat(
        r.kunci,
        percobaan=percobaan,
        terkirim=hasil == TERKIRIM,
        keterangan=keterangan,
        oleh=oleh,
        pada=pada,
    )
    return jadi(hasil, keterangan)


def _pesan(kunci: KunciPengingat, nama_pemda: str, unit: UnitBerutang, orang: Penerima, tempo: str) -> Pesan:
    bulan = kunci.periode.nama
    kalimat = {
        JenisPengingat.MENJELANG: f"Laporan {bulan} {unit.nama} ditunggu paling lambat {tempo}.",
        JenisPengingat.JATUH_TEMPO: f"Hari ini, {tempo}, hari terakhir laporan {bulan} {unit.nama}.",
        JenisPengingat.LEWAT: f"Laporan {bulan} {unit.nama} belum diajukan; jatuh temponya {tempo}.",
    }[kunci.jenis]
    judul = {
        JenisPengingat.MENJELANG: f"Laporan {bulan} ditunggu {tempo}",
        JenisPengingat.JATUH_TEMPO: f"Laporan {bulan} jatuh tempo hari ini",
        JenisPengingat.LEWAT: f"Laporan {bulan} lewat tempo",
    }[kunci.jenis]
    if unit.keadaan is KeadaanLaporan.DIKEMBALIKAN:
        kalimat += " Laporannya dikembalikan dengan catatan dan menunggu perbaikan."
    tautan = f"{settings.SIAP_URL}/hari-ini?pemda={kunci.pemda}" if settings.SIAP_URL else ""
    baris = [f"Yth. {orang.nama},", "", kalimat]
    baris += ["", f"Buka: {tautan}"] if tautan else ["", "Buka SIAP, halaman Hari ini."]
    baris += ["", "Surat ini dikirim oleh SIAP dan tidak perlu dijawab.", nama_pemda]
    bahan = "|".join(
        (
            kunci.pemda,
            kunci.pd,
            f"{kunci.periode.tahun}-{kunci.periode.bulan:02d}",
            kunci.tanggal.isoformat(),
            kunci.penerima,
            kunci.saluran.value,
        )
    )
    sidik = hashlib.sha256(bahan.encode()).hexdigest()[:40]
    isi = {
        "kunci": sidik,
        "pemda": {"kode": kunci.pemda, "nama": nama_pemda},
        "pd": {"kode": unit.kode, "nama": unit.nama},
        "tahun": kunci.periode.tahun,
        "bulan": kunci.periode.bulan,
        "jenis": kunci.jenis.value,
        "keadaan": unit.keadaan.value,
        "jatuh_tempo": tempo,
        "penerima": {"pengguna": orang.pengguna, "nama": orang.nama, "surel": orang.surel},
        "kalimat": kalimat,
        "tautan": tautan,
    }
    # a line end in a name must not start a new header
    kepala = " ".join(f"{judul} · {unit.nama}".split())
    return Pesan(sidik, orang.surel, kepala, "\n".join(baris) + "\n", isi)
