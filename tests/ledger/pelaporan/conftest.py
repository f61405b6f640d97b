"""A report of Dinas Sosial for September 2025 and short words for what people do to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.ledger.conftest import PEMDA, TAHUN, Buku, Orang

from siap.domain.aturan.pemeriksaan import SaatPeriksa, TemuanLaporan
from siap.domain.laporan.potret import Potret
from siap.domain.masukan import BarisPagu, Matra
from siap.domain.temuan import Keparahan, Tempat, Temuan
from siap.ledger.akun.queries import Pelaku
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.pelaporan import actions
from siap.ledger.pelaporan.isian import Operasi
from siap.ledger.pelaporan.models import (
    AlasanTemuan,
    BuktiKirim,
    CatatanPengembalian,
    IsianSel,
    JawabanSimpan,
    Kiriman,
    LaporanBulanan,
)
from siap.ledger.realisasi.models import EntriFisik, EntriRealisasi, Pembukuan

BULAN = 9
#: inside the window of September, which is due on the tenth of October
PADA_LAPOR = datetime(2025, 10, 7, 2, tzinfo=UTC)
SUB_A, SUB_B = "1.06.02.2.01.0001", "1.06.02.2.01.0002"
REK_A, REK_B = "5.1.02.01.01.0024", "5.2.02.05.01.0005"
BARIS = ((SUB_A, REK_A), (SUB_A, REK_B), (SUB_B, REK_A))
LAPORAN: dict[str, Any] = {"pemda": PEMDA, "pd": "1.06", "tahun": TAHUN, "bulan": BULAN}

TABEL = (
    LaporanBulanan,
    IsianSel,
    JawabanSimpan,
    Kiriman,
    AlasanTemuan,
    CatatanPengembalian,
    BuktiKirim,
    Pembukuan,
    EntriRealisasi,
    EntriFisik,
    Peristiwa,
)


def rekam() -> dict[str, list[tuple[object, ...]]]:
    """Everything that a refusal must leave as it was."""
    return {m.__name__: sorted(m.objects.values_list(), key=repr) for m in TABEL}


def uang(sub: str, rekening: str, nilai: str | None, dilihat: str | None = None, versi: int = 0) -> Operasi:
    """Change the money of one line."""
    return Operasi(sub, rekening, "realisasi", nilai, dilihat, versi)


def isi_sub(sub: str, kolom: str, nilai: str | None, dilihat: str | None = None, versi: int = 0) -> Operasi:
    """Change a cell of a whole sub kegiatan."""
    return Operasi(sub, "", kolom, nilai, dilihat, versi)


@dataclass
class Aturan:
    """A rule book of the test's own: what it finds is set by the test, what it saw is kept."""

    temuan: list[TemuanLaporan] = field(default_factory=list)
    saat_verifikasi: list[TemuanLaporan] = field(default_factory=list)
    dilihat: list[Potret] = field(default_factory=list)

    def __call__(self, potret: Potret, saat: SaatPeriksa) -> Sequence[TemuanLaporan]:
        self.dilihat.append(potret)
        return self.saat_verifikasi if saat is SaatPeriksa.VERIFIKASI else self.temuan


def temuan(kode: str, keparahan: Keparahan, sel: str = SUB_A) -> TemuanLaporan:
    """A finding about a cell."""
    isi = Temuan(kode, keparahan, "Kalimat.", "Tindakan.", Tempat(sel=sel, medan="realisasi"))
    return TemuanLaporan(f"{kode}.uji@{sel}#realisasi", isi)


@dataclass
class Meja:
    """The report on the table; each word is one action, by a person, at a moment."""

    orang: Orang
    aturan: Aturan
    urut: int = 0

    def simpan(
        self, oleh: Pelaku, *operasi: Operasi, kunci: str = "", pada: datetime = PADA_LAPOR
    ) -> actions.Jawaban:
        self.urut += 1
        return actions.simpan_sel(
            **LAPORAN, operasi=operasi, kunci=kunci or f"batch-{self.urut}", oleh=oleh, pada=pada
        )

    def isi_lengkap(self, oleh: Pelaku) -> actions.Jawaban:
        """Fill every cell of figures."""
        return self.simpan(
            oleh,
            *(uang(s, r, f"{10 * (n + 1)}") for n, (s, r) in enumerate(BARIS)),
            isi_sub(SUB_A, "fisik", "40"),
            isi_sub(SUB_B, "fisik", "55.5"),
        )

    def ajukan(self, oleh: Pelaku, *, pada: datetime = PADA_LAPOR, **lain: Any) -> Kiriman:
        return actions.ajukan(**LAPORAN, periksa=self.aturan, oleh=oleh, pada=pada, **lain)

    def kembalikan(self, oleh: Pelaku, *catatan: actions.CatatanSel, **lain: Any) -> LaporanBulanan:
        isi = catatan or (actions.CatatanSel("Periksa lagi."),)
        return actions.kembalikan(**LAPORAN, catatan=isi, oleh=oleh, pada=PADA_LAPOR, **lain)

    def verifikasi(self, oleh: Pelaku, **lain: Any) -> LaporanBulanan:
        return actions.verifikasi(**LAPORAN, periksa=self.aturan, oleh=oleh, pada=PADA_LAPOR, **lain)

    def kunci(self, oleh: Pelaku) -> LaporanBulanan:
        return actions.kunci(**LAPORAN, oleh=oleh, pada=PADA_LAPOR)

    def tarik(self, oleh: Pelaku, alasan: str = "Salah ketik.") -> LaporanBulanan:
        return actions.tarik(**LAPORAN, alasan=alasan, oleh=oleh, pada=PADA_LAPOR)

    def buka_kembali(self, oleh: Pelaku, alasan: str = "Surat BPK.") -> LaporanBulanan:
        return actions.buka_kembali(**LAPORAN, alasan=alasan, oleh=oleh, pada=PADA_LAPOR)

    def koreksi(
        self, oleh: Pelaku, *sel: actions.PerubahanSel, alasan: str = "Pengembalian belanja."
    ) -> Kiriman:
        isi = sel or (actions.PerubahanSel(SUB_A, REK_A, "realisasi", "7"),)
        return actions.koreksi(
            **LAPORAN, sel=isi, alasan=alasan, periksa=self.aturan, oleh=oleh, pada=PADA_LAPOR
        )

    def sampai(self, keadaan: str) -> None:
        """Take an unopened report to a state."""
        self.isi_lengkap(self.orang.rina)
        for nama, langkah in (
            ("diajukan", lambda: self.ajukan(self.orang.hadi)),
            ("diverifikasi", lambda: self.verifikasi(self.orang.sari)),
            ("dikunci", lambda: self.kunci(self.orang.sari)),
        ):
            if LaporanBulanan.objects.get().keadaan == keadaan:
                return
            langkah()
            if keadaan == "dikembalikan" and nama == "diajukan":
                self.kembalikan(self.orang.sari)
                return


@pytest.fixture
def anggaran_rinci(buku: Buku) -> Buku:
    """A budget of two sub kegiatan and three lines."""
    baris = [BarisPagu("1.06", Matra(s, r), Decimal(100 * (n + 1))) for n, (s, r) in enumerate(BARIS)]
    buku.anggaran_rinci(baris)
    return buku


@pytest.fixture
def aturan() -> Aturan:
    """Rules that find nothing until told."""
    return Aturan()


@pytest.fixture
def meja(orang: Orang, anggaran_rinci: Buku, aturan: Aturan) -> Meja:
    """The unopened report of September."""
    return Meja(orang, aturan)
