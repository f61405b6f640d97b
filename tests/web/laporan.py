"""Reports for the rooms of review: a small budget, and short words to take a report to a state."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from tests.web.orang import DISHUB
from tests.web.tiruan import DINSOS, PEMDA, TAHUN

from siap.domain.masukan import BarisPagu, Matra
from siap.flows import pelaporan as alur
from siap.flows.pelaporan import Alamat, HasilKirim
from siap.ledger.anggaran.actions import bukukan_anggaran
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.pelaporan.actions import simpan_sel
from siap.ledger.pelaporan.galat import BelumBolehDiajukan
from siap.ledger.pelaporan.isian import Operasi
from siap.ledger.pelaporan.models import (
    AlasanTemuan,
    BuktiKirim,
    CatatanPengembalian,
    IsianSel,
    Kiriman,
    LaporanBulanan,
)
from siap.ledger.realisasi.models import EntriFisik, EntriRealisasi, Pembukuan

BULAN = 9
#: in time for September, which is due on the tenth of October (a Saturday, so on the twelfth)
PADA = datetime(2026, 10, 7, 2, tzinfo=UTC)
TELAT = datetime(2026, 10, 20, 2, tzinfo=UTC)
SUB = {DINSOS: "1.06.02.2.01.0001", DISHUB: "2.15.02.2.01.0001"}
SUB_B = "1.06.02.2.01.0002"
REK = "5.1.02.01.01.0024"
TITIK = f"pemda={PEMDA}&tahun={TAHUN}&bulan={BULAN}"

_TABEL = (
    LaporanBulanan,
    IsianSel,
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
    return {m.__name__: sorted(m.objects.values_list(), key=repr) for m in _TABEL}


def keadaan(pd: str = DINSOS) -> tuple[str, int]:
    """State and last submission of a report."""
    return LaporanBulanan.objects.values_list("keadaan", "nomor").get(pd__kode=pd, bulan=BULAN)


def anggaran(pd: str = DINSOS) -> None:
    """A budget of Rp1.000 a line."""
    sub = [SUB[pd], SUB_B] if pd == DINSOS else [SUB[pd]]
    bukukan_anggaran(
        pemda=PEMDA,
        tahun=TAHUN,
        pd=pd,
        baris=[BarisPagu(pd, Matra(s, REK), Decimal(1000)) for s in sub],
        tahap="murni",
        berlaku_mulai=1,
        sumber=Sumber(f"dpa-{pd}.xlsx", "0" * 64),
        oleh="uji",
        pada=PADA,
    )


def alamat(pd: str = DINSOS, pada: datetime = PADA, oleh: Any = "uji") -> Alamat:
    """The report of September."""
    return Alamat(PEMDA, pd, TAHUN, BULAN, oleh, pada)


def isi(pd: str = DINSOS, uang: str = "700", fisik: str = "72", pada: datetime = PADA) -> None:
    """Fill every line alike; no rule has a question about 70 % of money and 72 % of work."""
    laporan = {"pemda": PEMDA, "pd": pd, "tahun": TAHUN, "bulan": BULAN}
    operasi = []
    for s in [SUB[pd], SUB_B] if pd == DINSOS else [SUB[pd]]:
        for rek, kolom, nilai in ((REK, "realisasi", uang), ("", "fisik", fisik)):
            ada = IsianSel.objects.filter(
                laporan__pd__kode=pd, sub_kegiatan=s, rekening=rek, kolom=kolom
            ).first()
            operasi.append(Operasi(s, rek, kolom, nilai, None, ada.versi if ada else 0))
    kunci = f"{pd}{uang}{fisik}{pada.isoformat()}"[:64]
    simpan_sel(**laporan, operasi=operasi, kunci=kunci, oleh="uji", pada=pada)


def kirim(pd: str = DINSOS, *, pada: datetime = PADA, **isian: str) -> HasilKirim:
    """Fill and submit; a finding that asks for a reason gets one."""
    isi(pd, pada=pada, **isian)
    try:
        return alur.ajukan(alamat(pd, pada))
    except BelumBolehDiajukan as salah:
        if salah.menolak:
            raise
        return alur.ajukan(alamat(pd, pada), alasan={t.kunci: "Uang muka 30 %." for t in salah.perlu_alasan})


def sampai(tujuan: str, pd: str = DINSOS) -> None:
    """Take a report to a state."""
    kirim(pd)
    if tujuan in ("diverifikasi", "dikunci"):
        alur.verifikasi(alamat(pd))
    if tujuan == "dikunci":
        alur.kunci(alamat(pd))
