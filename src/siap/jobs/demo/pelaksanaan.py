"""Pelaksanaan: what one PD spent and built to date, month by month, in whole rupiah and 1/100 percent."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from siap.jobs.demo import gangguan as g
from siap.jobs.demo.acak import sumber
from siap.jobs.demo.frasa import Corak
from siap.jobs.demo.rencana import DAK_FISIK, Jalur, Rencana


@dataclass(slots=True)
class Pelaksanaan:
    """``uang[line][month - 1]`` and ``fisik[sub kegiatan][month - 1]``, both to date.

    The other fields name the sub kegiatan on which a planted trouble can be seen.
    """

    rencana: Rencana
    uang: list[list[int]]
    fisik: dict[str, list[int]]
    pengembalian: str = ""
    mendahului: str = ""
    dak_berisiko: tuple[str, ...] = ()


def laksanakan(rencana: Rencana) -> Pelaksanaan:
    """Live through the months of the demo for one PD."""
    acak = sumber("pelaksanaan", rencana.pd.kode)
    hasil = Pelaksanaan(rencana, [_uang(acak, rencana, i) for i in range(len(rencana.jalur))], {})
    _tanam_uang(hasil)
    hasil.mendahului = _sub_mendahului(hasil)
    for kode, target in rencana.target.items():
        hasil.fisik[kode] = _fisik(acak, hasil, kode, target)
    return hasil


def _laju(acak: Random, rencana: Rencana, jalur: Jalur) -> int:
    """Pace of one line against its cash plan, in per mille; salaries are paid where little else moves."""
    pd = rencana.pd
    if pd.kode in g.DAK_BERISIKO and jalur.sumber_dana == DAK_FISIK:
        return acak.randint(140, 330)
    if jalur.sub.corak is Corak.GAJI:
        return min(1000, pd.laju + 45)
    return pd.laju * (100 + acak.randint(-9, 7)) // 100


def _uang(acak: Random, rencana: Rencana, nomor: int) -> list[int]:
    """Realisation to date of one line: follows the plan in force, never falls, never passes the pagu."""
    jalur = rencana.jalur[nomor]
    laju = _laju(acak, rencana, jalur)
    hasil: list[int] = []
    mendahului = rencana.pd.kode == g.LEBIH_ANGKAS
    for bulan in range(1, g.SAMPAI_BULAN + 1):
        kas = rencana.kas_kumulatif(nomor, bulan)
        if jalur.sub.corak is Corak.FISIK and bulan > 1:  # works are paid by terms, half a month behind
            kas = (kas + rencana.kas_kumulatif(nomor, bulan - 1)) // 2
        awal = 82 + 6 * min(bulan, 3)  # the year starts slowly
        nilai = kas * laju * awal // 100_000 // 100 * 100
        if not mendahului:  # nothing is paid before the cash plan allows it
            nilai = min(nilai, rencana.kas_kumulatif(nomor, bulan))
        pagu = rencana.versi_pada(bulan).pagu[nomor]
        hasil.append(max(hasil[-1] if hasil else 0, min(nilai, pagu)))
    return hasil


def _tanam_uang(hasil: Pelaksanaan) -> None:
    """Plant the troubles that change money: nothing spent, and money given back."""
    pd = hasil.rencana.pd.kode
    for kode, bulan in sorted(g.NIHIL):
        if kode == pd:
            for deret in hasil.uang:
                lalu = deret[bulan - 2] if bulan > 1 else 0
                deret[bulan - 1] = lalu
    kode_kembali, bulan_kembali = g.PENGEMBALIAN
    if kode_kembali == pd:
        nomor = next(
            i
            for i, j in enumerate(hasil.rencana.jalur)
            if j.sub.corak is Corak.BANTUAN and hasil.uang[i][bulan_kembali - 2] > 100_000_000
        )
        deret = hasil.uang[nomor]
        deret[bulan_kembali - 1] = deret[bulan_kembali - 2] - 47_250_000
        hasil.pengembalian = hasil.rencana.jalur[nomor].sub.kode
    if pd in g.DAK_BERISIKO:
        hasil.dak_berisiko = tuple(
            dict.fromkeys(j.sub.kode for j in hasil.rencana.jalur if j.sumber_dana == DAK_FISIK)
        )


def _sub_mendahului(hasil: Pelaksanaan) -> str:
    """Name the sub kegiatan that is paid ahead of its work, at the PD where that happens."""
    rencana = hasil.rencana
    if rencana.pd.kode != g.BAYAR_MENDAHULUI:
        return ""
    calon = {j.sub.kode for j in rencana.jalur if j.sub.corak is Corak.FISIK and j.jenis_belanja[:3] == "5.2"}
    return max(sorted(calon), key=lambda kode: _persen_uang(hasil, kode, g.SAMPAI_BULAN))


def _persen_uang(hasil: Pelaksanaan, kode: str, bulan: int) -> int:
    """Realisation of one sub kegiatan in 1/100 percent of its pagu in force."""
    nomor = [i for i, j in enumerate(hasil.rencana.jalur) if j.sub.kode == kode]
    pagu = sum(hasil.rencana.versi_pada(bulan).pagu[i] for i in nomor)
    return sum(hasil.uang[i][bulan - 1] for i in nomor) * 10_000 // pagu if pagu else 0


def _fisik(acak: Random, hasil: Pelaksanaan, kode: str, target: list[int]) -> list[int]:
    """Physical progress: near its target at the pace of the PD, and not behind the money without a reason."""
    nihil = {bulan for pd, bulan in g.NIHIL if pd == hasil.rencana.pd.kode}
    laju = min(1015, hasil.rencana.pd.laju + acak.randint(20, 75))
    if kode in hasil.dak_berisiko:
        laju = acak.randint(230, 420)
    deret: list[int] = []
    for bulan in range(1, g.SAMPAI_BULAN + 1):
        nilai = target[bulan - 1] * laju // 1000
        uang = _persen_uang(hasil, kode, bulan)
        nilai = (
            uang * 45 // 100
            if kode == hasil.mendahului
            else max(nilai, uang + acak.randint(0, 400) if uang else 0)
        )
        lalu = deret[-1] if deret else 0
        deret.append(lalu if bulan in nihil else max(lalu, min(nilai, 10_000)))
    return deret
