"""Ambang: limits and severities of the validity rules, as dated configuration of a Pemda.

Those that DOMAIN 5 only proposes and those that regulations set stand side by side; each can be changed by
a later configuration with its own legal basis, and old reports are judged by the one in force then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from siap.domain.setelan import baca_setelan, tulis_setelan
from siap.domain.temuan import Keparahan
from siap.domain.uang import persen_ke_fakta, sen


class AmbangDitolak(ValueError):
    """Limits that cannot be used. ``kalimat`` is for the user."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


@dataclass(frozen=True, slots=True)
class AmbangAturan:
    """Limits of the rules; points and percentages unless the name says otherwise.

    ``keparahan`` weighs a rule ("V07") or a part of it ("V07.mendahului") differently than registered.
    """

    berlaku_mulai: date = date(2000, 1, 1)
    dasar: str = "Bawaan SIAP"
    fisik_tertinggal: Decimal = Decimal(5)
    fisik_mendahului: Decimal = Decimal(20)
    lonjakan: Decimal = Decimal(30)
    bagian_salinan: Decimal = Decimal(50)
    baris_salinan: int = 1
    bulan_nol: int = 6
    deviasi: Decimal = Decimal(10)
    rupiah_bpkad: Decimal = Decimal(1)
    hps_terendah: Decimal = Decimal(80)
    kritis_rencana: Decimal = Decimal(70)
    kritis_awal: Decimal = Decimal(10)
    kritis_akhir: Decimal = Decimal(5)
    dak_serap_tahap2: Decimal = Decimal(75)
    dak_serap_tahap3: Decimal = Decimal(90)
    dak_output_tahap3: Decimal = Decimal(70)
    dak_tanggal_tahap1: tuple[int, ...] = (7, 21)
    dak_tanggal_tahap2: tuple[int, ...] = (10, 21)
    dak_hari_peringatan: int = 30
    persen_terbit: Decimal = Decimal("0.01")
    lipat_besar: int = 5
    lipat_kecil: int = 500
    hari_basi: int = 35
    baris_tebakan: int = 5
    kelipatan_tebakan: int = 10
    keparahan: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse limits that no figure could meet, dates that do not exist, severities without a meaning."""
        for nama in self.__dataclass_fields__:
            nilai = getattr(self, nama)
            if isinstance(nilai, Decimal | int) and nilai < 0:
                raise AmbangDitolak(f"Ambang ditolak: {nama} tidak boleh negatif.")
            if isinstance(nilai, Decimal):
                _empat_desimal(nama, nilai)
        for nama in ("lipat_besar", "lipat_kecil", "baris_salinan", "baris_tebakan", "kelipatan_tebakan"):
            if getattr(self, nama) < 1:
                raise AmbangDitolak(f"Ambang ditolak: {nama} paling sedikit 1.")
        if self.rupiah_bpkad != round(self.rupiah_bpkad, 2):
            raise AmbangDitolak("Ambang ditolak: rupiah_bpkad paling banyak dua desimal.")
        if self.bulan_nol > 12:
            raise AmbangDitolak("Ambang ditolak: bulan_nol harus dari 0 sampai 12.")
        for nama in ("dak_tanggal_tahap1", "dak_tanggal_tahap2"):
            _tanggal(nama, getattr(self, nama))
        asing = {str(k) for k in self.keparahan.values()} - {k.value for k in Keparahan}
        if asing:
            raise AmbangDitolak(
                f"Ambang ditolak: keparahan {', '.join(sorted(asing))} tidak dikenal. "
                f"Pilih {', '.join(Keparahan)}."
            )
        if not self.dasar.strip():
            raise AmbangDitolak("Ambang ditolak: dasar hukumnya kosong.")

    def bobot(self, kode: str, bagian: str, terdaftar: Keparahan) -> Keparahan:
        """Return the severity of a part of a rule: its own setting, the rule's, the registered one."""
        sendiri = self.keparahan.get(f"{kode}.{bagian}") or self.keparahan.get(kode)
        return Keparahan(sendiri) if sendiri else terdaftar


def _empat_desimal(nama: str, nilai: Decimal) -> None:
    try:
        persen_ke_fakta(nilai)
        sen(round(nilai, 2))
    except ValueError as galat:
        raise AmbangDitolak(f"Ambang ditolak: {nama} paling banyak empat desimal.") from galat


def _tanggal(nama: str, nilai: tuple[int, ...]) -> None:
    try:
        bulan, hari = nilai
        date(2001, bulan, hari)
    except ValueError as galat:
        raise AmbangDitolak(f"Ambang ditolak: {nama} bukan bulan dan tanggal ({nilai}).") from galat


def ambang_berlaku(daftar: Iterable[AmbangAturan], pada: date) -> AmbangAturan:
    """Return the limits in force on a day, the built-in ones when none is."""
    return max(
        (a for a in daftar if a.berlaku_mulai <= pada), key=lambda a: a.berlaku_mulai, default=AmbangAturan()
    )


def simpan(ambang: AmbangAturan) -> str:
    """Return the JSON text of the limits; ``muat`` reads it back to equal ones."""
    return tulis_setelan(ambang)


def muat(teks: str) -> AmbangAturan:
    """Read limits; an unknown word, a wrong kind or an impossible limit is ``AmbangDitolak``."""
    try:
        isi = baca_setelan(teks, AmbangAturan())
    except ValueError as galat:
        raise AmbangDitolak(f"Ambang ditolak: {galat}.") from galat
    return AmbangAturan(**isi)
