"""A small kabupaten and its people, for every test of the book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from siap.domain.masukan import BarisAngkas, BarisFisik, BarisPagu, BarisRealisasi, Matra, Sifat
from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.akun.models import Pengguna
from siap.ledger.anggaran.actions import bukukan_anggaran, bukukan_angkas, bukukan_target_fisik
from siap.ledger.anggaran.models import VersiAnggaran, VersiAngkas, VersiTargetFisik
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.organisasi.actions import catat_pd, tetapkan_pemda
from siap.ledger.realisasi.actions import bukukan_fisik, bukukan_realisasi
from siap.ledger.realisasi.models import Pembukuan

PEMDA, TAHUN = "18.04", 2025
PADA = datetime(2025, 10, 5, 2, tzinfo=UTC)
OLEH = "uji"


@dataclass
class Orang:
    """Rina (operator Dinsos), Hadi (kepala Dinsos), Sari (Adbang), Bayu (BPKAD), Dewi (another PD)."""

    rina: Pengguna
    hadi: Pengguna
    sari: Pengguna
    bayu: Pengguna
    dewi: Pengguna


@pytest.fixture
def kabupaten(db: None) -> str:
    """Lampung Barat with Dinas Sosial (1.06) and Dinas Perikanan (3.25)."""
    tetapkan_pemda(kode=PEMDA, nama="Kabupaten Lampung Barat", ibu_kota="Liwa", oleh=OLEH, pada=PADA)
    catat_pd(pemda=PEMDA, kode="1.06", nama="Dinas Sosial", oleh=OLEH, pada=PADA)
    catat_pd(pemda=PEMDA, kode="3.25", nama="Dinas Perikanan", oleh=OLEH, pada=PADA)
    return PEMDA


@pytest.fixture
def orang(kabupaten: str) -> Orang:
    """The five people, each with one role from the first of January."""

    def buat(username: str, nama: str, jenis: str, pd: str | None) -> Pengguna:
        pengguna = buat_pengguna(username=username, nama=nama, sandi="rahasia-sekali", oleh=OLEH, pada=PADA)
        beri_peran(
            pengguna=pengguna,
            jenis=jenis,
            pemda=kabupaten,
            pd=pd,
            berlaku_dari=date(2025, 1, 1),
            oleh=OLEH,
            pada=PADA,
        )
        return pengguna

    return Orang(
        rina=buat("rina", "Rina", "operator", "1.06"),
        hadi=buat("hadi", "Hadi Pranoto", "kepala_pd", "1.06"),
        sari=buat("sari", "Sari", "adbang", None),
        bayu=buat("bayu", "Bayu", "bpkad", None),
        dewi=buat("dewi", "Dewi", "operator", "3.25"),
    )


@dataclass
class Buku:
    """Short words for booking, with everything that a test does not care about filled in."""

    pemda: str
    urutan: int = 0

    def _sumber(self) -> Sumber:
        self.urutan += 1
        return Sumber(f"berkas-{self.urutan}.xlsx", f"{self.urutan:064x}")

    def anggaran(
        self, pagu: dict[str, str], *, pd: str = "1.06", mulai: int = 1, tahap: str = "murni"
    ) -> VersiAnggaran:
        """Book a budget: jenis belanja -> rupiah."""
        baris = [BarisPagu(pd, Matra(jenis_belanja=j), Decimal(n)) for j, n in pagu.items()]
        return self.anggaran_rinci(baris, pd=pd, mulai=mulai, tahap=tahap)

    def anggaran_rinci(
        self, baris: list[BarisPagu], *, pd: str = "1.06", mulai: int = 1, tahap: str = "murni"
    ) -> VersiAnggaran:
        """Book a budget by its lines."""
        return bukukan_anggaran(
            pemda=self.pemda,
            tahun=TAHUN,
            pd=pd,
            baris=baris,
            tahap=tahap,
            berlaku_mulai=mulai,
            sumber=self._sumber(),
            oleh=OLEH,
            pada=PADA,
        )

    def angkas(self, bulanan: dict[int, str], *, pd: str = "1.06", mulai: int = 1) -> VersiAngkas:
        """Book a cash plan: month -> rupiah of belanja operasi."""
        baris = [BarisAngkas(pd, Matra(jenis_belanja="5.1"), b, Decimal(n)) for b, n in bulanan.items()]
        return bukukan_angkas(
            pemda=self.pemda,
            tahun=TAHUN,
            pd=pd,
            baris=baris,
            berlaku_mulai=mulai,
            sumber=self._sumber(),
            oleh=OLEH,
            pada=PADA,
        )

    def target(
        self, persen: dict[tuple[int, str], str], *, pd: str = "1.06", mulai: int = 1
    ) -> VersiTargetFisik:
        """Book physical targets: (month, sub kegiatan) -> percent."""
        baris = [BarisFisik(pd, b, s, Decimal(n)) for (b, s), n in persen.items()]
        return bukukan_target_fisik(
            pemda=self.pemda,
            tahun=TAHUN,
            pd=pd,
            baris=baris,
            berlaku_mulai=mulai,
            sumber=self._sumber(),
            oleh=OLEH,
            pada=PADA,
        )

    def realisasi(
        self,
        bulan: int,
        nilai: dict[str, str],
        *,
        pd: str = "1.06",
        sifat: Sifat = Sifat.KUMULATIF,
        lengkap: bool = True,
        versi: VersiAnggaran | None = None,
        sumber: Sumber | None = None,
    ) -> Pembukuan:
        """Book money: jenis belanja -> rupiah."""
        baris = [BarisRealisasi(pd, bulan, Matra(jenis_belanja=j), Decimal(n)) for j, n in nilai.items()]
        return bukukan_realisasi(
            pemda=self.pemda,
            tahun=TAHUN,
            pd=pd,
            bulan=bulan,
            sifat=sifat,
            baris=baris,
            sumber=sumber or self._sumber(),
            lengkap=lengkap,
            versi=versi,
            oleh=OLEH,
            pada=PADA,
        )

    def fisik(self, bulan: int, persen: dict[str, str], *, pd: str = "1.06") -> Pembukuan:
        """Book physical progress: sub kegiatan -> percent."""
        baris = [BarisFisik(pd, bulan, s, Decimal(n)) for s, n in persen.items()]
        return bukukan_fisik(
            pemda=self.pemda,
            tahun=TAHUN,
            pd=pd,
            bulan=bulan,
            baris=baris,
            sumber=self._sumber(),
            oleh=OLEH,
            pada=PADA,
        )


@pytest.fixture
def buku(kabupaten: str) -> Buku:
    """The book of the small kabupaten."""
    return Buku(kabupaten)


@pytest.fixture
def baca_fakta() -> Callable[[str], dict[str, list[tuple[object, ...]]]]:
    """Return the facts of the year as rows, as the mart will read them."""
    from django.db import connection

    from siap.ledger.realisasi.queries import SqlFakta, fakta_sql

    def baca(
        pemda: str = PEMDA, tahun: int = TAHUN, pd: list[str] | None = None
    ) -> dict[str, list[tuple[object, ...]]]:
        hasil: dict[str, list[tuple[object, ...]]] = {}
        for nama, isi in fakta_sql(pemda, tahun, pd).items():
            if isinstance(isi, SqlFakta):
                with connection.cursor() as kursor:
                    kursor.execute(isi.sql)
                    hasil[nama] = sorted(tuple(b) for b in kursor.fetchall())
            else:
                hasil[nama] = list(isi)
        return hasil

    return baca
