"""Refusals of reporting, as the domain decided them: named errors with a sentence for the user."""

from __future__ import annotations

from collections.abc import Sequence

from siap.domain.aturan.pemeriksaan import TemuanLaporan
from siap.ledger.jejak.galat import GalatBuku, IsiTidakSah


class LangkahTidakSesuai(GalatBuku):
    """The report is in a state in which nobody can do this."""


class AlasanKosong(IsiTidakSah):
    """The step needs a reason and none was given."""


class LaporanBerubah(GalatBuku):
    """Someone changed the report since the person looked at it."""


class _TertahanTemuan(GalatBuku):
    """The rules stand in the way: ``menolak`` must be mended, ``perlu_alasan`` explained."""

    def __init__(
        self,
        kalimat: str,
        *,
        menolak: Sequence[TemuanLaporan] = (),
        perlu_alasan: Sequence[TemuanLaporan] = (),
    ) -> None:
        super().__init__(kalimat)
        self.menolak = tuple(menolak)
        self.perlu_alasan = tuple(perlu_alasan)

    @property
    def temuan(self) -> tuple[TemuanLaporan, ...]:
        """Everything that stands in the way."""
        return self.menolak + self.perlu_alasan


class BelumBolehDiajukan(_TertahanTemuan):
    """Findings forbid the submission, or wait for a reason."""


class BelumBolehDiverifikasi(_TertahanTemuan):
    """Findings forbid the verification, or wait for a reason."""
