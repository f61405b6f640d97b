"""Tabel: the control table of one month, out of sums, names and the bands in force."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from siap.domain.fakta import Dimensi
from siap.domain.penilaian.peringkat import Peserta, susun_peringkat
from siap.domain.penilaian.pita import Pita, muat
from siap.domain.penilaian.preset import pita_bawaan
from siap.domain.rekap import BarisRekap, Cakupan, Rekap, Ukuran, Verifikasi
from siap.domain.susun.baris import susun_baris
from siap.domain.susun.gabung import BagianRekap, PdBulan, gabung, jumlah_ketat, pd_bulan, rencana_saja
from siap.domain.susun.keluarga import SARING_PD, silsilah, status_keluarga, verifikasi_keluarga
from siap.domain.susun.temuan_tabel import (
    temuan_baris,
    temuan_belum_lapor,
    temuan_cakupan,
    temuan_dasar_peringkat,
    temuan_kurang,
    temuan_unit,
)


@dataclass(frozen=True, slots=True)
class TotalBulan:
    """The sum of one month: over the PD that reported, or plan-only (``rencana``) when none did."""

    ukuran: Ukuran
    cakupan: Cakupan
    rencana: bool
    pd: tuple[PdBulan, ...]
    dijumlah: tuple[PdBulan, ...]
    versi_anggaran: str


def total_bulan(
    dimensi: Dimensi,
    bulan: int,
    ukuran_pd: Mapping[str, Ukuran],
    saring: Mapping[str, str] | None = None,
    *,
    rencana: bool = False,
) -> TotalBulan:
    """Return the total and coverage of one month; with ``rencana`` as if nobody had reported yet.

    ``ukuran_pd`` holds the sums per PD code. A PD without an entry counts as unknown; but when ``saring``
    chooses budget lines, a PD without any such line is no part of the question.
    """
    saringan = saring or {}
    pilih_garis = any(k not in SARING_PD for k in saringan)
    garis_induk = silsilah(dimensi)
    pd = tuple(
        p
        for p in pd_bulan(dimensi, bulan)
        if garis_induk.lolos(p.dimensi, saringan) and (p.kode in ukuran_pd or not pilih_garis)
    )
    pelapor = tuple(p for p in pd if p.lapor and not rencana)
    dijumlah = pelapor or pd

    def ukuran(daftar: Iterable[PdBulan]) -> list[Ukuran]:
        return [ukuran_pd.get(p.kode, Ukuran()) for p in daftar]

    jumlah = gabung(ukuran(dijumlah))
    cakupan = Cakupan(
        pd_wajib=len(pd),
        pd_lapor=len(pelapor),
        pagu_wajib=jumlah_ketat([u.pagu for u in ukuran(pd)]),
        # nobody reported: the pagu behind the reports is known to be nothing
        pagu_lapor=jumlah_ketat([u.pagu for u in ukuran(pelapor)]) if pelapor else Decimal(0),
        pd_verifikasi=sum(p.verifikasi is Verifikasi.DIVERIFIKASI for p in pelapor),
    )
    return TotalBulan(
        ukuran=jumlah if pelapor else rencana_saja(jumlah),
        cakupan=cakupan,
        rencana=not pelapor,
        pd=pd,
        dijumlah=dijumlah,
        versi_anggaran=_label_versi([p.versi_anggaran for p in dijumlah]),
    )


def _label_versi(label: list[str]) -> str:
    """Name the version of a table: the common one, or each with its number of PD."""
    cacah = Counter(x for x in label if x)
    if len(cacah) < 2:
        return next(iter(cacah), "")
    return "beragam: " + ", ".join(f"{nama} ({n} PD)" for nama, n in sorted(cacah.items()))


def susun_rekap(
    *,
    dimensi: Dimensi,
    bulan: int,
    terbitan: str,
    ukuran_pd: Mapping[str, Ukuran],
    per: str = "pd",
    bagian: Iterable[BagianRekap] = (),
    terakhir: Mapping[str, tuple[int, Decimal]] | None = None,
    saring: Mapping[str, str] | None = None,
    pita: Pita | None = None,
) -> Rekap:
    """Return the control table of a month.

    ``ukuran_pd``: sums per PD, from any engine. ``per`` "pd" gives every unit that reports a row of its own,
    "induk" one row to each PD together with its units. ``bagian``: for any other table, the sums per PD and
    group. ``terakhir``: last reported month before this one and its realisation, per PD. ``pita``:
    the band set, by default the one that the edition holds for the month.
    """
    aturan_pita = pita or pita_bulan(dimensi, bulan)
    total = total_bulan(dimensi, bulan, ukuran_pd, saring)
    dasar = "persen_pagu"
    temuan = temuan_cakupan(total.cakupan, bulan)
    if per == "pd":
        baris = _baris_pd(total, bulan, ukuran_pd, aturan_pita, terakhir or {})
        pelapor = [b for b in baris if b.status_lapor is not None and b.status_lapor.sudah_lapor]
        # a cash plan of 0 is known: its PD has no percentage and stands apart, the others keep theirs
        if all(b.angkas is not None for b in pelapor) and any(b.persen_angkas is not None for b in pelapor):
            dasar = "persen_angkas"
        temuan += temuan_dasar_peringkat(pelapor)
        baris = _beri_peringkat(baris, dasar)
    elif per == "induk":
        baris = _baris_keluarga(total, dimensi, ukuran_pd, aturan_pita)
    else:
        baris = _baris_kelompok(total, bagian, dimensi.uraian, aturan_pita)
    return Rekap(
        pemda=dimensi.pemda,
        nama=dimensi.nama_pemda,
        tahun=dimensi.tahun,
        bulan=bulan,
        terbitan=terbitan,
        versi_anggaran=total.versi_anggaran,
        per=per,
        cakupan=total.cakupan,
        total=_baris_total(total, ukuran_pd, aturan_pita),
        baris=tuple(baris),
        dasar_peringkat=dasar,
        pita=aturan_pita.sebutan,
        saring=tuple(sorted((saring or {}).items())),
        temuan=temuan,
    )


def pita_bulan(dimensi: Dimensi, bulan: int) -> Pita:
    """Return the band set that an edition holds for a month, the default where it holds none."""
    return muat(dimensi.pita[bulan - 1]) if dimensi.pita else pita_bawaan(bulan)


def _baris_total(total: TotalBulan, ukuran_pd: Mapping[str, Ukuran], pita: Pita) -> BarisRekap:
    baris = susun_baris(
        "",
        "Jumlah",
        total.ukuran,
        pita=pita,
        pagu_total=total.ukuran.pagu,
        versi_anggaran=total.versi_anggaran,
    )
    bagian = {p.dimensi.nama: ukuran_pd.get(p.kode, Ukuran()) for p in total.dijumlah}
    tidak_lengkap = temuan_kurang(bagian, rencana=total.rencana)
    # a total without pagu has its reason in R02; the row rule about one unit does not apply to it
    lain = tuple(t for t in temuan_baris(baris) if t.kode != "R01")
    return replace(baris, temuan=tidak_lengkap + lain, verifikasi=_tanda_total(total))


def _tanda_total(total: TotalBulan) -> Verifikasi | None:
    """Return the mark of a total; that of a single PD is the PD's own, also when it was returned."""
    if len(total.dijumlah) == 1:
        return total.dijumlah[0].verifikasi
    return total.cakupan.verifikasi


def _baris_pd(
    total: TotalBulan,
    bulan: int,
    ukuran_pd: Mapping[str, Ukuran],
    pita: Pita,
    terakhir: Mapping[str, tuple[int, Decimal]],
) -> list[BarisRekap]:
    hasil = []
    for pd in total.pd:
        ukuran = ukuran_pd.get(pd.kode, Ukuran())
        baris = susun_baris(
            pd.kode,
            pd.dimensi.nama,
            ukuran if pd.lapor else rencana_saja(ukuran),
            pita=pita,
            pagu_total=total.ukuran.pagu if pd.lapor else None,
            kelompok=pd.dimensi.kelompok,
            status=pd.status,
            versi_anggaran=pd.versi_anggaran,
        )
        if pd.lapor:
            baris = _dengan_temuan(replace(baris, verifikasi=pd.verifikasi))
        else:
            lalu = terakhir.get(pd.kode)
            baris = replace(
                baris,
                terakhir_bulan=lalu[0] if lalu else None,
                terakhir_realisasi=lalu[1] if lalu else None,
                temuan=temuan_belum_lapor(pd.dimensi.nama, bulan, lalu),
            )
        hasil.append(baris)
    return hasil


def _baris_keluarga(
    total: TotalBulan, dimensi: Dimensi, ukuran_pd: Mapping[str, Ukuran], pita: Pita
) -> list[BarisRekap]:
    """Rows of PD with their units, summed as the total is: over who reported, strictly, with the coverage.

    Every unit is in exactly one row, so the rows sum to the total.
    """
    garis_induk = silsilah(dimensi)
    nama = {d.kode: d for d in dimensi.pd}
    keluarga: defaultdict[str, list[PdBulan]] = defaultdict(list)
    for p in total.pd:
        keluarga[garis_induk.puncak(p.kode)].append(p)
    hasil = []
    for kode, anggota in sorted(keluarga.items()):
        pelapor = [p for p in anggota if p.lapor]
        dijumlah = pelapor or anggota
        ukuran = gabung(ukuran_pd.get(p.kode, Ukuran()) for p in dijumlah)
        baris = susun_baris(
            kode,
            nama[kode].nama,
            ukuran if pelapor else rencana_saja(ukuran),
            pita=pita,
            pagu_total=total.ukuran.pagu if pelapor else None,
            kelompok=nama[kode].kelompok,
            status=status_keluarga(anggota),
            versi_anggaran=_label_versi([p.versi_anggaran for p in dijumlah]),
        )
        bagian = {p.dimensi.nama: ukuran_pd.get(p.kode, Ukuran()) for p in dijumlah}
        kurang = temuan_kurang(bagian, rencana=not pelapor) if len(anggota) > 1 else ()
        hasil.append(
            replace(
                baris,
                unit_wajib=len(anggota),
                unit_lapor=len(pelapor),
                verifikasi=verifikasi_keluarga(pelapor),
                temuan=temuan_unit([p.dimensi.nama for p in anggota if not p.lapor], len(anggota))
                + kurang
                + temuan_baris(baris),
            )
        )
    return hasil


def _beri_peringkat(baris: list[BarisRekap], dasar: str) -> list[BarisRekap]:
    menurut_kode = {b.kode: b for b in baris}
    tempat = susun_peringkat(Peserta(b.kode, b.kelompok, getattr(b, dasar)) for b in baris)
    return [replace(menurut_kode[t.kode], peringkat=t.peringkat) for t in tempat]


def _baris_kelompok(
    total: TotalBulan, bagian: Iterable[BagianRekap], uraian: Mapping[str, str], pita: Pita
) -> list[BarisRekap]:
    """Rows of a table by anything but PD: the same PD as the total, strictly summed, "" last."""
    dijumlah = {p.kode for p in total.dijumlah}
    kelompok: defaultdict[str, list[Ukuran]] = defaultdict(list)
    for b in bagian:
        if b.pd in dijumlah:
            kelompok[b.kunci].append(b.ukuran)
    hasil = []
    for kunci in sorted(kelompok, key=lambda k: (k == "", k)):
        ukuran = gabung(kelompok[kunci])
        baris = susun_baris(
            kunci,
            uraian.get(kunci, kunci) if kunci else "Tidak dirinci",
            rencana_saja(ukuran) if total.rencana else ukuran,
            pita=pita,
            pagu_total=total.ukuran.pagu,
        )
        hasil.append(_dengan_temuan(baris))
    return hasil


def _dengan_temuan(baris: BarisRekap) -> BarisRekap:
    """Add the findings of a row; most rows have none and stay as they are."""
    temuan = temuan_baris(baris)
    return replace(baris, temuan=temuan) if temuan else baris
