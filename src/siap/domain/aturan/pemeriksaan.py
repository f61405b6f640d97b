"""Pemeriksaan: all validity rules on one report, and what follows: refused, to be explained, or clean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from siap.domain.aturan.ambang import AmbangAturan, AmbangDitolak, muat
from siap.domain.aturan.baris import angka_baris, pasang, periksa_baris
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran
from siap.domain.aturan.register import temuan
from siap.domain.aturan.v.semua import SEMUA
from siap.domain.laporan.potret import Potret
from siap.domain.temuan import Keparahan, Tempat, Temuan


class SaatPeriksa(StrEnum):
    """For which step the report is judged; some findings may be explained at first but not in the end."""

    AJUKAN = "ajukan"
    VERIFIKASI = "verifikasi"


@dataclass(frozen=True, slots=True)
class TemuanLaporan:
    """A finding and its key, under which a reason is kept: rule, part and place, not the figures.

    A reason therefore travels with the report through resubmissions.
    """

    kunci: str
    temuan: Temuan


@dataclass(frozen=True, slots=True)
class Putusan:
    """What the findings mean together with the reasons given."""

    menolak: tuple[TemuanLaporan, ...]
    perlu_alasan: tuple[TemuanLaporan, ...]
    dijelaskan: tuple[TemuanLaporan, ...]
    info: tuple[TemuanLaporan, ...]

    @property
    def boleh(self) -> bool:
        """True when nothing refuses and every finding that needs a reason has one."""
        return not self.menolak and not self.perlu_alasan


def muat_ambang(teks: str) -> AmbangAturan:
    """Read limits as ``ambang.muat`` does, and refuse severities of a rule or part that does not exist."""
    ambang = muat(teks)
    ada = {a.aturan.kode for a in SEMUA} | {f"{a.aturan.kode}.{b}" for a in SEMUA for b in a.bagian}
    asing = sorted(set(ambang.keparahan) - ada)
    if asing:
        raise AmbangDitolak(f"Ambang ditolak: tidak ada aturan {', '.join(asing)}.")
    return ambang


def periksa(
    potret: Potret, ambang: AmbangAturan | None = None, saat: SaatPeriksa = SaatPeriksa.AJUKAN
) -> tuple[TemuanLaporan, ...]:
    """Return every finding of every rule, ordered by code, then line by line."""
    batas = ambang or AmbangAturan()
    semua = [*_tiap_baris(potret, batas), *_seluruh(potret, batas)]
    semua.sort(key=lambda pasangan: pasangan[0].aturan.kode)
    return tuple(_jadikan(aturan, p, batas, saat) for aturan, p in semua)


def putuskan(daftar: tuple[TemuanLaporan, ...], alasan: Mapping[str, str]) -> Putusan:
    """Sort findings into what refuses, what still needs a reason, what has one, and what only informs."""
    jelaskan = [t for t in daftar if t.temuan.keparahan is Keparahan.JELASKAN]
    ada = {t.kunci for t in jelaskan if alasan.get(t.kunci, "").strip()}
    return Putusan(
        tuple(t for t in daftar if t.temuan.menolak),
        tuple(t for t in jelaskan if t.kunci not in ada),
        tuple(t for t in jelaskan if t.kunci in ada),
        tuple(t for t in daftar if t.temuan.keparahan is Keparahan.INFO),
    )


def _tiap_baris(potret: Potret, ambang: AmbangAturan) -> Iterator[tuple[AturanLaporan, Pelanggaran]]:
    """Yield what is wrong with single lines.

    A sub kegiatan with one rekening would be asked about twice, for itself and for its only line: once is
    enough.
    """
    daftar = pasang(ambang)
    induk: dict[str, set[str]] = {}
    for nomor, baris in enumerate(potret.baris, start=1):
        tempat = Tempat(baris=nomor, sel=baris.kunci)
        for aturan, p in periksa_baris(angka_baris(baris, potret.periode.bulan), tempat, daftar):
            sama = repr((aturan.aturan.kode, p.bagian, p.diberikan, p.diharapkan, p.selisih, dict(p.isi)))
            if not baris.rinci:
                induk.setdefault(baris.sub_kegiatan, set()).add(sama)
            elif sama in induk.get(baris.sub_kegiatan, ()):
                continue
            yield aturan, p


def _seluruh(potret: Potret, ambang: AmbangAturan) -> Iterator[tuple[AturanLaporan, Pelanggaran]]:
    for aturan in SEMUA:
        if aturan.periksa is not None:
            for p in aturan.periksa(potret, ambang):
                yield aturan, p


def _jadikan(aturan: AturanLaporan, p: Pelanggaran, ambang: AmbangAturan, saat: SaatPeriksa) -> TemuanLaporan:
    kode = aturan.aturan.kode
    terdaftar = aturan.bagian[p.bagian]
    keparahan = ambang.bobot(kode, p.bagian, terdaftar)
    if saat is SaatPeriksa.VERIFIKASI:
        keparahan = aturan.verifikasi.get(p.bagian, keparahan)
    isi = temuan(
        kode,
        tempat=p.tempat,
        diberikan=p.diberikan,
        diharapkan=p.diharapkan,
        selisih=p.selisih,
        keparahan=keparahan,
        **p.isi,
    )
    tempat = "#".join(x for x in (p.tempat.berkas, p.tempat.lembar, p.tempat.sel, p.tempat.medan) if x)
    return TemuanLaporan(f"{kode}.{p.bagian}@{tempat}", isi)
