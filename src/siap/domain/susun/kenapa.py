"""Kenapa: everything a person needs to check one status without asking anyone."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from siap.domain.fakta import DimensiPD
from siap.domain.metrik.katalog import KATALOG, Metrik, nilai_ukuran
from siap.domain.metrik.prosa import prosa
from siap.domain.metrik.rumus import ukuran_dipakai
from siap.domain.penilaian.pembalik import Pembalik, pembalik
from siap.domain.penilaian.pita import Pita, zona_berkode
from siap.domain.rekap import BarisRekap, Penjelasan
from siap.domain.uang import bulat, tampil_persen, tampil_rupiah
from siap.domain.waktu import Periode, tampil_tanggal

_YANG_MENGUBAH: Final = (
    "Realisasi diubah oleh PD dengan mengirim laporan baru; pagu dan anggaran kas oleh BPKAD dengan "
    "versi baru; batas zona oleh Adbang sebagai ketentuan bertanggal."
)
_PENGUBAH: Final = {"fisik": "nilai_fisik", "deviasi_fisik": "nilai_fisik"}


def kenapa(
    baris: BarisRekap,
    pita: Pita,
    *,
    periode: Periode,
    terbitan: str = "",
    pd: DimensiPD | None = None,
    metrik: str | None = None,
    pagu_total: Decimal | None = None,
) -> Penjelasan:
    """Return the explanation of a row's status, or of any of its metrics.

    ``pd`` gives versions and sources when the row is a PD; ``pagu_total`` is wanted only for weights.
    """
    m = KATALOG.get(metrik or pita.metrik, KATALOG["persen_angkas"])
    masukan = nilai_ukuran(baris.ukuran, pagu_total)
    dinilai = m.kode == pita.metrik
    zona = zona_berkode(pita, baris.zona) if dinilai and baris.zona else None
    return Penjelasan(
        judul=f"{baris.nama}: {m.nama.lower()}",
        nilai=m.tampil(m.hitung(masukan)),
        zona=zona.kode if zona else None,
        rumus=prosa(m.rumus),
        hitungan=m.hitungan(masukan),
        pita=pita.sebutan if dinilai else "",
        batas=_batas(pita) if dinilai else (),
        pembalik=_kalimat_pembalik(baris, pita, m, masukan) if dinilai else "",
        baseline=_baseline(baris, pd, periode.bulan),
        keadaan=_keadaan(periode, terbitan),
        sumber=_sumber(baris, pd, periode.bulan, m),
        yang_mengubah=_YANG_MENGUBAH,
        verifikasi=baris.verifikasi,
    )


def _batas(pita: Pita) -> tuple[tuple[str, str], ...]:
    penanda = tuple(
        (p.zona.label, f"{KATALOG[p.kiri].nama.lower()} di bawah {KATALOG[p.kanan].nama.lower()}")
        for p in pita.penanda
    )
    return tuple((z.label, z.batas) for z in pita.zona) + penanda


def _kalimat_pembalik(
    baris: BarisRekap, pita: Pita, metrik: Metrik, masukan: Mapping[str, Decimal | None]
) -> str:
    if baris.status_lapor is not None and not baris.status_lapor.sudah_lapor:
        return (
            "Belum ada laporan untuk bulan ini, sehingga tidak ada warna. Laporan PD akan memberinya warna."
        )
    if any(p.zona.kode == baris.zona for p in pita.penanda):
        return "Warna ini berasal dari dua angka yang tidak wajar satu sama lain; periksa keduanya."
    ukuran = _PENGUBAH.get(metrik.kode, "realisasi")
    pilihan = pembalik(pita, metrik.rumus, masukan, ukuran)
    if not pilihan:
        return "Ada masukan yang belum diketahui, sehingga tidak ada warna."
    return " ".join(_satu_kalimat(p, masukan) for p in pilihan)


def _satu_kalimat(hasil: Pembalik, masukan: Mapping[str, Decimal | None]) -> str:
    arah = "tambah" if hasil.selisih > 0 else "kurang"
    selisih = tampil_rupiah(abs(hasil.selisih))
    if hasil.ukuran == "realisasi":
        return f"Menjadi {hasil.zona.label} pada realisasi {tampil_rupiah(hasil.nilai)} ({arah} {selisih})."
    dasar = masukan["pagu_fisik"] or Decimal(1)
    persen = tampil_persen(bulat(hasil.nilai / dasar * 100, 4), 4)
    return f"Menjadi {hasil.zona.label} pada fisik {persen} % (nilai fisik {arah} {selisih})."


def _baseline(baris: BarisRekap, pd: DimensiPD | None, bulan: int) -> str:
    anggaran = baris.versi_anggaran or "belum diketahui"
    angkas = pd.versi_angkas[bulan - 1] if pd else ""
    return f"Anggaran {anggaran}" + (f"; anggaran kas {angkas}" if angkas else "")


def _keadaan(periode: Periode, terbitan: str) -> str:
    keadaan = f"Keadaan s.d. {tampil_tanggal(periode.akhir)}"
    return f"{keadaan}, terbitan {terbitan}" if terbitan else keadaan


def _sumber(
    baris: BarisRekap, pd: DimensiPD | None, bulan: int, metrik: Metrik
) -> tuple[tuple[str, str], ...]:
    """Name the source of every input of the formula."""
    dari_pd = pd is not None
    asal = {
        "pagu": baris.versi_anggaran,
        "angkas": pd.versi_angkas[bulan - 1] if pd else "",
        "realisasi": pd.sumber[bulan - 1] if pd else "",
        "nilai_fisik": "laporan fisik PD" if dari_pd else "",
        "nilai_target": "target fisik PD" if dari_pd else "",
        "nilai_target_lapor": "target fisik PD" if dari_pd else "",
        "pagu_fisik": baris.versi_anggaran,
        "pagu_target": baris.versi_anggaran,
    }
    tanpa = "belum ada" if dari_pd else "jumlah seluruh PD yang dijumlah"
    return tuple((u.nama, asal.get(u.kode) or tanpa) for u in ukuran_dipakai(metrik.rumus))
