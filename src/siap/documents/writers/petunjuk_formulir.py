"""The sheet "Petunjuk" of the month's form: how to fill it, and the rules as the register prints them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from xlsxwriter import Workbook

from siap.documents.blocks import Gaya, Jenis
from siap.documents.packs.formulir import TINDAK, AturanSel
from siap.documents.writers.gaya_xlsx import Gudang
from siap.documents.writers.grafik_xlsx import satu_halaman
from siap.domain.aturan.v.semua import SEMUA
from siap.domain.laporan.formulir import KOLOM, LEMBAR_ISIAN, Formulir
from siap.domain.waktu import Periode


def tulis_petunjuk(
    buku: Workbook,
    gudang: Gudang,
    formulir: Formulir,
    daftar: Sequence[AturanSel],
    terpasang: Collection[str],
) -> None:
    """Write the sheet; ``terpasang`` are the codes that the sheet to fill in checks by itself."""
    lembar = buku.add_worksheet("Petunjuk")
    satu_halaman(lembar)
    for i, lebar in enumerate((10, 44, 12, 60, 60)):
        lembar.set_column(i, i, lebar)
    nama = Periode(formulir.tahun, formulir.bulan).nama
    lembar.write_string(0, 0, f"Cara mengisi formulir {nama} {formulir.nama_pd}", gudang.judul(1))
    kalimat = (
        f"1. Isi sel berwarna kuning di lembar “{LEMBAR_ISIAN}”. Angka selalu sampai dengan bulan ini.",
        "2. Sel kosong berarti belum dilaporkan; 0 berarti nihil. Sel yang Anda kosongkan ikut dikosongkan.",
        "3. Jangan ubah kolom Kode, Rekening, dan Sumber dana; baris boleh disisipi, kolom boleh dipindah.",
        "4. Simpan sebagai .xlsx, lalu unggah; perubahan diperlihatkan dahulu sebelum ada yang tersimpan.",
        "5. Sel yang sementara itu diubah rekan ditanyakan satu per satu; tidak ada yang tertimpa diam-diam.",
        "6. Kolom Periksa memakai aturan di bawah sebagai perkiraan; putusan ada pada SIAP saat diunggah.",
        "7. Fisik yang dihitung terkunci: isi baris tahapan atau paketnya, atau outputnya, lalu unggah.",
    )
    for n, teks in enumerate(kalimat, 1):
        lembar.write_string(n, 0, teks, gudang.buat())
    n = len(kalimat) + 2
    badan = gudang.sel(Jenis.TEKS, Gaya.BIASA)
    lembar.write_string(n, 0, "Kolom yang diisi", gudang.judul(2))
    for kolom in (k for k in KOLOM if k.isian):
        n += 1
        lembar.write_string(n, 0, "", badan)
        lembar.write_string(n, 1, kolom.judul, badan)
        lembar.merge_range(n, 2, n, 4, kolom.bantuan, badan)
    n += 2
    lembar.write_string(n, 0, "Aturan yang memeriksa laporan ini", gudang.judul(2))
    n += 1
    for i, teks in enumerate(("Kode", "Aturan", "Berat", "Diperiksa", "Tindakan")):
        lembar.write_string(n, i, teks, gudang.kepala())
    lembar.repeat_rows(n)
    berat = {a.kode: {b.berat for b in daftar if b.kode == a.kode} for a in daftar}
    for satu in SEMUA:
        n += 1
        kode = satu.aturan.kode
        bobot = berat.get(kode) or {k.value for k in satu.bagian.values()}
        di_lembar = kode in terpasang
        diperiksa = f"di lembar {LEMBAR_ISIAN} dan saat diunggah" if di_lembar else "saat diunggah"
        sel = (
            kode,
            satu.aturan.judul,
            ", ".join(kata for b, kata in TINDAK.items() if b in bobot),
            f"{diperiksa}. Gagal bila: {satu.aturan.contoh_gagal}.",
            _tanpa_isian(satu.aturan.tindakan),
        )
        for i, teks in enumerate(sel):
            lembar.write_string(n, i, teks, badan)


def _tanpa_isian(tindakan: str) -> str:
    """Return an action without the names of its fields, which only a finding fills in."""
    return tindakan.replace("{batas}", "batasnya").replace("{", "").replace("}", "")
