"""Katalog: every rule of the register as the page prints it, with the limits that are in force."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.register import Aturan, daftar
from siap.domain.aturan.v.semua import SEMUA
from siap.domain.temuan import Keparahan
from siap.domain.uang import tampil_angka, tampil_rupiah
from siap.domain.waktu import NAMA_BULAN

#: what each limit is called and measured in; a limit that is not here has no rule and fails a test
BATAS: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    "V07": (
        ("fisik_tertinggal", "Fisik tertinggal dari keuangan", "poin"),
        ("fisik_mendahului", "Fisik mendahului keuangan", "poin"),
    ),
    "V09": (("lonjakan", "Kenaikan dalam sebulan", "poin"),),
    "V10": (
        ("bagian_salinan", "Bagian yang sama dengan bulan lalu", "%"),
        ("baris_salinan", "Paling sedikit baris yang dibandingkan", "baris"),
    ),
    "V12": (("bulan_nol", "Masih nol sampai bulan ke", ""),),
    "V13": (("deviasi", "Deviasi yang perlu kendala", "poin"),),
    "V14": (("rupiah_bpkad", "Selisih yang dibiarkan", "rupiah"),),
    "V15": (("hps_terendah", "Nilai kontrak terhadap HPS, terendah", "%"),),
    "V16": (
        ("kritis_rencana", "Rencana yang memisahkan awal dan akhir", "%"),
        ("kritis_awal", "Terlambat sampai rencana itu", "poin"),
        ("kritis_akhir", "Terlambat sesudah rencana itu", "poin"),
    ),
    "V17": (
        ("dak_serap_tahap2", "Serapan untuk tahap II", "%"),
        ("dak_serap_tahap3", "Serapan untuk tahap III", "%"),
        ("dak_output_tahap3", "Keluaran untuk tahap III", "%"),
        ("dak_tanggal_tahap1", "Tahap I paling lambat", "tanggal"),
        ("dak_tanggal_tahap2", "Tahap II paling lambat", "tanggal"),
        ("dak_hari_peringatan", "Diperingatkan sejak", "hari sebelumnya"),
    ),
    "V18": (("persen_terbit", "Selisih pembulatan yang dibiarkan", "poin"),),
    "V19": (
        ("lipat_besar", "Naik paling sedikit", "kali"),
        ("lipat_kecil", "Turun paling sedikit", "kali"),
    ),
    "V25": (("hari_basi", "Umur angka fisik", "hari"),),
    "V26": (
        ("baris_tebakan", "Paling sedikit baris yang dinilai", "baris"),
        ("kelipatan_tebakan", "Semua kelipatan", "%"),
    ),
}
#: fields that are about every rule, not one
UMUM: Final = frozenset({"berlaku_mulai", "dasar", "keparahan"})

_RUMAH: Final = re.compile(r"DESIGN 1, hukum (\d+)")
_KELUARGA: Final = (
    ("V", "Laporan bulanan", "Diperiksa saat diisi, diajukan, dan diverifikasi."),
    ("M", "Berkas yang diimpor", "Diperiksa saat berkas dibaca, sebelum apa pun dibukukan."),
    ("R", "Tabel kendali", "Dicatat di sebelah angka yang dimaksud."),
)


@dataclass(frozen=True, slots=True)
class Berat:
    """How heavy one part of a rule weighs at one moment."""

    saat: str
    bagian: str
    keparahan: str


@dataclass(frozen=True, slots=True)
class BatasBerlaku:
    """One limit in force."""

    nama: str
    nilai: str


@dataclass(frozen=True, slots=True)
class Entri:
    """One rule as printed. ``diubah``: its weight was set by the Pemda, not registered."""

    aturan: Aturan
    berat: tuple[Berat, ...]
    batas: tuple[BatasBerlaku, ...]
    diubah: bool

    @property
    def terberat(self) -> str:
        """The heaviest weight that it can have."""
        urutan = [k.value for k in Keparahan]
        return min((b.keparahan for b in self.berat), key=urutan.index)

    @property
    def cari(self) -> str:
        """Text that the filter of the page looks into."""
        a = self.aturan
        return f"{a.kode} {a.judul} {a.kalimat} {a.tindakan} {a.contoh_gagal} {a.sumber}".lower()

    @property
    def sumber(self) -> str:
        """The legal basis; pages of the project's own are named as its readers know them."""
        return _RUMAH.sub(r"Hukum SIAP \1", self.aturan.sumber).replace("DOMAIN 5", "Daftar periksa SIAP")

    @property
    def kalimat(self) -> str:
        """The sentence with its fields named instead of filled."""
        return _bernama(self.aturan.kalimat)

    @property
    def tindakan(self) -> str:
        """The action, likewise."""
        return _bernama(self.aturan.tindakan)


@dataclass(frozen=True, slots=True)
class Keluarga:
    """One family of rules."""

    huruf: str
    judul: str
    keterangan: str
    entri: tuple[Entri, ...]


def katalog(ambang: AmbangAturan) -> tuple[Keluarga, ...]:
    """Return the whole register, family by family; a code of an unknown family comes last."""
    laporan = {a.aturan.kode: a for a in SEMUA}
    semua = [_entri(a, laporan.get(a.kode), ambang) for a in daftar()]
    dikenal = {huruf for huruf, _, _ in _KELUARGA}
    hasil = [
        Keluarga(h, judul, ket, tuple(e for e in semua if e.aturan.kode[0] == h))
        for h, judul, ket in _KELUARGA
    ]
    lain = tuple(e for e in semua if e.aturan.kode[0] not in dikenal)
    return tuple(k for k in (*hasil, Keluarga("", "Lainnya", "", lain)) if k.entri)


def _entri(aturan: Aturan, laporan: object, ambang: AmbangAturan) -> Entri:
    bagian: Mapping[str, Keparahan] = getattr(laporan, "bagian", {})
    verifikasi: Mapping[str, Keparahan] = getattr(laporan, "verifikasi", {})
    if not bagian:
        return Entri(aturan, (Berat("", "", aturan.keparahan.value),), (), diubah=False)
    bobot = {b: ambang.bobot(aturan.kode, b, k) for b, k in bagian.items()}
    kelak = {b: verifikasi.get(b, k) for b, k in bobot.items()}
    berat = _ringkas("" if kelak == bobot else "Saat diajukan", bobot)
    if kelak != bobot:
        berat += _ringkas("Saat diverifikasi", kelak)
    batas = tuple(
        BatasBerlaku(nama, _nilai(getattr(ambang, medan), satuan))
        for medan, nama, satuan in BATAS.get(aturan.kode, ())
    )
    return Entri(aturan, berat, batas, diubah=dict(bagian) != bobot)


def _ringkas(saat: str, bobot: Mapping[str, Keparahan]) -> tuple[Berat, ...]:
    """Say one weight once when every part has it."""
    if len(set(bobot.values())) == 1:
        return (Berat(saat, "", next(iter(bobot.values())).value),)
    return tuple(Berat(saat, b.replace("_", " "), k.value) for b, k in bobot.items())


def _nilai(nilai: object, satuan: str) -> str:
    if isinstance(nilai, tuple):
        bulan, hari = nilai
        return f"{hari} {NAMA_BULAN[bulan - 1]}"
    if isinstance(nilai, int):
        return f"{tampil_angka(nilai)} {satuan}".strip()
    assert isinstance(nilai, Decimal)  # noqa: S101 - limits are dates, counts or figures
    if satuan == "rupiah":
        return tampil_rupiah(nilai)
    return f"{tampil_angka(nilai)} {satuan}".strip()


def _bernama(teks: str) -> str:
    """Show a field of a sentence as "‹diberikan›": it is filled in when the rule finds something."""
    return (
        teks.replace("{{", "\0")
        .replace("}}", "\1")
        .replace("{", "‹")
        .replace("}", "›")
        .replace("\0", "{")
        .replace("\1", "}")
        .replace("_", " ")
    )
