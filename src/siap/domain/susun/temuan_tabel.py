"""Temuan tabel: what a reader must know before trusting a row, a total or a rank."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from siap.domain.aturan.register import temuan
from siap.domain.rekap import BarisRekap, Cakupan, Ukuran
from siap.domain.temuan import Temuan
from siap.domain.uang import tampil_angka, tampil_persen, tampil_rupiah
from siap.domain.waktu import NAMA_BULAN

_SEBUT_PALING_BANYAK: Final = 5
_KURANG: Final[tuple[tuple[str, Callable[[Ukuran], Decimal | None]], ...]] = (
    ("R02", lambda u: u.pagu),
    ("R03", lambda u: u.angkas),
    ("R04", lambda u: u.nilai_fisik),
    ("R15", lambda u: u.nilai_target),
)


def temuan_baris(baris: BarisRekap) -> tuple[Temuan, ...]:
    """Return what stands out in a row that has a report: no pagu, over 100 %, negative, pagu 0."""
    pagu, angkas, realisasi = baris.pagu, baris.angkas, baris.realisasi
    if realisasi is None:
        return ()
    hasil = []
    diberikan = tampil_rupiah(realisasi)
    if pagu is None:
        hasil.append(temuan("R01", nama=baris.nama, diberikan=diberikan))
    elif pagu == 0:
        hasil.append(temuan("R13", diberikan=diberikan))
    elif realisasi > pagu:
        hasil.append(
            temuan(
                "R05",
                diberikan=diberikan,
                diharapkan=tampil_rupiah(pagu),
                selisih=tampil_rupiah(realisasi - pagu),
                persen=tampil_persen(baris.persen_pagu),
            )
        )
    if angkas and realisasi > angkas:
        hasil.append(
            temuan(
                "R12",
                diberikan=diberikan,
                diharapkan=tampil_rupiah(angkas),
                persen=tampil_persen(baris.persen_angkas),
            )
        )
    if realisasi < 0:
        hasil.append(temuan("R06", diberikan=diberikan))
    hasil += _fisik_sebagian(baris.ukuran)
    return tuple(hasil)


def _fisik_sebagian(ukuran: Ukuran) -> list[Temuan]:
    diketahui, pagu = ukuran.pagu_fisik, ukuran.pagu
    if diketahui is None or pagu is None or diketahui == pagu:
        return []
    return [temuan("R14", diberikan=tampil_rupiah(diketahui), diharapkan=tampil_rupiah(pagu))]


def temuan_belum_lapor(nama: str, bulan: int, terakhir: tuple[int, Decimal] | None) -> tuple[Temuan, ...]:
    """Return the finding of a PD without a report: its last figure stands here and in no sum."""
    if terakhir is None:
        return (temuan("R08", nama=nama, bulan=NAMA_BULAN[bulan - 1]),)
    bulan_lalu, realisasi = terakhir
    return (
        temuan(
            "R07",
            nama=nama,
            bulan=NAMA_BULAN[bulan - 1],
            terakhir=NAMA_BULAN[bulan_lalu - 1],
            diberikan=tampil_rupiah(realisasi),
        ),
    )


def temuan_kurang(bagian: Mapping[str, Ukuran], *, rencana: bool) -> tuple[Temuan, ...]:
    """Return why a total is unknown: how many of the summed PD lack the measure, and which.

    ``bagian`` maps the PD's name to its measures; a plan-only total is not asked for physical progress.
    """
    hasil = []
    for kode, ambil in _KURANG:
        tanpa = [nama for nama, ukuran in bagian.items() if ambil(ukuran) is None]
        if tanpa and not (rencana and kode == "R04"):
            hasil.append(
                temuan(
                    kode,
                    kurang=tampil_angka(len(tanpa)),
                    semua=tampil_angka(len(bagian)),
                    satuan="PD",
                    daftar=_sebut(tanpa),
                )
            )
    return tuple(hasil)


def temuan_unit(belum: Sequence[str], semua: int) -> tuple[Temuan, ...]:
    """Return that some units of a PD have not reported: its sums hold the others only."""
    if not belum or semua < 2:
        return ()
    return (
        temuan("R16", kurang=tampil_angka(len(belum)), semua=tampil_angka(semua), daftar=_sebut(list(belum))),
    )


def temuan_cakupan(cakupan: Cakupan, bulan: int) -> tuple[Temuan, ...]:
    """Return what the coverage means for the table."""
    if cakupan.pd_lapor == 0:
        return (temuan("R10", bulan=NAMA_BULAN[bulan - 1]),)
    if cakupan.pd_lapor < cakupan.pd_wajib:
        return (
            temuan(
                "R09", diberikan=tampil_angka(cakupan.pd_lapor), diharapkan=tampil_angka(cakupan.pd_wajib)
            ),
        )
    return ()


def temuan_dasar_peringkat(baris: Sequence[BarisRekap]) -> tuple[Temuan, ...]:
    """Return why the ranks stand on % pagu: some reporting PD have no cash plan to divide by."""
    tanpa = [b for b in baris if b.angkas is None]
    if not tanpa:
        return ()
    return (temuan("R11", kurang=tampil_angka(len(tanpa)), semua=tampil_angka(len(baris)), satuan="PD"),)


def _sebut(nama: Sequence[str]) -> str:
    tersebut = ", ".join(nama[:_SEBUT_PALING_BANYAK])
    sisa = len(nama) - _SEBUT_PALING_BANYAK
    return f"{tersebut}, dan {sisa} lainnya" if sisa > 0 else tersebut
