"""Frasa: invented names of programs, kegiatan and sub kegiatan, from which the demo budget is put together.

Written for the demo in the manner of the national nomenclature, not taken from it: codes have the right
shape (U.BB.PP.K.KK.SSSS) but mean nothing outside this kabupaten. A code has one name, whoever carries it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Corak(StrEnum):
    """What kind of work a sub kegiatan is: decides its accounts, its cash plan and its physical pace."""

    GAJI = "gaji"
    KANTOR = "kantor"
    LAYANAN = "layanan"
    FISIK = "fisik"
    BANTUAN = "bantuan"
    HIBAH = "hibah"
    TRANSFER = "transfer"
    TAK_TERDUGA = "tak terduga"


@dataclass(frozen=True, slots=True)
class Kegiatan:
    """A kegiatan and the objects its sub kegiatan work on; ``utama``: every bearer of the program has it."""

    nama: str
    corak: Corak
    objek: tuple[str, ...]
    utama: bool = False


@dataclass(frozen=True, slots=True)
class Program:
    """A program of one bidang urusan."""

    nama: str
    kegiatan: tuple[Kegiatan, ...]


#: how a sub kegiatan of each kind begins; the object follows
AWALAN: Final[dict[Corak, tuple[str, ...]]] = {
    Corak.FISIK: ("Pembangunan", "Rehabilitasi", "Pemeliharaan Berkala", "Penyusunan Rencana Teknis"),
    Corak.LAYANAN: (
        "Penyelenggaraan",
        "Koordinasi dan Sinkronisasi",
        "Pembinaan Pelaksana",
        "Pemantauan dan Evaluasi",
        "Peningkatan Kapasitas Pelaksana",
    ),
    Corak.BANTUAN: ("Penyaluran", "Pendataan Calon Penerima", "Pendampingan Penerima"),
    Corak.HIBAH: ("Penyaluran", "Verifikasi Usulan"),
    Corak.TRANSFER: ("Penyaluran",),
    Corak.TAK_TERDUGA: ("Pengelolaan",),
}

URUSAN: Final[dict[str, str]] = {
    "1": "Urusan Pemerintahan Wajib yang Berkaitan dengan Pelayanan Dasar",
    "2": "Urusan Pemerintahan Wajib yang Tidak Berkaitan dengan Pelayanan Dasar",
    "3": "Urusan Pemerintahan Pilihan",
    "4": "Unsur Pendukung Urusan Pemerintahan",
    "5": "Unsur Penunjang Urusan Pemerintahan",
    "6": "Unsur Pengawasan Urusan Pemerintahan",
    "7": "Unsur Kewilayahan",
    "8": "Unsur Pemerintahan Umum",
}

NAMA_PENUNJANG: Final = "Program Penunjang Urusan Pemerintahan Daerah"

#: program 01 of every bidang: kegiatan, then (kind, name) of its sub kegiatan
PENUNJANG: Final[tuple[tuple[str, tuple[tuple[Corak, str], ...]], ...]] = (
    (
        "Perencanaan, Penganggaran, dan Evaluasi Kinerja",
        (
            (Corak.KANTOR, "Penyusunan Rencana Kerja dan Anggaran Perangkat Daerah"),
            (Corak.KANTOR, "Penyusunan Perubahan Rencana Kerja dan Anggaran"),
            (Corak.KANTOR, "Evaluasi Kinerja dan Penyusunan Laporan Berkala"),
            (Corak.KANTOR, "Forum Perangkat Daerah dan Penjaringan Usulan"),
        ),
    ),
    (
        "Administrasi Keuangan Perangkat Daerah",
        (
            (Corak.GAJI, "Pembayaran Gaji dan Tunjangan Aparatur"),
            (Corak.KANTOR, "Penatausahaan dan Verifikasi Keuangan"),
            (Corak.KANTOR, "Penyusunan Laporan Keuangan Akhir Tahun"),
            (Corak.KANTOR, "Honorarium Tim Penilai dan Panitia Akhir Tahun"),
        ),
    ),
    (
        "Administrasi Barang Milik Daerah",
        (
            (Corak.KANTOR, "Pengamanan dan Penatausahaan Barang Milik Daerah"),
            (Corak.KANTOR, "Rekonsiliasi dan Pelaporan Barang Milik Daerah"),
        ),
    ),
    (
        "Administrasi Kepegawaian Perangkat Daerah",
        (
            (Corak.KANTOR, "Pengadaan Pakaian Dinas beserta Atributnya"),
            (Corak.KANTOR, "Pendidikan dan Pelatihan Aparatur Berdasarkan Tugas"),
            (Corak.KANTOR, "Bimbingan Teknis Penerapan Peraturan"),
        ),
    ),
    (
        "Administrasi Umum Perangkat Daerah",
        (
            (Corak.KANTOR, "Penyediaan Komponen Listrik dan Penerangan Kantor"),
            (Corak.KANTOR, "Penyediaan Peralatan dan Perlengkapan Kantor"),
            (Corak.KANTOR, "Penyediaan Bahan Logistik Kantor"),
            (Corak.KANTOR, "Penyediaan Barang Cetakan dan Penggandaan"),
            (Corak.KANTOR, "Rapat Koordinasi dan Konsultasi"),
        ),
    ),
    (
        "Penyediaan Jasa Penunjang",
        (
            (Corak.KANTOR, "Penyediaan Jasa Surat-Menyurat"),
            (Corak.KANTOR, "Penyediaan Jasa Komunikasi, Air, dan Listrik"),
            (Corak.KANTOR, "Penyediaan Jasa Pelayanan Umum Kantor"),
        ),
    ),
    (
        "Pemeliharaan Barang Penunjang",
        (
            (Corak.KANTOR, "Pemeliharaan dan Pajak Kendaraan Dinas"),
            (Corak.KANTOR, "Pemeliharaan Peralatan dan Mesin"),
            (Corak.KANTOR, "Pemeliharaan Gedung Kantor dan Bangunan Lainnya"),
        ),
    ),
)


def _l(nama: str, *objek: str) -> Kegiatan:
    return Kegiatan(nama, Corak.LAYANAN, objek)


def _f(nama: str, *objek: str) -> Kegiatan:
    return Kegiatan(nama, Corak.FISIK, objek)


def _b(nama: str, *objek: str) -> Kegiatan:
    return Kegiatan(nama, Corak.BANTUAN, objek)


def _h(nama: str, *objek: str) -> Kegiatan:
    return Kegiatan(nama, Corak.HIBAH, objek, utama=True)


#: bidang urusan -> name and its technical programs (numbered from 02)
BIDANG: Final[dict[str, tuple[str, tuple[Program, ...]]]] = {
    "1.01": (
        "Pendidikan",
        (
            Program(
                "Program Layanan Pendidikan",
                (
                    _f(
                        "Sarana Sekolah Dasar",
                        "Ruang Kelas Sekolah Dasar",
                        "Jamban Sekolah Dasar",
                        "Rumah Dinas Guru",
                    ),
                    _f(
                        "Sarana Sekolah Menengah Pertama",
                        "Laboratorium SMP",
                        "Perpustakaan SMP",
                        "Ruang Kelas SMP",
                    ),
                    _l("Layanan Pendidikan Anak Usia Dini", "Kelompok Bermain Desa", "Alat Peraga PAUD"),
                    _b(
                        "Dukungan Peserta Didik",
                        "Bantuan Perlengkapan Siswa Tidak Mampu",
                        "Beasiswa Siswa Berprestasi",
                    ),
                ),
            ),
            Program(
                "Program Pendidik dan Tenaga Kependidikan",
                (_l("Pemerataan Pendidik", "Penataan Guru Daerah Terpencil", "Sertifikasi Guru Honorer"),),
            ),
        ),
    ),
    "1.02": (
        "Kesehatan",
        (
            Program(
                "Program Upaya Kesehatan Masyarakat",
                (
                    _l(
                        "Layanan Kesehatan Dasar",
                        "Pelayanan Kesehatan Ibu Hamil",
                        "Pelayanan Kesehatan Balita",
                        "Penanganan Balita Tengkes",
                        "Pelayanan Kesehatan Lanjut Usia",
                        "Pengendalian Penyakit Menular",
                    ),
                ),
            ),
            Program(
                "Program Sarana dan Mutu Pelayanan Kesehatan",
                (
                    _f(
                        "Sarana Pelayanan Kesehatan",
                        "Gedung Puskesmas",
                        "Puskesmas Pembantu",
                        "Ruang Rawat Inap",
                    ),
                    _l(
                        "Mutu Fasilitas Kesehatan",
                        "Akreditasi Fasilitas Kesehatan",
                        "Ketersediaan Obat Esensial",
                    ),
                ),
            ),
            Program(
                "Program Jaminan dan Pemberdayaan Kesehatan",
                (
                    _b("Jaminan Kesehatan Daerah", "Iuran Jaminan Kesehatan Warga Miskin"),
                    _l("Pemberdayaan Masyarakat", "Pos Pelayanan Terpadu", "Kader Kesehatan Desa"),
                ),
            ),
        ),
    ),
    "1.03": (
        "Pekerjaan Umum dan Penataan Ruang",
        (
            Program(
                "Program Jalan dan Jembatan",
                (
                    _f(
                        "Jalan Kabupaten",
                        "Jalan Poros Kecamatan",
                        "Jalan Penghubung Sentra Produksi",
                        "Jalan Perkotaan",
                    ),
                    _f("Jembatan Kabupaten", "Jembatan Rangka", "Jembatan Gantung", "Gorong-Gorong Pelat"),
                ),
            ),
            Program(
                "Program Sumber Daya Air",
                (_f("Irigasi dan Sungai", "Daerah Irigasi Permukaan", "Tanggul Sungai", "Embung Desa"),),
            ),
            Program(
                "Program Air Minum dan Sanitasi",
                (
                    _f(
                        "Prasarana Air Minum",
                        "Jaringan Perpipaan Air Minum",
                        "Tangki Septik Komunal",
                        "Drainase Permukiman",
                    ),
                ),
            ),
            Program(
                "Program Penataan Ruang dan Bangunan",
                (
                    _l(
                        "Penataan Ruang",
                        "Pemanfaatan Ruang Kabupaten",
                        "Persetujuan Bangunan Gedung",
                        "Jasa Konstruksi",
                    ),
                ),
            ),
        ),
    ),
    "1.04": (
        "Perumahan dan Kawasan Permukiman",
        (
            Program(
                "Program Perumahan dan Permukiman",
                (
                    _f(
                        "Prasarana Permukiman",
                        "Jalan Lingkungan",
                        "Rumah Khusus Korban Bencana",
                        "Lampu Jalan Lingkungan",
                    ),
                    _b("Perumahan Swadaya", "Bantuan Stimulan Rumah Layak Huni"),
                    _l("Penataan Permukiman", "Penataan Kawasan Kumuh", "Sertifikasi Pengembang"),
                ),
            ),
        ),
    ),
    "1.05": (
        "Ketenteraman, Ketertiban Umum, dan Pelindungan Masyarakat",
        (
            Program(
                "Program Ketenteraman dan Ketertiban Umum",
                (
                    _l(
                        "Penegakan Peraturan Daerah",
                        "Patroli Wilayah",
                        "Pelindungan Masyarakat Desa",
                        "Penyidik Pegawai Sipil",
                    ),
                ),
            ),
            Program(
                "Program Penanggulangan Kebakaran",
                (
                    _l("Pencegahan Kebakaran", "Pos Pemadam Kecamatan", "Inspeksi Alat Proteksi"),
                    _f("Sarana Pemadam", "Pos Pemadam Kebakaran", "Sumur Hidran"),
                ),
            ),
            Program(
                "Program Penanggulangan Bencana",
                (
                    _l(
                        "Kesiapsiagaan Bencana",
                        "Desa Tangguh Bencana",
                        "Peringatan Dini Longsor",
                        "Gladi Evakuasi",
                    ),
                    _b("Logistik Bencana", "Bantuan Logistik Korban Bencana"),
                ),
            ),
        ),
    ),
    "1.06": (
        "Sosial",
        (
            Program(
                "Program Rehabilitasi Sosial",
                (
                    _l(
                        "Rehabilitasi Sosial Dasar",
                        "Layanan Lanjut Usia Telantar",
                        "Layanan Penyandang Disabilitas",
                        "Layanan Anak Telantar",
                    ),
                ),
            ),
            Program(
                "Program Perlindungan dan Jaminan Sosial",
                (
                    _b(
                        "Jaminan Sosial Keluarga",
                        "Bantuan Pangan Keluarga Miskin",
                        "Santunan Kematian Warga Miskin",
                    ),
                    _l(
                        "Data Kesejahteraan",
                        "Pemutakhiran Data Kesejahteraan Sosial",
                        "Pekerja Sosial Masyarakat",
                    ),
                ),
            ),
        ),
    ),
    "2.07": (
        "Tenaga Kerja",
        (
            Program(
                "Program Pelatihan dan Penempatan Kerja",
                (
                    _l(
                        "Pelatihan Kerja",
                        "Pelatihan Berbasis Kompetensi",
                        "Bursa Kerja Daerah",
                        "Pembinaan Lembaga Pelatihan",
                    ),
                ),
            ),
        ),
    ),
    "2.08": (
        "Pemberdayaan Perempuan dan Pelindungan Anak",
        (
            Program(
                "Program Perlindungan Perempuan dan Anak",
                (
                    _l(
                        "Layanan Perlindungan",
                        "Layanan Korban Kekerasan",
                        "Kabupaten Layak Anak",
                        "Forum Anak Desa",
                    ),
                ),
            ),
        ),
    ),
    "2.09": (
        "Pangan",
        (
            Program(
                "Program Ketahanan Pangan Masyarakat",
                (
                    _l("Cadangan dan Keamanan Pangan", "Lumbung Pangan Desa", "Pengawasan Pangan Segar"),
                    _b("Kerawanan Pangan", "Bantuan Pangan Daerah Rawan"),
                ),
            ),
        ),
    ),
    "2.10": (
        "Pertanahan",
        (
            Program(
                "Program Administrasi Pertanahan", (_l("Tanah Pemerintah", "Inventarisasi Tanah Daerah"),)
            ),
        ),
    ),
    "2.11": (
        "Lingkungan Hidup",
        (
            Program(
                "Program Pengelolaan Persampahan",
                (
                    _f(
                        "Sarana Persampahan",
                        "Tempat Pemrosesan Akhir",
                        "Bank Sampah Induk",
                        "Depo Pemilahan Sampah",
                    ),
                    _l("Pengelolaan Sampah", "Pengangkutan Sampah Perkotaan", "Pengurangan Sampah Plastik"),
                ),
            ),
            Program(
                "Program Pengendalian Pencemaran",
                (_l("Pengendalian Pencemaran", "Pemantauan Kualitas Air Sungai", "Ruang Terbuka Hijau"),),
            ),
        ),
    ),
    "2.12": (
        "Administrasi Kependudukan dan Pencatatan Sipil",
        (
            Program(
                "Program Layanan Kependudukan",
                (
                    _l(
                        "Pelayanan Dokumen",
                        "Perekaman KTP Keliling",
                        "Akta Kelahiran Desa",
                        "Pemanfaatan Data Penduduk",
                    ),
                ),
            ),
        ),
    ),
    "2.13": (
        "Pemberdayaan Masyarakat dan Desa",
        (
            Program(
                "Program Pembinaan Pemerintahan Desa",
                (
                    _l(
                        "Pemerintahan Desa",
                        "Tata Kelola Keuangan Desa",
                        "Badan Usaha Milik Desa",
                        "Lembaga Adat Desa",
                    ),
                ),
            ),
        ),
    ),
    "2.14": (
        "Pengendalian Penduduk dan Keluarga Berencana",
        (
            Program(
                "Program Keluarga Berencana dan Keluarga Sejahtera",
                (
                    _l(
                        "Keluarga Berencana",
                        "Kampung Keluarga Berkualitas",
                        "Pelayanan Kontrasepsi",
                        "Bina Keluarga Balita",
                    ),
                ),
            ),
        ),
    ),
    "2.15": (
        "Perhubungan",
        (
            Program(
                "Program Lalu Lintas dan Angkutan Jalan",
                (
                    _f(
                        "Perlengkapan Jalan",
                        "Penerangan Jalan Umum",
                        "Terminal Tipe C",
                        "Rambu dan Marka Jalan",
                    ),
                    _l("Angkutan Umum", "Uji Berkala Kendaraan", "Angkutan Perintis Perdesaan"),
                ),
            ),
        ),
    ),
    "2.16": (
        "Komunikasi dan Informatika",
        (
            Program(
                "Program Informasi Publik dan Aplikasi Informatika",
                (
                    _l("Informasi Publik", "Layanan Media Pemerintah", "Pengelolaan Pengaduan Warga"),
                    _l("Aplikasi Informatika", "Pusat Data Daerah", "Jaringan Intra Pemerintah"),
                ),
            ),
        ),
    ),
    "2.17": (
        "Koperasi, Usaha Kecil, dan Menengah",
        (
            Program(
                "Program Pemberdayaan Koperasi dan Usaha Mikro",
                (_l("Pemberdayaan Usaha", "Kesehatan Koperasi", "Kemitraan Usaha Mikro"),),
            ),
        ),
    ),
    "2.18": (
        "Penanaman Modal",
        (
            Program(
                "Program Promosi dan Pelayanan Penanaman Modal",
                (
                    _l(
                        "Pelayanan Perizinan",
                        "Pelayanan Terpadu Satu Pintu",
                        "Peta Potensi Investasi",
                        "Promosi Investasi",
                    ),
                ),
            ),
        ),
    ),
    "2.19": (
        "Kepemudaan dan Olahraga",
        (
            Program(
                "Program Daya Saing Pemuda dan Olahraga",
                (
                    _l("Pembinaan Pemuda", "Kejuaraan Olahraga Pelajar", "Wirausaha Muda"),
                    _h("Organisasi Olahraga", "Hibah Komite Olahraga Kabupaten"),
                ),
            ),
        ),
    ),
    "2.20": (
        "Statistik",
        (Program("Program Statistik Sektoral", (_l("Statistik Sektoral", "Satu Data Kabupaten"),)),),
    ),
    "2.21": (
        "Persandian",
        (Program("Program Keamanan Informasi", (_l("Keamanan Informasi", "Sandi dan Siber Daerah"),)),),
    ),
    "2.22": (
        "Kebudayaan",
        (
            Program(
                "Program Pelestarian Kebudayaan",
                (_l("Pelestarian Tradisi", "Festival Budaya", "Cagar Budaya"),),
            ),
        ),
    ),
    "2.23": (
        "Perpustakaan",
        (
            Program(
                "Program Pembinaan Perpustakaan",
                (_l("Gemar Membaca", "Perpustakaan Keliling", "Perpustakaan Desa", "Koleksi Naskah Daerah"),),
            ),
        ),
    ),
    "2.24": (
        "Kearsipan",
        (Program("Program Pengelolaan Arsip", (_l("Arsip Daerah", "Arsip Statis", "Arsip Dinamis"),)),),
    ),
    "3.25": (
        "Kelautan dan Perikanan",
        (
            Program(
                "Program Perikanan Budidaya",
                (
                    _f("Sarana Perikanan", "Balai Benih Ikan", "Kolam Percontohan"),
                    _l("Pembudi Daya Ikan", "Kelompok Pembudi Daya Ikan", "Mutu Hasil Perikanan"),
                ),
            ),
        ),
    ),
    "3.26": (
        "Pariwisata",
        (
            Program(
                "Program Destinasi dan Pemasaran Pariwisata",
                (
                    _f("Destinasi Wisata", "Gerbang Kawasan Wisata", "Jalan Setapak Wisata Alam"),
                    _l("Pemasaran Pariwisata", "Pekan Wisata Daerah", "Sadar Wisata"),
                ),
            ),
        ),
    ),
    "3.27": (
        "Pertanian",
        (
            Program(
                "Program Tanaman Pangan dan Hortikultura",
                (
                    _f(
                        "Prasarana Pertanian",
                        "Jalan Usaha Tani",
                        "Irigasi Tersier",
                        "Dam Parit",
                        "Lantai Jemur",
                    ),
                    _l(
                        "Sarana Pertanian",
                        "Pengawasan Pupuk Bersubsidi",
                        "Perbenihan Padi",
                        "Penyuluhan Kelompok Tani",
                    ),
                ),
            ),
            Program(
                "Program Perkebunan dan Peternakan",
                (
                    _l("Perkebunan Rakyat", "Peremajaan Kopi Rakyat", "Sekolah Lapang Kakao"),
                    _l("Kesehatan Hewan", "Vaksinasi Ternak", "Inseminasi Buatan Sapi"),
                    _f("Sarana Peternakan", "Rumah Potong Hewan", "Pos Kesehatan Hewan"),
                ),
            ),
        ),
    ),
    "3.30": (
        "Perdagangan",
        (
            Program(
                "Program Sarana Distribusi Perdagangan",
                (
                    _f("Pasar Rakyat", "Los Pasar Rakyat", "Drainase Pasar"),
                    _l("Stabilitas Harga", "Pasar Murah", "Tera Alat Ukur"),
                ),
            ),
        ),
    ),
    "3.31": (
        "Perindustrian",
        (Program("Program Pembangunan Industri", (_l("Industri Kecil", "Sentra Industri Kopi Bubuk"),)),),
    ),
    "3.32": (
        "Transmigrasi",
        (Program("Program Kawasan Transmigrasi", (_l("Kawasan Transmigrasi", "Satuan Permukiman Baru"),)),),
    ),
    "4.01": (
        "Sekretariat Daerah",
        (
            Program(
                "Program Pemerintahan dan Kesejahteraan Rakyat",
                (
                    _l(
                        "Tata Pemerintahan",
                        "Kerja Sama Antardaerah",
                        "Penetapan Batas Desa",
                        "Produk Hukum Daerah",
                    ),
                    _l("Kesejahteraan Rakyat", "Kegiatan Keagamaan", "Perjalanan Ibadah"),
                ),
            ),
            Program(
                "Program Perekonomian dan Pembangunan",
                (
                    _l("Perekonomian", "Pengendalian Inflasi Daerah", "Pembinaan BUMD", "Sumber Daya Alam"),
                    _l(
                        "Pembangunan dan Pengadaan",
                        "Pengendalian Pembangunan",
                        "Layanan Pengadaan Elektronik",
                    ),
                ),
            ),
            Program(
                "Program Administrasi Umum Pimpinan",
                (
                    _l(
                        "Layanan Pimpinan",
                        "Keprotokolan Pimpinan",
                        "Rumah Tangga Pimpinan",
                        "Ketatalaksanaan",
                        "Publikasi Pimpinan",
                    ),
                ),
            ),
            Program(
                "Program Hibah Kemasyarakatan",
                (_h("Hibah Kemasyarakatan", "Hibah Rumah Ibadah", "Hibah Lembaga Pendidikan Keagamaan"),),
            ),
        ),
    ),
    "4.02": (
        "Sekretariat DPRD",
        (
            Program(
                "Program Dukungan Tugas dan Fungsi DPRD",
                (
                    _l(
                        "Dukungan DPRD",
                        "Pembahasan Rancangan Peraturan",
                        "Masa Reses",
                        "Rapat Alat Kelengkapan",
                        "Kunjungan Kerja",
                    ),
                ),
            ),
        ),
    ),
    "5.01": (
        "Perencanaan",
        (
            Program(
                "Program Perencanaan dan Evaluasi Pembangunan",
                (
                    _l(
                        "Perencanaan",
                        "Musyawarah Perencanaan",
                        "Rencana Pembangunan Tahunan",
                        "Kerangka Pendanaan",
                        "Evaluasi Hasil Pembangunan",
                    ),
                ),
            ),
        ),
    ),
    "5.02": (
        "Keuangan",
        (
            Program(
                "Program Pengelolaan Keuangan Daerah",
                (
                    Kegiatan(
                        "Transfer ke Desa",
                        Corak.TRANSFER,
                        ("Dana Desa", "Alokasi Dana Desa", "Bagi Hasil Pajak kepada Desa"),
                        utama=True,
                    ),
                    Kegiatan("Keperluan Mendesak", Corak.TAK_TERDUGA, ("Belanja Tidak Terduga",), utama=True),
                    _l(
                        "Anggaran dan Perbendaharaan",
                        "Penyusunan APBD",
                        "Perbendaharaan Daerah",
                        "Akuntansi Pemerintah",
                    ),
                ),
            ),
            Program(
                "Program Pengelolaan Aset Daerah",
                (_l("Aset Daerah", "Penilaian Aset", "Pemanfaatan Tanah Daerah", "Penghapusan Barang"),),
            ),
            Program(
                "Program Pengelolaan Pendapatan Daerah",
                (
                    _l(
                        "Pendapatan Daerah",
                        "Pendataan Objek Pajak",
                        "Penagihan Pajak Daerah",
                        "Intensifikasi Retribusi",
                    ),
                ),
            ),
        ),
    ),
    "5.03": (
        "Kepegawaian",
        (
            Program(
                "Program Kepegawaian Daerah",
                (_l("Kepegawaian", "Seleksi Aparatur", "Mutasi dan Promosi", "Penilaian Kinerja Aparatur"),),
            ),
        ),
    ),
    "5.04": (
        "Pendidikan dan Pelatihan",
        (Program("Program Sumber Daya Manusia", (_l("Pelatihan Aparatur", "Pelatihan Dasar"),)),),
    ),
    "5.05": (
        "Penelitian dan Pengembangan",
        (Program("Program Riset dan Inovasi", (_l("Inovasi Daerah", "Lomba Inovasi"),)),),
    ),
    "6.01": (
        "Inspektorat",
        (
            Program(
                "Program Penyelenggaraan Pengawasan",
                (
                    _l(
                        "Pengawasan Internal",
                        "Pengawasan Kinerja",
                        "Reviu Laporan Keuangan",
                        "Tindak Lanjut Pemeriksaan",
                    ),
                ),
            ),
        ),
    ),
    "7.01": (
        "Kecamatan",
        (
            Program(
                "Program Pemerintahan dan Pelayanan Publik Kecamatan",
                (
                    _l(
                        "Pelayanan Kecamatan",
                        "Pelayanan Administrasi Terpadu",
                        "Musyawarah Kecamatan",
                        "Keamanan Lingkungan",
                    ),
                    _f("Prasarana Kelurahan", "Jalan Setapak Kelurahan", "Balai Pertemuan Kelurahan"),
                ),
            ),
        ),
    ),
    "8.01": (
        "Kesatuan Bangsa dan Politik",
        (
            Program(
                "Program Wawasan Kebangsaan dan Politik",
                (
                    _l("Wawasan Kebangsaan", "Forum Kerukunan Umat", "Pendidikan Politik Pemilih"),
                    _h("Bantuan Politik", "Hibah Partai Politik", "Hibah Pengamanan Pemilihan"),
                ),
            ),
        ),
    ),
}
