"""F-codes: what an upload of the month's form may meet. ``tolak`` refuses the file, or that one cell."""

from __future__ import annotations

from typing import Final

from siap.domain.aturan.bentuk import Aturan
from siap.domain.temuan import Keparahan

_TOLAK: Final = Keparahan.TOLAK
_JELASKAN: Final = Keparahan.JELASKAN
_INFO: Final = Keparahan.INFO
_SUMBER: Final = "Bolak-balik formulir bulan"

DAFTAR: Final[tuple[Aturan, ...]] = (
    Aturan(
        "F01",
        _TOLAK,
        "Bukan formulir bulan",
        "Berkas ini bukan formulir bulan dari SIAP: {sebab}.",
        "Unduh formulirnya dari halaman pengisian, isi, lalu unggah lagi.",
        "Formulir yang diunduh dari halaman pengisian",
        "Buku kerja lain tanpa kolom kode dan realisasi",
        _SUMBER,
    ),
    Aturan(
        "F02",
        _TOLAK,
        "Formulir milik laporan lain",
        "Formulir ini menyebut {apa} {diberikan}, sedangkan yang dibuka adalah {diharapkan}.",
        "Buka laporan {diberikan}, atau unggah formulir {diharapkan}.",
        "Formulir September diunggah pada September",
        "Formulir Agustus diunggah pada September",
        "Hukum SIAP 12",
    ),
    Aturan(
        "F03",
        _TOLAK,
        "Baris tidak dikenal",
        "Baris {diberikan} tidak ada dalam laporan bulan ini; isinya tidak dibaca.",
        "Periksa kodenya; bila barisnya memang baru, mintalah perubahan anggaran lebih dahulu.",
        "Kode yang ada dalam anggaran bulan itu",
        "Baris sisipan dengan kode yang tidak ada",
        _SUMBER,
    ),
    Aturan(
        "F04",
        _TOLAK,
        "Baris tertulis dua kali",
        "Kolom {kolom} baris {apa} tertulis dua kali dengan isi berbeda: {diberikan} dan {diharapkan}.",
        "Hapus salah satu barisnya, lalu unggah lagi.",
        "Satu baris untuk satu kode",
        "Baris yang disalin lalu diubah angkanya",
        _SUMBER,
    ),
    Aturan(
        "F05",
        _INFO,
        "Lembar pengenal hilang",
        "Lembar tersembunyi “{diharapkan}” tidak ada; tidak diketahui apa yang terlihat saat mengisi.",
        "Hanya sel yang masih kosong yang terisi langsung; pilih nilai yang benar untuk sel lain.",
        "Formulir dengan lembar pengenal",
        "Lembar isian disalin ke buku kerja baru",
        _SUMBER,
    ),
    Aturan(
        "F06",
        _INFO,
        "Kolom isian tidak ada",
        "Kolom {diberikan} tidak ada dalam berkas; isinya di server tidak berubah.",
        "Biarkan bila memang tidak diisi; bila diisi, unduh formulir baru.",
        "Kelima kolom isian ada",
        "Kolom kendala dihapus",
        _SUMBER,
    ),
    Aturan(
        "F07",
        _TOLAK,
        "Isian tidak dapat disimpan",
        "{sebab}",
        "Perbaiki sel itu, lalu unggah lagi; sel lain tidak terpengaruh.",
        "Kendala 40 huruf",
        "Kendala 5.000 huruf",
        _SUMBER,
    ),
    Aturan(
        "F08",
        _JELASKAN,
        "Isian pada baris yang salah",
        "“{diberikan}” ditulis di kolom {kolom}, tetapi kolom itu tidak diisi pada {diharapkan}.",
        "Pindahkan ke baris yang tepat, lalu unggah lagi.",
        "Fisik pada baris sub kegiatan",
        "Fisik pada baris rekening",
        _SUMBER,
    ),
    Aturan(
        "F09",
        _JELASKAN,
        "Jumlah tidak sama dengan rinciannya",
        "Realisasi {diberikan} pada baris sub kegiatan tidak sama dengan jumlah rinciannya {diharapkan}.",
        "Isi rinciannya; jumlahnya dihitung sendiri dan tidak dibaca.",
        "Rp30 dengan rincian Rp10 dan Rp20",
        "Rp40 dengan rincian Rp10 dan Rp20",
        "Hukum SIAP 2",
    ),
    Aturan(
        "F10",
        _JELASKAN,
        "Anggaran sudah berganti",
        "Formulir dibuat menurut anggaran {diberikan}; laporan ini sekarang memakai {diharapkan}.",
        "Unduh formulir baru bila ada baris yang tidak dikenal atau belum ada.",
        "Formulir menurut anggaran yang berlaku",
        "Formulir dari sebelum pergeseran",
        "Hukum SIAP 6",
    ),
    Aturan(
        "F11",
        _INFO,
        "Baris laporan tidak ada dalam berkas",
        "{diberikan} baris laporan tidak ada dalam berkas ini; isinya di server tidak berubah.",
        "Biarkan bila memang tidak diisi; bila diisi, unduh formulir baru.",
        "Semua baris ada",
        "Baris dihapus agar formulirnya pendek",
        _SUMBER,
    ),
    Aturan(
        "F12",
        _JELASKAN,
        "Sel sudah diubah orang lain",
        "Berkas berisi {diberikan}, sedangkan di server {diharapkan}{oleh}, diubah sesudah formulir diunduh.",
        "Pilih nilai yang benar; tanpa pilihan, nilai di server tetap.",
        "Sel yang tidak berubah sejak diunduh",
        "Sel yang diisi rekan sesudah formulir diunduh",
        "Hukum SIAP 11",
    ),
)
