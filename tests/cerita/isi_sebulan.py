"""Fill an empty data folder for a whole month: the wide reports of ``isi_lapor``, and two more people.

Wati heads Dinas Perhubungan; Tono heads a small office with twenty rows. Run as
``python -m tests.cerita.isi_sebulan`` with SIAP_DATA set.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

BAGIAN = "4.01.1"
BANYAK_BAGIAN = 20


def main() -> int:
    """Fill the folder, then make the two heads and the small office known."""
    from tests.cerita import isi_lapor

    isi_lapor.main()
    from tests.web.orang import DISHUB, SANDI
    from tests.web.tiruan import PEMDA

    from siap.ledger.akun.actions import beri_peran, buat_pengguna

    pada = datetime(2025, 1, 6, 2, tzinfo=UTC)
    for masuk, nama, pd in (("wati", "Wati Lestari", DISHUB), ("tono", "Tono Saputra", BAGIAN)):
        orang = buat_pengguna(username=masuk, nama=nama, sandi=SANDI, oleh="uji", pada=pada)
        umum: dict[str, Any] = {"pemda": PEMDA, "pd": pd, "berlaku_dari": date(2020, 1, 1)}
        beri_peran(pengguna=orang, jenis="kepala_pd", **umum, oleh="uji", pada=pada)
    _bagian(PEMDA, pada)
    return 0


def _bagian(pemda: str, pada: datetime) -> None:
    """Give the small office a budget of twenty sub kegiatan."""
    from siap.domain.masukan import BarisPagu, Matra
    from siap.ledger.anggaran.actions import bukukan_anggaran
    from siap.ledger.jejak.sumber import Sumber

    sub = [f"4.01.02.2.{1 + n // 10:02d}.{1 + n % 10:04d}" for n in range(BANYAK_BAGIAN)]
    bukukan_anggaran(
        pemda=pemda,
        tahun=2025,
        pd=BAGIAN,
        oleh="uji",
        pada=pada,
        baris=[BarisPagu(BAGIAN, Matra(s, "", "5.1"), Decimal(40_000_000)) for s in sub],
        tahap="murni",
        berlaku_mulai=1,
        sumber=Sumber("dpa-bagian.xlsx", "b" * 64),
    )


if __name__ == "__main__":
    raise SystemExit(main())
