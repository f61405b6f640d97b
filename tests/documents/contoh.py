"""A made-up kabupaten for document tests and the PDF benchmark, by the domain's own formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from siap.documents.packs.pohon import BarisPohon, susun_pohon
from siap.documents.packs.rfk import Latar
from siap.domain.kode import TINGKAT, induk_kode
from siap.domain.metrik.katalog import hitung_baris
from siap.domain.rekap import BarisRekap, Cakupan, KurvaS, Rekap, StatusLapor, TitikKurva, Ukuran

D = Decimal
WAKTU = datetime(2023, 7, 11, 3, 15, tzinfo=UTC)
LATAR = Latar(waktu_tarik=WAKTU)
TINGKAT_POHON = ("urusan", "bidang", "program", "kegiatan", "sub_kegiatan")


def ukuran(
    pagu: Decimal | int | None,
    angkas: Decimal | int | None,
    realisasi: Decimal | int | None,
    fisik: Decimal | str | None = None,
    target: Decimal | str | None = None,
) -> Ukuran:
    """Measures of one unit whose physical percentages are known for its whole pagu, or not at all."""

    def rp(nilai: Decimal | int | None) -> Decimal | None:
        return None if nilai is None else D(nilai).quantize(D("0.01"))

    def kali(persen: Decimal | str | None) -> Decimal | None:
        return None if persen is None or pagu is None else D(pagu) * D(persen) / 100

    return Ukuran(
        pagu=rp(pagu),
        angkas=rp(angkas),
        realisasi=rp(realisasi),
        nilai_fisik=kali(fisik),
        pagu_fisik=None if fisik is None else rp(pagu),
        nilai_target=kali(target),
        pagu_target=None if target is None else rp(pagu),
        nilai_target_lapor=None if fisik is None else kali(target),
    )


def _zona(persen: Decimal | None) -> str | None:
    if persen is None:
        return None
    return "merah" if persen < 65 else "kuning" if persen < 85 else "hijau"


def baris(kode: str, nama: str, u: Ukuran, total: Decimal | None = None, **lain: object) -> BarisRekap:
    """One row with every metric of its measures."""
    nilai = hitung_baris(u, total)
    nilai.update(bobot=nilai["bobot"] if total is not None else None)
    isi: dict[str, object] = {"kelompok": "Dinas dan Badan", "zona": _zona(nilai["persen_angkas"]), **lain}
    return BarisRekap(kode=kode, nama=nama, ukuran=u, **{**nilai, **isi})  # type: ignore[arg-type]


def jumlah(daftar: Sequence[Ukuran]) -> Ukuran:
    """Sum measures; one unknown makes the sum unknown."""

    def satu(medan: str) -> Decimal | None:
        nilai = [getattr(u, medan) for u in daftar]
        return None if not nilai or None in nilai else sum(nilai, D(0))

    return Ukuran(**{m: satu(m) for m in Ukuran.__dataclass_fields__})


def rekap(
    isi: Sequence[tuple[str, str, Ukuran]],
    *,
    per: str = "pd",
    belum: Sequence[tuple[str, str, Ukuran]] = (),
    kelompok: Sequence[str] = ("Dinas dan Badan",),
    nama: str = "Kabupaten Contoh",
) -> Rekap:
    """A recap of reported rows, ranked by % angkas within their group, and of rows not heard from."""
    total = (
        jumlah([u for _, _, u in isi]) if isi else replace(jumlah([u for _, _, u in belum]), realisasi=None)
    )
    rows = [
        baris(k, n, u, total.pagu, kelompok=kelompok[i % len(kelompok)], status_lapor=StatusLapor.LENGKAP)
        for i, (k, n, u) in enumerate(isi)
    ]
    for i, b in enumerate(rows):
        if b.persen_angkas is not None:
            lebih = sum(
                1
                for c in rows
                if c.kelompok == b.kelompok
                and c.persen_angkas is not None
                and c.persen_angkas > b.persen_angkas
            )
            rows[i] = replace(b, peringkat=lebih + 1)
    rows.sort(key=lambda b: (b.kelompok, b.peringkat or 10**6))
    rows += [
        baris(
            k,
            n,
            u,
            kelompok=kelompok[0],
            status_lapor=StatusLapor.BELUM_LAPOR,
            terakhir_bulan=5,
            terakhir_realisasi=D("1234567.89"),
        )
        for k, n, u in belum
    ]
    wajib = jumlah([u for _, _, u in (*isi, *belum)])
    return Rekap(
        pemda="18.04",
        nama=nama,
        tahun=2023,
        bulan=6,
        terbitan="a1b2c3d4e5f60718",
        versi_anggaran="Murni v1",
        per=per,
        cakupan=Cakupan(
            len(isi) + len(belum), len(isi), wajib.pagu, jumlah([u for _, _, u in isi]).pagu or D(0)
        ),
        total=baris("", nama, total, total.pagu),
        baris=tuple(rows),
        dasar_peringkat="persen_angkas",
        pita="pita Lampung Barat (merah < 65 ≤ kuning < 85 ≤ hijau, % anggaran kas)",
    )


def kurva(sampai: int = 6, *, langkah: tuple[int, ...] = (), persen: Sequence[str] = ()) -> KurvaS:
    """An S-curve of twelve points with actual figures to ``sampai``."""
    kas = (2, 6, 12, 21, 33, 53.29, 70.02, 78, 86.3, 91, 96, 100)
    keu = persen or ("1.2", "4.1", "9.03", "16.2", "27.8", "38.47", "47.26", "55", "63", "70", "78", "88")
    fisik = ("1.5", "5", "11", "20.5", "33", "44.1", "52", "61", "70", "78", "86", "95")
    titik = tuple(
        TitikKurva(
            bulan=b,
            pagu=D("984959704911"),
            angkas_persen=D(str(kas[b - 1])),
            target_fisik=D(str(round(kas[b - 1] * 0.95, 2))) if b < 12 else D(100),
            fisik=D(fisik[b - 1]) if b <= sampai else None,
            keuangan=D(keu[b - 1]) if b <= sampai else None,
            realisasi=None,
            pd_lapor=10,
            versi_anggaran="Perubahan v2" if langkah and b >= langkah[0] else "Murni v1",
        )
        for b in range(1, 13)
    )
    return KurvaS("Kurva S", 2023, sampai, "a1b2c3d4e5f60718", titik, langkah)


def pohon_pd(banyak: int = 12, *, benih: int = 1, sen: bool = True) -> tuple[BarisPohon, ...]:
    """Rows of one PD: ``banyak`` sub kegiatan and their parents; ``benih`` decides the amounts."""
    daun: list[tuple[str, str, Ukuran]] = []
    for i in range(banyak):
        kode = f"1.{benih % 30 + 1:02d}.{i // 12 + 1:02d}.2.{i // 4 % 3 + 1:02d}.{i % 4 + 1:04d}"
        acak = (benih * 7919 + i * 104729) % 100_003
        pagu = D(acak * 61_137 + 25_000_000)
        realisasi = pagu * (acak % 97) / 100 + (D("0.53") if sen else 0)
        daun.append(
            (
                kode,
                f"{_NAMA[acak % len(_NAMA)]} {i + 1}",
                ukuran(pagu, pagu * 53 / 100, realisasi.quantize(D("0.01")), D(acak % 101), D(50)),
            )
        )
    total = jumlah([u for _, _, u in daun])
    tingkat = []
    for nama_tingkat in TINGKAT_POHON:
        kelompok: dict[str, list[Ukuran]] = {}
        for kode, _, u in daun:
            kelompok.setdefault(induk_kode(kode, nama_tingkat), []).append(u)
        nama = {k: n for k, n, _ in daun}
        tingkat.append(
            replace(
                rekap([], per=nama_tingkat),
                baris=tuple(
                    baris(
                        k, nama.get(k, f"{nama_tingkat.replace('_', ' ').title()} {k}"), jumlah(u), total.pagu
                    )
                    for k, u in kelompok.items()
                ),
            )
        )
    assert TINGKAT["sub_kegiatan"] == 6
    return susun_pohon(tingkat)


_NAMA = (
    "Penyediaan Gaji dan Tunjangan ASN",
    "Koordinasi dan Penyusunan Dokumen Perencanaan Perangkat Daerah",
    "Rehabilitasi dan Pemeliharaan Puskesmas",
    "Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD",
    "Pengadaan Peralatan dan Mesin Lainnya",
    "Pembangunan Jalan Usaha Tani beserta Bangunan Pelengkap di Kawasan Sentra Produksi Pangan",
    "Peningkatan Kapasitas Sumber Daya Manusia Tenaga Kesehatan Sesuai Standar",
)


def puncak_pohon(
    pohon: Sequence[BarisPohon], kode: str = "1.02", nama: str = "Dinas Kesehatan"
) -> BarisRekap:
    """The PD's own row: the sum of its outermost lines."""
    total = jumlah([p.baris.ukuran for p in pohon if p.kedalaman == 0])
    return baris(kode, nama, total, total.pagu, status_lapor=StatusLapor.LENGKAP, versi_anggaran="Murni v1")
