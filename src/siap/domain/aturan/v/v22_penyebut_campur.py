"""V22: one table, one denominator, one budget version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran
from siap.domain.laporan.potret import AngkaTerbit, Potret
from siap.domain.temuan import Keparahan, Tempat

ATURAN: Final = Aturan(
    "V22",
    Keparahan.JELASKAN,
    "Penyebut bercampur",
    "{apa} memakai {diberikan} sekaligus.",
    "Pakai satu penyebut dan satu versi anggaran, dan sebutkan namanya.",
    "Semua baris % pagu versi perubahan",
    "Baris murni dan perubahan dalam satu tabel",
    "DOMAIN 5, butir 22; DESIGN 1, hukum 3",
)


def periksa(potret: Potret, _ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    versi = {b.versi for b in potret.baris if b.versi} | ({potret.versi} if potret.versi else set())
    if len(versi) > 1:
        yield _campur("versi", "Laporan ini", "versi", versi, "")
    tabel: dict[str, list[AngkaTerbit]] = {}
    for a in potret.fakta.angka_terbit:
        tabel.setdefault(a.tabel, []).append(a)
    for nama, isi in sorted(tabel.items()):
        sebutan = f"Tabel {nama}".rstrip()
        penyebut = {a.nama_penyebut for a in isi if a.nama_penyebut}
        versi_tabel = {a.versi for a in isi if a.versi}
        if len(penyebut) > 1:
            yield _campur("penyebut", sebutan, "penyebut", penyebut, nama)
        if len(versi_tabel) > 1:
            yield _campur("versi", sebutan, "versi", versi_tabel, nama)


def _campur(bagian: str, apa: str, jenis: str, kata: set[str], tabel: str) -> Pelanggaran:
    daftar = f"{jenis} {', '.join(sorted(kata))}"
    return Pelanggaran(bagian, Tempat(lembar=tabel, medan=bagian), daftar, isi={"apa": apa})


V22: Final = AturanLaporan(
    ATURAN,
    {"penyebut": Keparahan.JELASKAN, "versi": Keparahan.JELASKAN},
    periksa=periksa,
)
