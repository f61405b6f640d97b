"""V14: the PD's realisation equals BPKAD's; a difference is reconciled before verification."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran
from siap.domain.laporan.potret import BarisPotret, Potret, jumlah
from siap.domain.temuan import Keparahan, Tempat
from siap.domain.uang import tampil_rupiah

ATURAN: Final = Aturan(
    "V14",
    Keparahan.TOLAK,
    "Realisasi berbeda dari BPKAD",
    "Realisasi {bagian} menurut PD {diberikan}, menurut BPKAD {diharapkan} (selisih {selisih}){penjelasan}.",
    "Cocokkan SP2D dengan BPKAD; tulis penyebab selisih dan siapa yang menyelesaikannya.",
    "Selisih Rp1",
    "Selisih Rp2 yang belum dijelaskan",
    "DOMAIN 5, butir 14",
)


def periksa(potret: Potret, ambang: AmbangAturan) -> Iterator[Pelanggaran]:
    """Yield what breaks the rule."""
    for kode, ada, seharusnya in _pasangan(potret):
        if abs(ada - seharusnya) <= ambang.rupiah_bpkad:
            continue
        penjelasan = potret.fakta.selisih_dijelaskan.get(kode, "").strip()
        yield Pelanggaran(
            "dijelaskan" if penjelasan else "belum_dijelaskan",
            Tempat(sel=kode.strip("/") or "PD", medan="realisasi"),
            tampil_rupiah(ada),
            tampil_rupiah(seharusnya),
            tampil_rupiah(ada - seharusnya),
            {
                "bagian": _sebutan(kode),
                "penjelasan": f"; dijelaskan: {penjelasan}" if penjelasan else "",
            },
        )


def _pasangan(potret: Potret) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Yield (key, PD, BPKAD) for every key of BPKAD's figures and every line that none of them holds."""
    bpkad = potret.fakta.bpkad
    for kode, seharusnya in sorted(bpkad.items()):
        if not kode:
            ada = jumlah(b.realisasi for b in potret.pokok)
            if ada is not None:
                yield kode, ada, seharusnya
        elif terisi := _terisi(potret, kode):
            yield kode, sum((n for b, n in terisi if _memuat(kode, b)), Decimal(0)), seharusnya
    kunci = [k for k in bpkad if k]
    lain: dict[str, Decimal] = {}
    for b, nilai in _terisi(potret, kunci[0]) if kunci else ():
        if not any(_memuat(k, b) for k in kunci):
            kode = f"{b.sub_kegiatan}/{b.rekening}" if "/" in kunci[0] else b.rekening
            lain[kode] = lain.get(kode, Decimal(0)) + nilai
    for kode, ada in sorted(lain.items()):
        yield kode, ada, Decimal(0)


def _terisi(potret: Potret, kode: str) -> list[tuple[BarisPotret, Decimal]]:
    """Return the lines that a key can hold, with their money: by rekening, or whole sub kegiatan."""
    calon = potret.pokok if kode.endswith("/") else [b for b in potret.baris if b.rekening]
    return [(b, b.realisasi) for b in calon if b.realisasi is not None]


def _memuat(kode: str, baris: BarisPotret) -> bool:
    """Tell whether a line lies under a key: a rekening, or sub kegiatan and rekening with "/" between."""
    sub, _, rekening = kode.rpartition("/")
    if sub and sub != baris.sub_kegiatan:
        return False
    return not rekening or baris.rekening == rekening or baris.rekening.startswith(f"{rekening}.")


def _sebutan(kode: str) -> str:
    sub, _, rekening = kode.rpartition("/")
    kata = [f"sub kegiatan {sub}"] if sub else []
    kata += [f"rekening {rekening}"] if rekening else []
    return " ".join(kata) or "seluruh PD"


V14: Final = AturanLaporan(
    ATURAN,
    {"belum_dijelaskan": Keparahan.JELASKAN, "dijelaskan": Keparahan.INFO},
    periksa=periksa,
    verifikasi={"belum_dijelaskan": Keparahan.TOLAK},
)
