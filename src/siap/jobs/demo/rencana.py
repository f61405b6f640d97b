"""Rencana: budget versions, cash plans and physical targets of one PD, in whole rupiah."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from siap.domain.anggaran import Tahap
from siap.jobs.demo import gangguan as g
from siap.jobs.demo.acak import bagi, goyang, sumber
from siap.jobs.demo.frasa import Corak
from siap.jobs.demo.perangkat import Perangkat
from siap.jobs.demo.susunan import HONOR, Sub, sub_milik

DAU: Final = "1.2.01.01.02"
DBH: Final = "1.2.01.01.01"
PAD: Final = "1.1.01"
BLUD: Final = "1.1.04.16"
DAK_FISIK: Final = "2.2.01.01.03"
DAK_NONFISIK: Final = "2.2.01.01.04"
DANA_DESA: Final = "2.2.01.05.01"

SUMBER_DANA: Final = {
    DAU: "Dana Alokasi Umum",
    DBH: "Dana Bagi Hasil",
    PAD: "Pendapatan Asli Daerah",
    BLUD: "Pendapatan BLUD",
    DAK_FISIK: "Dana Alokasi Khusus Fisik",
    DAK_NONFISIK: "Dana Alokasi Khusus Nonfisik",
    DANA_DESA: "Dana Desa",
}

JENIS_BELANJA: Final = {
    "5.1.01": "Belanja Pegawai",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.1.05": "Belanja Hibah",
    "5.1.06": "Belanja Bantuan Sosial",
    "5.2.02": "Belanja Modal Peralatan dan Mesin",
    "5.2.03": "Belanja Modal Gedung dan Bangunan",
    "5.2.04": "Belanja Modal Jalan, Jaringan, dan Irigasi",
    "5.3.01": "Belanja Tidak Terduga",
    "5.4.02": "Belanja Bantuan Keuangan",
}

#: share of the twelve months in the cash plan; salaries with the holiday and the thirteenth month
_KAS: Final[dict[Corak, tuple[int, ...]]] = {
    Corak.GAJI: (7, 7, 14, 7, 7, 14, 7, 7, 7, 7, 8, 8),
    Corak.KANTOR: (4, 6, 8, 9, 9, 9, 9, 9, 9, 10, 10, 8),
    Corak.LAYANAN: (1, 4, 8, 10, 10, 11, 10, 10, 10, 10, 9, 7),
    Corak.FISIK: (0, 0, 2, 6, 10, 10, 12, 12, 14, 14, 12, 8),
    Corak.BANTUAN: (0, 0, 10, 0, 15, 10, 15, 5, 15, 5, 15, 10),
    Corak.HIBAH: (0, 0, 15, 20, 10, 15, 10, 10, 5, 5, 5, 5),
    Corak.TRANSFER: (0, 5, 15, 10, 2, 15, 15, 3, 12, 10, 5, 8),
    Corak.TAK_TERDUGA: (6, 6, 8, 8, 8, 8, 8, 8, 10, 10, 10, 10),
}
_HANYA_DESEMBER: Final = (0,) * 11 + (1,)
_AKHIR_TAHUN: Final = (0,) * 10 + (6, 4)

#: physical target to date in percent, before shaking
_TARGET: Final[dict[Corak, tuple[int, ...]]] = {
    Corak.FISIK: (0, 3, 8, 16, 27, 40, 53, 66, 78, 89, 97, 100),
    Corak.BANTUAN: (0, 4, 14, 20, 34, 44, 60, 66, 80, 86, 96, 100),
    Corak.HIBAH: (0, 5, 18, 38, 48, 62, 72, 82, 88, 93, 97, 100),
}
_TARGET_RATA: Final = (6, 14, 23, 32, 41, 50, 59, 68, 76, 84, 93, 100)


@dataclass(slots=True)
class Jalur:
    """One budget line: sub kegiatan x jenis belanja x sumber dana."""

    sub: Sub
    jenis_belanja: str
    sumber_dana: str


@dataclass(slots=True)
class Versi:
    """One budget version; ``kas`` is None when no cash plan was made for it."""

    tahap: Tahap
    berlaku_mulai: int
    pagu: list[int]
    kas: list[list[int]] | None


@dataclass(slots=True)
class Rencana:
    """Everything one PD planned.

    ``target``: sub kegiatan code -> twelve targets to date, in 1/100 percent; ``pagu_nol`` and ``honor`` name
    the sub kegiatan on which a planted trouble can be seen.
    """

    pd: Perangkat
    jalur: list[Jalur]
    versi: list[Versi]
    target: dict[str, list[int]]
    pagu_nol: str = ""
    honor: str = ""

    def versi_pada(self, bulan: int) -> Versi:
        """Give the budget version in force in a month."""
        return [v for v in self.versi if v.berlaku_mulai <= bulan][-1]

    def kas_kumulatif(self, nomor: int, bulan: int) -> int:
        """Give the cash plan of one line to date, by the plan in force in that month."""
        kas = [v.kas for v in self.versi if v.berlaku_mulai <= bulan and v.kas is not None][-1]
        return sum(kas[nomor][:bulan])


def rencanakan(pd: Perangkat) -> Rencana:
    """Make the whole plan of one PD."""
    acak = sumber("rencana", pd.kode)
    daftar_sub = sub_milik(pd)
    jalur, pagu = _jalur_dan_pagu(acak, pd, daftar_sub)
    rencana = Rencana(pd, jalur, [], {s.kode: _target(acak, s) for s in daftar_sub})
    if pd.kode == g.PAGU_NOL:
        rencana.pagu_nol = next(s.kode for s in daftar_sub if s.nama.startswith("Pembangunan"))
    if pd.kode in g.HONOR_DESEMBER:
        rencana.honor = next(s.kode for s in daftar_sub if s.nama == HONOR)
    kas = [bagi(p, _bobot_kas(acak, rencana, j)) for p, j in zip(pagu, jalur, strict=True)]
    if pd.kode == g.SELISIH_DUA_RUPIAH:
        kas[0][11] -= 2
    rencana.versi.append(Versi(Tahap.MURNI, 1, pagu, kas))
    if mulai := g.PERGESERAN.get(pd.kode):
        _tambah_versi(acak, rencana, Tahap.PERGESERAN, mulai)
    if mulai := g.PERUBAHAN.get(pd.kode):
        _tambah_versi(acak, rencana, Tahap.PERUBAHAN, mulai)
    return rencana


def _bobot_kas(acak: Random, rencana: Rencana, jalur: Jalur) -> list[int]:
    if jalur.sub.kode == rencana.honor:
        return list(_HANYA_DESEMBER)
    if jalur.sub.kode == rencana.pagu_nol:
        return list(_AKHIR_TAHUN)
    return goyang(acak, _KAS[jalur.sub.corak], 0 if jalur.sub.corak is Corak.GAJI else 25)


def _jalur_dan_pagu(acak: Random, pd: Perangkat, daftar: list[Sub]) -> tuple[list[Jalur], list[int]]:
    """Split the PD's budget over its sub kegiatan and these over accounts and funds; the sum is exact."""
    total = pd.pagu_juta * 1_000_000 + acak.randrange(1_000_000)
    gaji = total * pd.gaji // 100
    bobot = [0 if s.corak is Corak.GAJI else _bobot_sub(acak, s) for s in daftar]
    jalur: list[Jalur] = []
    pagu: list[int] = []
    for sub, bagian in zip(daftar, bagi(total - gaji, bobot), strict=True):
        jumlah = gaji if sub.corak is Corak.GAJI else bagian // 1000 * 1000
        pecahan = _pecah(acak, pd, sub)
        for (jenis, sumber_dana, _), nilai in zip(
            pecahan, bagi(jumlah, [b for _, _, b in pecahan]), strict=True
        ):
            jalur.append(Jalur(sub, jenis, sumber_dana))
            pagu.append(nilai)
    terbesar = max(range(len(pagu)), key=lambda i: pagu[i])
    pagu[terbesar] += total - sum(pagu)
    return jalur, pagu


def _bobot_sub(acak: Random, sub: Sub) -> int:
    awal = sub.nama.split()[0]
    rentang = {
        Corak.KANTOR: (3, 11),
        Corak.LAYANAN: (6, 26),
        Corak.FISIK: {"Pembangunan": (60, 160), "Rehabilitasi": (40, 110), "Pemeliharaan": (25, 70)}.get(
            awal, (4, 10)
        ),
        Corak.BANTUAN: (50, 120) if awal == "Penyaluran" else (4, 10),
        Corak.HIBAH: (200, 420) if awal == "Penyaluran" else (3, 6),
        Corak.TRANSFER: (2400, 2600) if sub.nama == "Penyaluran Dana Desa" else (300, 700),
        Corak.TAK_TERDUGA: (110, 140),
    }[sub.corak]
    return acak.randint(*rentang)


def _pecah(acak: Random, pd: Perangkat, sub: Sub) -> list[tuple[str, str, int]]:
    """Give (jenis belanja, sumber dana, weight) of each line of one sub kegiatan."""
    umum = BLUD if pd.jenis in ("rsud", "puskesmas") else acak.choice((DAU, DAU, PAD, DBH))
    if sub.corak is Corak.KANTOR and "Peralatan dan Perlengkapan" in sub.nama:
        return [("5.1.02", umum, 4), ("5.2.02", umum, 6)]
    if sub.corak is Corak.LAYANAN and acak.randint(1, 100) <= 35:
        return [("5.1.02", acak.choice((umum, DAK_NONFISIK)), 17), ("5.2.02", umum, 3)]
    if sub.corak is Corak.FISIK and not sub.nama.startswith("Penyusunan"):
        modal = "5.2.04" if any(k in sub.nama for k in _JARINGAN) else "5.2.03"
        return [("5.1.02", DAU, 2), (modal, acak.choice((DAK_FISIK, DAK_FISIK, DAU, DBH)), 23)]
    if sub.corak is Corak.BANTUAN and sub.nama.startswith("Penyaluran"):
        return [("5.1.02", PAD, 3), ("5.1.06", DAU, 17)]
    if sub.corak is Corak.HIBAH and sub.nama.startswith("Penyaluran"):
        return [("5.1.05", PAD, 1)]
    return [(*_TUNGGAL.get(sub.nama, _TUNGGAL.get(sub.corak, ("5.1.02", umum))), 1)]


#: sub kegiatan with one line, by name or by kind of work
_TUNGGAL: Final[dict[str, tuple[str, str]]] = {
    Corak.GAJI: ("5.1.01", DAU),
    Corak.TAK_TERDUGA: ("5.3.01", PAD),
    "Penyaluran Dana Desa": ("5.4.02", DANA_DESA),
    "Penyaluran Bagi Hasil Pajak kepada Desa": ("5.4.02", PAD),
    Corak.TRANSFER: ("5.4.02", DAU),
}
_JARINGAN: Final = (
    "Jalan",
    "Jembatan",
    "Irigasi",
    "Drainase",
    "Perpipaan",
    "Tanggul",
    "Embung",
    "Dam",
    "Gorong",
    "Penerangan",
)


def _target(acak: Random, sub: Sub) -> list[int]:
    """Twelve rising targets to date in 1/100 percent, ending at 10000."""
    dasar = _TARGET.get(sub.corak, _TARGET_RATA)
    hasil: list[int] = []
    for bulan, persen in enumerate(dasar, start=1):
        nilai = persen * 100 if bulan == 12 else persen * (100 + acak.randint(-9, 9))
        hasil.append(min(10_000, max(nilai, hasil[-1] if hasil else 0)))
    return hasil


def _tambah_versi(acak: Random, rencana: Rencana, tahap: Tahap, mulai: int) -> None:
    """Append a version from month ``mulai``: what was planned before it stays, the rest is planned anew."""
    lama = rencana.versi[-1]
    if lama.kas is None:
        raise ValueError("versi sebelumnya harus punya anggaran kas")
    lalu = [sum(k[: mulai - 1]) for k in lama.kas]
    ruang = [max(0, p - t) for p, t in zip(lama.pagu, lalu, strict=True)]
    geser = tahap is Tahap.PERGESERAN
    pagu = _geser(lama.pagu, ruang) if geser else _ubah(acak, rencana, lama.pagu, ruang)
    kas = None
    if rencana.pd.kode != g.ANGKAS_TERTINGGAL:
        kas = [
            [*k[: mulai - 1], *_sisa_kas(p - t, k[mulai - 1 :])]
            for p, t, k in zip(pagu, lalu, lama.kas, strict=True)
        ]
    rencana.versi.append(Versi(tahap, mulai, pagu, kas))


def _sisa_kas(sisa: int, bobot: list[int]) -> list[int]:
    return bagi(sisa, bobot if sum(bobot) > 0 else [0] * (len(bobot) - 1) + [1])


def _geser(pagu: list[int], ruang: list[int]) -> list[int]:
    """Take a fifth of the room of every third line and give it all to the lines after them."""
    baru = list(pagu)
    for i in range(0, len(pagu) - 1, 3):
        pindah = ruang[i] // 5 // 1000 * 1000
        baru[i] -= pindah
        baru[i + 1] += pindah
    return baru


def _ubah(acak: Random, rencana: Rencana, pagu: list[int], ruang: list[int]) -> list[int]:
    baru = []
    for jalur, p, sisa in zip(rencana.jalur, pagu, ruang, strict=True):
        if jalur.sub.kode == rencana.pagu_nol:
            baru.append(0)
            continue
        lebar = (-2, 4) if jalur.sub.corak is Corak.GAJI else (-22, 30)
        ubah = acak.randint(*lebar) if acak.randint(1, 100) <= 55 else 0
        baru.append(p + sisa * ubah // 100 // 1000 * 1000)
    return baru
