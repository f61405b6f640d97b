"""RFK: the monthly report of physical and financial realisation, one PD (Form B) and all PD (recap)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from siap.documents.blocks import (
    Baris,
    BarisGrafik,
    Berdampingan,
    Blok,
    BlokTandaTangan,
    Cap,
    Catatan,
    Dokumen,
    Gaya,
    Judul,
    Kaki,
    Nilai,
    Paragraf,
    Rincian,
    Tabel,
    TandaTangan,
    dengan_kode,
)
from siap.documents.charts import Grafik, grafik_kurva_s, grafik_peringkat, sebutan_zona
from siap.documents.packs.kalimat import (
    TANPA_ANGKA,
    butir_temuan,
    judul_temuan,
    kalimat_cakupan_dan_verifikasi,
    kalimat_fisik,
    kalimat_kelas,
    kalimat_keuangan,
    kalimat_sisa,
    keadaan,
)
from siap.documents.packs.kolom_rfk import BELUM_LAPOR, FORM_B, PERSEN_SISA, REKAP_PD
from siap.documents.packs.pohon import BarisPohon, puncak
from siap.domain.metrik.katalog import hitung_baris, nilai_ukuran
from siap.domain.metrik.rumus import hitung
from siap.domain.organisasi import urutan_kelompok
from siap.domain.penilaian.pita import Zona
from siap.domain.rekap import BarisRekap, KelasSub, KurvaS, Rekap
from siap.domain.waktu import NAMA_BULAN

#: columns of the recap that have no total: rank and state of reporting
_TANPA_JUMLAH = (14, 15)
#: findings beyond this stay in the application; a report is no log
_BANYAK_TEMUAN = 40


@dataclass(frozen=True, slots=True)
class Latar:
    """What a report needs besides figures: when it was drawn, who signs, where its code is checked.

    ``sumber`` names the files behind the figures. ``zona`` are the bands by which the month is judged: they
    give a zone its word and colour. ``acuan`` and ``nama_acuan`` are the line drawn through the ranking
    ("batas hijau" at 85).
    """

    waktu_tarik: datetime
    penanda: tuple[TandaTangan, ...] = ()
    alamat_periksa: str = ""
    zona: tuple[Zona, ...] = ()
    sumber: tuple[str, ...] = ()
    acuan: Decimal | None = None
    nama_acuan: str = ""


def _kaki(rekap: Rekap, jenis: str, pokok: str, versi: str, latar: Latar) -> Kaki:
    rujukan = f"{jenis}/{rekap.pemda}/{rekap.tahun}-{rekap.bulan:02d}" + (f"/{pokok}" if pokok else "")
    return Kaki(
        rujukan=rujukan,
        terbitan=rekap.terbitan,
        keadaan=keadaan(rekap),
        versi_anggaran=versi or "belum diketahui",
        waktu_tarik=latar.waktu_tarik,
        alamat_periksa=latar.alamat_periksa,
    )


def _persen_sisa(b: BarisRekap) -> Decimal | None:
    """Return what is left in percent of the pagu."""
    return hitung(PERSEN_SISA, nilai_ukuran(b.ukuran))


def _ukuran(b: BarisRekap) -> tuple[Nilai, ...]:
    """Return the measures that only workbooks show, in the order of ``kolom_rfk.UKURAN``."""
    u = b.ukuran
    return (u.nilai_fisik, u.pagu_fisik, u.nilai_target, u.pagu_target, u.nilai_target_lapor)


def _sel_form_b(b: BarisRekap, lokasi: str) -> tuple[Nilai, ...]:
    return (
        b.kode,
        b.nama,
        b.pagu,
        b.bobot,
        b.target_fisik,
        b.fisik,
        b.fisik_tertimbang,
        b.angkas,
        b.target_persen,
        b.realisasi,
        b.persen_pagu,
        b.keu_tertimbang,
        lokasi,
        b.sisa,
        _persen_sisa(b),
        *_ukuran(b),
    )


def _sendiri(pd: BarisRekap) -> BarisRekap:
    """Return the PD's row weighed against its own pagu: on its form the weights sum to 100."""
    nilai = hitung_baris(pd.ukuran, pd.pagu)
    return replace(
        pd,
        bobot=nilai["bobot"],
        keu_tertimbang=nilai["keu_tertimbang"],
        fisik_tertimbang=nilai["fisik_tertimbang"],
    )


def _tabel_form_b(pd: BarisRekap, pohon: Sequence[BarisPohon], lokasi: Mapping[str, str]) -> Tabel:
    baris = tuple(
        Baris(
            sel=_sel_form_b(p.baris, lokasi.get(p.baris.kode, "")),
            gaya=Gaya.INDUK if p.anak else Gaya.BIASA,
            tingkat=p.kedalaman,
            jumlah_dari=p.anak,
        )
        for p in pohon
    )
    total = Baris(("", "Jumlah", *_sel_form_b(_sendiri(pd), "")[2:]), Gaya.TOTAL, jumlah_dari=puncak(pohon))
    return Tabel(
        judul="Realisasi fisik dan keuangan per sub kegiatan",
        kolom=FORM_B,
        baris=baris,
        total=total,
        kosong="Belum ada rincian anggaran perangkat daerah ini.",
        lembar="RFK",
    )


def _lukisan(kurva: KurvaS | None) -> tuple[Grafik, ...]:
    """Return the S-curve; a year without a single figure has none."""
    if kurva is None or not (lukisan := grafik_kurva_s(kurva)).garis:
        return ()
    return (lukisan,)


def _kelas(kelas: KelasSub | None) -> tuple[Paragraf, ...]:
    return (Paragraf(kalimat_kelas(kelas)),) if kelas and kelas.jumlah else ()


def _sebut_zona(b: BarisRekap, latar: Latar) -> str:
    teks, _ = sebutan_zona(b.zona, latar.zona)
    return f" Zona {teks.lower()}." if teks else ""


def _cap(b: BarisRekap, latar: Latar) -> Cap | None:
    return None if b.zona is None else Cap(*sebutan_zona(b.zona, latar.zona))


def _catatan(rekap: Rekap, latar: Latar, temuan: Iterable[str]) -> Catatan:
    butir = [
        TANPA_ANGKA,
        "Bobot = pagu ÷ jumlah pagu × 100. Tertimbang = bobot × persen ÷ 100.",
        "Fisik baris induk dan jumlah ditimbang dengan pagu.",
        "Deviasi keuangan = (realisasi − anggaran kas) ÷ pagu × 100, dalam poin persen dari pagu.",
    ]
    if rekap.pita:
        butir.append(f"Zona menurut {rekap.pita}.")
    butir += [f"Sumber: {s}." for s in latar.sumber]
    semua = list(temuan)
    butir += semua[:_BANYAK_TEMUAN]
    if len(semua) > _BANYAK_TEMUAN:
        butir.append(f"{len(semua) - _BANYAK_TEMUAN} temuan lain dapat dibaca di aplikasi.")
    return Catatan("Catatan", tuple(butir))


def _terakhir(b: BarisRekap, tahun: int) -> str:
    return f"{NAMA_BULAN[b.terakhir_bulan - 1]} {tahun}" if b.terakhir_bulan else ""


def _status(b: BarisRekap) -> str:
    return b.status_lapor.value if b.status_lapor else ""


def rfk_pd(
    rekap: Rekap,
    *,
    pd: BarisRekap,
    pohon: Sequence[BarisPohon],
    latar: Latar,
    kurva: KurvaS | None = None,
    kelas: KelasSub | None = None,
    lokasi: Mapping[str, str] | None = None,
) -> Dokumen:
    """Return Form B of one PD.

    ``rekap`` gives the month, edition and names; ``pd`` is the PD's own row, printed as the total; ``pohon``
    its lines from urusan down (``susun_pohon``). A place that is not known stays blank for the pen.
    """
    sampai = keadaan(rekap)
    versi = pd.versi_anggaran or rekap.versi_anggaran
    pesan = f"{kalimat_keuangan(pd, sampai)}{kalimat_sisa(pd)} {kalimat_fisik(pd)}"
    pesan += _sebut_zona(pd, latar)
    if pd.realisasi is None and pd.terakhir_bulan:
        pesan += f" Laporan terakhir: keadaan {_terakhir(pd, rekap.tahun)}."
    grafik = _lukisan(kurva)
    kepala: tuple[Judul | Paragraf | Rincian, ...] = (
        Rincian(
            (
                ("Perangkat daerah", f"{pd.kode} {pd.nama}".strip()),
                ("Tahun anggaran", str(rekap.tahun)),
                ("Keadaan s.d.", sampai),
                ("Versi anggaran", versi or "belum diketahui"),
                ("Status laporan", _status(pd) or "belum diketahui"),
            )
        ),
        *(() if grafik else (Judul(judul_temuan(pd), tingkat=2),)),  # a curve says it in its own title
        Paragraf(pesan, penting=True),
        *_kelas(kelas),
    )
    temuan = (butir_temuan(t, p.baris.kode) for p in pohon for t in p.baris.temuan)
    blok: tuple[Blok, ...] = (
        Judul("Laporan Realisasi Fisik dan Keuangan (RFK)", f"{pd.nama}, {rekap.nama}"),
        *((Berdampingan(kepala, grafik),) if grafik else kepala),
        _tabel_form_b(pd, pohon, lokasi or {}),
        _catatan(rekap, latar, [*(butir_temuan(t) for t in pd.temuan), *temuan]),
        BlokTandaTangan(latar.penanda or (TandaTangan(jabatan=f"Kepala {pd.nama}"),)),
    )
    judul = f"RFK {pd.nama} keadaan s.d. {sampai}"
    return dengan_kode(Dokumen(judul, rekap.nama, blok, _kaki(rekap, "RFK-PD", pd.kode, versi, latar)))


def _sel_rekap(nomor: int, b: BarisRekap, latar: Latar) -> tuple[Nilai, ...]:
    return (
        nomor,
        b.nama,
        b.pagu,
        b.bobot,
        b.angkas,
        b.realisasi,
        b.persen_pagu,
        b.persen_angkas,
        b.fisik,
        b.keu_tertimbang,
        b.fisik_tertimbang,
        b.deviasi_keu,
        b.deviasi_fisik,
        _cap(b, latar),
        b.peringkat,
        _status(b),
        *_ukuran(b),
    )


def _tabel_rekap(rekap: Rekap, tampil: Sequence[BarisRekap], latar: Latar) -> Tabel:
    """Lay out the control table: groups apart (ranks count within one), rows in the order of the recap."""
    kelompok = sorted({b.kelompok for b in tampil}, key=urutan_kelompok)
    baris: list[Baris] = []
    isi: list[int] = []
    for nama in kelompok:
        anggota = [b for b in tampil if b.kelompok == nama]
        if len(kelompok) > 1:
            kosong: tuple[Nilai, ...] = ("",) * (len(REKAP_PD) - 2)
            baris.append(Baris(("", f"{nama or 'Lainnya'} ({len(anggota)})", *kosong), Gaya.KELOMPOK))
        for b in anggota:
            isi.append(len(baris))
            baris.append(Baris(_sel_rekap(len(isi), b, latar), tingkat=int(len(kelompok) > 1)))
    total = _sel_rekap(0, rekap.total, latar)
    jumlah = tuple("" if i in _TANPA_JUMLAH else s for i, s in enumerate(total))
    return Tabel(
        judul="Rekapitulasi per perangkat daerah",
        kolom=REKAP_PD,
        baris=tuple(baris),
        total=Baris(
            ("", f"Jumlah ({len(isi)} perangkat daerah)", *jumlah[2:]), Gaya.TOTAL, jumlah_dari=tuple(isi)
        ),
        keterangan=kalimat_cakupan_dan_verifikasi(rekap.cakupan),
        kosong="Belum ada perangkat daerah.",
        lembar="Rekap",
    )


def _tabel_belum(rekap: Rekap, belum: Sequence[BarisRekap]) -> Tabel:
    baris = tuple(
        Baris((n, b.nama, b.pagu, b.angkas, b.terakhir_realisasi, _terakhir(b, rekap.tahun), _status(b)))
        for n, b in enumerate(belum, 1)
    )
    return Tabel(
        judul=f"Belum lapor: {len(belum)} perangkat daerah, tidak dijumlahkan dan tidak diperingkat",
        kolom=BELUM_LAPOR,
        baris=baris,
        lembar="Belum lapor",
    )


def rfk_rekap(
    rekap: Rekap, *, latar: Latar, kurva: KurvaS | None = None, kelas: KelasSub | None = None
) -> Dokumen:
    """Return the recap of all PD for a month: message, charts, control table, those not heard from, notes.

    The total counts exactly the rows above it. When nobody has reported it is the plan of everybody.
    """
    sampai = keadaan(rekap)
    sudah = [b for b in rekap.baris if b.status_lapor is None or b.status_lapor.sudah_lapor]
    belum = [b for b in rekap.baris if b.status_lapor is not None and not b.status_lapor.sudah_lapor]
    tampil = sudah or list(rekap.baris)
    pesan = (
        f"{kalimat_keuangan(rekap.total, sampai)}{kalimat_sisa(rekap.total)} {kalimat_fisik(rekap.total)}"
    ) + _sebut_zona(rekap.total, latar)
    peringkat = grafik_peringkat(rekap, acuan=latar.acuan, nama_acuan=latar.nama_acuan, zona=latar.zona)
    kurva_s = _lukisan(kurva)
    grafik = (*kurva_s, *((peringkat,) if peringkat.batang else ()))
    temuan = [butir_temuan(t) for t in (*rekap.temuan, *rekap.total.temuan)]
    temuan += [butir_temuan(t, b.nama) for b in rekap.baris for t in b.temuan]
    blok: tuple[Blok, ...] = (
        Judul(
            "Rekapitulasi Realisasi Fisik dan Keuangan",
            f"{rekap.nama}, tahun anggaran {rekap.tahun}, keadaan s.d. {sampai}",
        ),
        *(() if kurva_s else (Judul(judul_temuan(rekap.total), tingkat=2),)),
        Paragraf(pesan, penting=True),
        Paragraf(kalimat_cakupan_dan_verifikasi(rekap.cakupan)),
        *_kelas(kelas),
        *((BarisGrafik(grafik),) if grafik else ()),
        _tabel_rekap(rekap, tampil, latar),
        *((_tabel_belum(rekap, belum),) if belum and sudah else ()),
        _catatan(rekap, latar, temuan),
        BlokTandaTangan(latar.penanda or (TandaTangan(jabatan="Kepala Bagian Administrasi Pembangunan"),)),
    )
    judul = f"Rekapitulasi RFK {rekap.nama} keadaan s.d. {sampai}"
    kaki = _kaki(rekap, "RFK-REKAP", "", rekap.versi_anggaran, latar)
    return dengan_kode(Dokumen(judul, rekap.nama, blok, kaki))
