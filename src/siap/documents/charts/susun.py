"""Rekap values become charts: the finding is computed from the same figures that are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from siap.documents.charts.model import Batang, BatangPeringkat, Garis, Kurva
from siap.domain.penilaian.pita import Zona
from siap.domain.rekap import KurvaS, Rekap
from siap.domain.uang import bulat, tampil_persen
from siap.domain.waktu import NAMA_BULAN

#: what a ranking is read by, with its denominator
NAMA_METRIK = {"persen_angkas": "persen dari anggaran kas", "persen_pagu": "persen dari pagu"}


def kalimat_deviasi(deviasi: Decimal | None, pokok: str = "Serapan", acuan: str = "target") -> str:
    """Say how far money or work is from its target, in points: "Serapan tertinggal 14,8 poin dari target"."""
    if deviasi is None:
        return f"{pokok} belum dapat dibandingkan dengan {acuan}"
    jarak = tampil_persen(abs(deviasi), 1)
    if bulat(deviasi, 1) == 0:
        return f"{pokok} sesuai {acuan}"
    if deviasi < 0:
        return f"{pokok} tertinggal {jarak} poin dari {acuan}"
    return f"{pokok} {jarak} poin di atas {acuan}"


def _temuan_kurva(kurva: KurvaS) -> str:
    titik = next((t for t in kurva.titik if t.bulan == kurva.sampai_bulan), None)
    if titik is None or titik.keuangan is None:
        return f"Realisasi {NAMA_BULAN[kurva.sampai_bulan - 1]} {kurva.tahun} belum dilaporkan"
    if titik.angkas_persen is None:
        return f"Serapan {tampil_persen(titik.keuangan, 1)}% dari pagu, target kas belum diketahui"
    return kalimat_deviasi(titik.keuangan - titik.angkas_persen)


_LABEL_TERPANJANG: Final = 20


def grafik_kurva_s(kurva: KurvaS) -> Kurva:
    """Return the S-curve: plans to the end of the year, actual lines to the last reported month."""
    titik = sorted(kurva.titik, key=lambda t: t.bulan)
    versi = {t.bulan: t.versi_anggaran for t in titik}

    def deret(nama: str, kelas: str, medan: str, *, rencana: bool = False) -> Garis:
        nilai: list[Decimal | None] = [None] * 12
        for t in titik:
            if rencana or t.bulan <= kurva.sampai_bulan:
                nilai[t.bulan - 1] = getattr(t, medan)
        return Garis(nama, kelas, tuple(nilai), rencana)

    garis = (
        deret("Target kas", "angkas", "angkas_persen", rencana=True),
        deret("Target fisik", "target-fisik", "target_fisik", rencana=True),
        deret("Fisik", "fisik", "fisik"),
        deret("Keuangan", "keuangan", "keuangan"),
    )
    langkah = tuple((b, versi.get(b) or "versi anggaran baru") for b in kurva.langkah)
    anak = "Kurva S kumulatif, persen dari pagu yang berlaku pada bulan itu"
    if len(langkah) > 1 or any(len(label) > _LABEL_TERPANJANG for _, label in langkah):
        # labels side by side would run into one another: the lines stay, the months are told above
        bulan = ", ".join(NAMA_BULAN[b - 1] for b, _ in langkah)
        anak = f"{anak}; garis tegak: versi anggaran berubah ({bulan})"
        langkah = tuple((b, "") for b, _ in langkah)
    return Kurva(
        judul=_temuan_kurva(kurva),
        anak=anak,
        tahun=kurva.tahun,
        sampai_bulan=kurva.sampai_bulan,
        garis=tuple(g for g in garis if any(n is not None for n in g.nilai)),
        langkah=langkah,
    )


def sebutan_zona(kode: str | None, zona: Sequence[Zona] = ()) -> tuple[str, str]:
    """Return word and colour of a band code; without its band set, the code speaks for itself."""
    if kode is None:
        return "", ""
    pita = next((z for z in zona if z.kode == kode), None)
    return (pita.label, pita.warna) if pita else (kode.replace("-", " ").capitalize(), kode)


def grafik_peringkat(
    rekap: Rekap,
    *,
    banyak: int = 10,
    acuan: Decimal | None = None,
    nama_acuan: str = "",
    zona: Sequence[Zona] = (),
) -> BatangPeringkat:
    """Return the lowest PD of a recap as bars, worst first; those without a figure are counted in words."""
    medan = rekap.dasar_peringkat
    bernilai = [(getattr(b, medan), b) for b in rekap.baris]
    ada = sorted(((n, b) for n, b in bernilai if n is not None), key=lambda nb: (nb[0], nb[1].kode))
    tampil = ada[:banyak]
    tidak = len(rekap.baris) - len(ada)
    anak = f"{'Terendah lebih dulu, ' if len(ada) > banyak else ''}{NAMA_METRIK.get(medan, medan)}"
    if tidak:
        anak += f"; {tidak} perangkat daerah tanpa angka tidak digambar"
    warna = [sebutan_zona(b.zona, zona)[1] for _, b in ada]
    if not ada:
        judul = "Belum ada perangkat daerah yang dapat diperingkat"
    elif (merah := warna.count("merah")) > 0:
        judul = f"{merah} dari {len(ada)} perangkat daerah di zona merah"
    else:
        nilai, pertama = ada[0]
        judul = f"Terendah: {pertama.nama}, {tampil_persen(nilai, 1)}%"
    return BatangPeringkat(
        judul=judul,
        anak=anak[0].upper() + anak[1:],
        batang=tuple(Batang(b.kode, b.nama, n, *sebutan_zona(b.zona, zona), b.peringkat) for n, b in tampil),
        acuan=acuan,
        nama_acuan=nama_acuan,
    )
