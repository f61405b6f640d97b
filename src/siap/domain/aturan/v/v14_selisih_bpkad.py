"""V14: the PD's realisation equals BPKAD's; a difference is reconciled before verification."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from siap.domain.aturan.ambang import AmbangAturan
from siap.domain.aturan.bentuk import Aturan
from siap.domain.aturan.bentuk_laporan import AturanLaporan, Pelanggaran
from siap.domain.laporan.potret import Potret, jumlah
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
            Tempat(sel=kode or "PD", medan="realisasi"),
            tampil_rupiah(ada),
            tampil_rupiah(seharusnya),
            tampil_rupiah(ada - seharusnya),
            {
                "bagian": f"rekening {kode}" if kode else "seluruh PD",
                "penjelasan": f"; dijelaskan: {penjelasan}" if penjelasan else "",
            },
        )


def _pasangan(potret: Potret) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Yield (rekening, PD, BPKAD) for every code of BPKAD's export and every line that it does not hold."""
    bpkad = potret.fakta.bpkad
    berrekening = [b for b in potret.baris if b.rekening and b.realisasi is not None]
    for kode, seharusnya in sorted(bpkad.items()):
        if not kode:
            ada = jumlah(b.realisasi for b in potret.pokok)
            if ada is not None:
                yield kode, ada, seharusnya
        elif berrekening:
            yield (
                kode,
                sum(
                    (b.realisasi or Decimal(0) for b in berrekening if _di_bawah(b.rekening, kode)),
                    Decimal(0),
                ),
                seharusnya,
            )
    kode_bpkad = [k for k in bpkad if k]
    if kode_bpkad:
        lain: dict[str, Decimal] = {}
        for b in berrekening:
            if not any(_di_bawah(b.rekening, k) for k in kode_bpkad):
                lain[b.rekening] = lain.get(b.rekening, Decimal(0)) + (b.realisasi or Decimal(0))
        for kode, ada in sorted(lain.items()):
            yield kode, ada, Decimal(0)


def _di_bawah(rekening: str, kode: str) -> bool:
    return rekening == kode or rekening.startswith(f"{kode}.")


V14: Final = AturanLaporan(
    ATURAN,
    {"belum_dijelaskan": Keparahan.JELASKAN, "dijelaskan": Keparahan.INFO},
    periksa=periksa,
    verifikasi={"belum_dijelaskan": Keparahan.TOLAK},
)
