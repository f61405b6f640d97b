"""Templat: the columns of SIAP's own forms, from which they are written and by which they are read back.

Layout that the writer follows (the reader finds everything by content, so rows may be inserted):

* XLSX: sheet ``Templat.lembar``; A1 holds ``Templat.tanda``; below it, pairs of key (column A) and value
  (column B) from ``Templat.keterangan``; one blank row; the header row with ``Kolom.nama``; data below.
* CSV: the header row with ``Kolom.nama``, then data; nothing above it.

Blank is "not reported", 0 is a reported zero. ``sub_kegiatan`` and ``rekening`` may stay blank: a file that
knows only PD totals is complete.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from siap.domain.masukan import JenisBerkas, Sifat
from siap.domain.organisasi import JenisPD
from siap.domain.waktu import NAMA_BULAN


class TipeKolom(StrEnum):
    """What a cell of a column may hold."""

    TEKS = "teks"
    KODE = "kode"
    RUPIAH = "rupiah"
    PERSEN = "persen"
    BANYAK = "banyak"
    BULAN = "bulan"
    PILIHAN = "pilihan"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column. ``wajib`` columns must be in the header; ``sinonim`` are other headings taken for it.

    ``bulan`` is 1 to 12 in a column that holds the figure of one month.
    """

    nama: str
    tipe: TipeKolom
    wajib: bool
    bantuan: str
    lebar: int
    sinonim: tuple[str, ...] = ()
    pilihan: tuple[str, ...] = ()
    bulan: int | None = None


@dataclass(frozen=True, slots=True)
class Templat:
    """One form: kind of file, version, sheet name and ordered columns."""

    jenis: JenisBerkas
    versi: int
    judul: str
    lembar: str
    petunjuk: str
    kolom: tuple[Kolom, ...]
    keterangan: tuple[str, ...] = ("tahun",)

    @property
    def tanda(self) -> str:
        """Return the mark in A1 by which a filled form is recognised, version included."""
        return f"SIAP templat {self.jenis.value} versi {self.versi}"

    def cari(self, judul: str) -> Kolom | None:
        """Return the column that a heading stands for, by its name or a synonym."""
        return self._menurut_judul.get(rapikan_judul(judul))

    @property
    def _menurut_judul(self) -> Mapping[str, Kolom]:
        return _JUDUL[self.jenis]


def rapikan_judul(judul: str) -> str:
    """Bring a heading to one spelling: "Kode PD *" is "kode_pd"."""
    return re.sub(r"[^a-z0-9%]+", "_", judul.lower()).strip("_")


def baca_tanda(teks: str) -> tuple[str, int] | None:
    """Return kind and version from a mark ("SIAP templat dpa versi 1"); None for any other text."""
    cocok = re.fullmatch(r"siap templat ([a-z-]+) versi (\d{1,4})", " ".join(teks.lower().split()))
    return (cocok[1], int(cocok[2])) if cocok else None


_PD: Final = Kolom(
    "pd",
    TipeKolom.KODE,
    True,
    "Kode perangkat daerah, sama dengan yang didaftarkan.",
    26,
    ("kode_pd", "id_skpd", "kode_skpd", "skpd", "opd", "kode_opd", "perangkat_daerah", "unit", "kode_unit"),
)
_NAMA_PD: Final = Kolom(
    "nama_pd",
    TipeKolom.TEKS,
    False,
    "Nama perangkat daerah; hanya untuk dibaca orang.",
    36,
    ("nama_skpd", "nama_opd", "nama_unit", "nama_perangkat_daerah"),
)
_SUB_KEGIATAN: Final = Kolom(
    "sub_kegiatan",
    TipeKolom.KODE,
    False,
    "Kode sub kegiatan, misalnya 1.02.02.2.02.0001; kosongkan bila hanya jumlah PD yang diketahui.",
    22,
    ("kode_sub_kegiatan", "subkegiatan", "kode_sub_giat", "sub_giat"),
)
_NAMA_SUB: Final = Kolom(
    "nama_sub_kegiatan",
    TipeKolom.TEKS,
    False,
    "Nama sub kegiatan; hanya untuk dibaca orang.",
    48,
    ("uraian_sub_kegiatan", "nama_sub_giat"),
)
_REKENING: Final = Kolom(
    "rekening",
    TipeKolom.KODE,
    False,
    "Kode rekening, misalnya 5.1.02.01.01.0024; boleh kosong.",
    20,
    (
        "kode_rekening",
        "rekening_sub_rincian_obyek",
        "rekening_sub_rincian_objek",
        "kode_akun",
        "sub_rincian_objek",
    ),
)
_NAMA_REKENING: Final = Kolom(
    "nama_rekening",
    TipeKolom.TEKS,
    False,
    "Nama rekening; hanya untuk dibaca orang.",
    40,
    ("uraian_rekening", "nama_akun"),
)
_JENIS_BELANJA: Final = Kolom(
    "jenis_belanja",
    TipeKolom.KODE,
    False,
    "Akun sampai jenis, misalnya 5.1.02 atau 5.2; boleh kosong bila rekening diisi.",
    14,
    ("kode_jenis_belanja", "jenis"),
)
_SUMBER_DANA: Final = Kolom(
    "sumber_dana",
    TipeKolom.KODE,
    False,
    "Kode sumber dana, misalnya 1.2.01.08; boleh kosong.",
    18,
    ("kode_sumber_dana", "kode_dana"),
)
_BULAN: Final = Kolom(
    "bulan",
    TipeKolom.BULAN,
    True,
    "Bulan laporan: 1 sampai 12 atau namanya.",
    12,
    ("bln", "nama_bulan", "periode"),
)


_EJAAN: Final[Mapping[int, tuple[str, ...]]] = MappingProxyType(
    {2: ("pebruari", "peb"), 8: ("agust", "ags"), 11: ("nopember", "nop")}
)


def _kolom_bulan(tipe: TipeKolom, bantuan: str) -> tuple[Kolom, ...]:
    return tuple(
        Kolom(
            nama.lower(),
            tipe,
            True,
            bantuan.format(bulan=nama),
            18,
            (nama[:3].lower(), *_EJAAN.get(n, ())),
            bulan=n,
        )
        for n, nama in enumerate(NAMA_BULAN, start=1)
    )


_DAFTAR: Final = (
    Templat(
        JenisBerkas.PD,
        1,
        "Daftar Perangkat Daerah",
        "pd",
        "Satu baris per perangkat daerah atau unitnya.",
        (
            Kolom(
                "kode",
                TipeKolom.KODE,
                True,
                "Kode unik, misalnya 1.02.0.00.0.00.01.0000.",
                26,
                (*_PD.sinonim, "pd", "id"),
            ),
            Kolom("nama", TipeKolom.TEKS, True, "Nama lengkap.", 48, (*_NAMA_PD.sinonim, "nama_pd")),
            Kolom(
                "jenis",
                TipeKolom.PILIHAN,
                False,
                "Jenis unit; bila kosong, dibaca dari namanya.",
                14,
                ("jenis_pd", "jenis_skpd"),
                tuple(JenisPD),
            ),
            Kolom(
                "induk",
                TipeKolom.KODE,
                False,
                "Kode induk bila unit ini bagian dari PD lain.",
                26,
                ("kode_induk",),
            ),
        ),
        keterangan=(),
    ),
    Templat(
        JenisBerkas.DPA,
        1,
        "Pagu (DPA)",
        "dpa",
        "Satu baris per mata anggaran, dalam rupiah penuh.",
        (
            _PD,
            _NAMA_PD,
            _SUB_KEGIATAN,
            _NAMA_SUB,
            _REKENING,
            _NAMA_REKENING,
            _JENIS_BELANJA,
            _SUMBER_DANA,
            Kolom(
                "pagu",
                TipeKolom.RUPIAH,
                True,
                "Pagu dalam rupiah penuh.",
                20,
                (
                    "anggaran",
                    "nilai",
                    "jumlah",
                    "apbd",
                    "nilai_pagu",
                    "nilai_anggaran",
                    "pagu_rp",
                    "jumlah_anggaran",
                ),
            ),
        ),
    ),
    Templat(
        JenisBerkas.ANGKAS,
        1,
        "Anggaran kas",
        "angkas",
        "Rencana kas tiap bulan itu sendiri (bukan sampai dengan), dalam rupiah penuh.",
        (
            _PD,
            _NAMA_PD,
            _SUB_KEGIATAN,
            _NAMA_SUB,
            _REKENING,
            _JENIS_BELANJA,
            _SUMBER_DANA,
            *_kolom_bulan(TipeKolom.RUPIAH, "Anggaran kas {bulan} saja."),
        ),
    ),
    Templat(
        JenisBerkas.TARGET_FISIK,
        1,
        "Target fisik",
        "target-fisik",
        "Target fisik sampai dengan setiap bulan, dalam persen; Desember biasanya 100.",
        (
            _PD,
            _NAMA_PD,
            _SUB_KEGIATAN,
            _NAMA_SUB,
            *_kolom_bulan(TipeKolom.PERSEN, "Target fisik sampai dengan {bulan}, persen."),
        ),
    ),
    Templat(
        JenisBerkas.RENCANA_FISIK,
        1,
        "Rencana fisik",
        "rencana-fisik",
        "Satu baris per tahapan, paket, atau keluaran; satu sub kegiatan memakai satu cara saja.",
        (
            _PD,
            _NAMA_PD,
            replace(_SUB_KEGIATAN, wajib=True, bantuan="Kode sub kegiatan, misalnya 1.02.02.2.02.0001."),
            _NAMA_SUB,
            Kolom(
                "cara",
                TipeKolom.PILIHAN,
                True,
                "tahapan, paket, atau keluaran.",
                12,
                ("cara_fisik", "cara_mengukur"),
                ("tahapan", "paket", "keluaran"),
            ),
            Kolom(
                "kode",
                TipeKolom.KODE,
                True,
                "Kode bagian, misalnya T1; boleh kosong untuk keluaran.",
                14,
                ("kode_bagian", "kode_tahapan", "kode_paket"),
            ),
            Kolom(
                "nama",
                TipeKolom.TEKS,
                False,
                "Nama tahapan, paket, atau keluaran.",
                40,
                ("nama_bagian", "nama_tahapan", "nama_paket", "uraian"),
            ),
            Kolom(
                "bobot",
                TipeKolom.PERSEN,
                False,
                "Untuk tahapan: bobot dalam persen; jumlahnya 100 per sub kegiatan.",
                10,
                ("bobot_persen", "bobot_%"),
            ),
            Kolom(
                "nilai",
                TipeKolom.RUPIAH,
                False,
                "Untuk paket: nilai paket dalam rupiah penuh.",
                20,
                ("nilai_paket", "nilai_rp"),
            ),
            Kolom(
                "target",
                TipeKolom.BANYAK,
                False,
                "Untuk keluaran: banyaknya satuan setahun.",
                12,
                ("target_keluaran", "target_output"),
            ),
            Kolom(
                "satuan",
                TipeKolom.TEKS,
                False,
                "Untuk keluaran: satuannya, misalnya orang.",
                14,
                ("satuan_keluaran",),
            ),
        ),
    ),
    Templat(
        JenisBerkas.REALISASI,
        1,
        "Realisasi keuangan",
        "realisasi",
        "Realisasi sampai dengan bulan laporan (kumulatif), kecuali sifatnya diisi bulanan.",
        (
            _PD,
            _NAMA_PD,
            _BULAN,
            _SUB_KEGIATAN,
            _NAMA_SUB,
            _REKENING,
            _JENIS_BELANJA,
            _SUMBER_DANA,
            Kolom(
                "realisasi",
                TipeKolom.RUPIAH,
                True,
                "Realisasi dalam rupiah penuh; 0 bila nihil, kosong bila belum dilaporkan.",
                20,
                ("nilai_realisasi", "realisasi_rp", "realisasi_keuangan", "realisasi_sd_bulan_ini"),
            ),
            Kolom(
                "sifat",
                TipeKolom.PILIHAN,
                False,
                "kumulatif (bawaan) atau bulanan; sama untuk seluruh berkas.",
                12,
                (),
                tuple(Sifat),
            ),
        ),
        keterangan=("tahun", "sifat"),
    ),
    Templat(
        JenisBerkas.FISIK,
        1,
        "Realisasi fisik",
        "fisik",
        "Realisasi fisik sampai dengan bulan laporan, dalam persen.",
        (
            _PD,
            _NAMA_PD,
            _BULAN,
            _SUB_KEGIATAN,
            _NAMA_SUB,
            Kolom(
                "fisik",
                TipeKolom.PERSEN,
                True,
                "Realisasi fisik sampai dengan bulan laporan, 0 sampai 100.",
                12,
                ("persen_fisik", "realisasi_fisik", "fisik_persen", "fisik_%", "realisasi_fisik_%"),
            ),
        ),
    ),
)

#: kind of file -> its form
TEMPLAT: Final[Mapping[JenisBerkas, Templat]] = MappingProxyType({t.jenis: t for t in _DAFTAR})
_JUDUL: Final[Mapping[JenisBerkas, Mapping[str, Kolom]]] = MappingProxyType(
    {t.jenis: {rapikan_judul(j): k for k in reversed(t.kolom) for j in (*k.sinonim, k.nama)} for t in _DAFTAR}
)
