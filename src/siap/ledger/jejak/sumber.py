"""Where a booking comes from: the file that it cites, by name and hash, as books cite a voucher."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sumber:
    """A file by name and SHA-256; "" when a person typed the figures."""

    nama: str
    sha256: str = ""

    def __str__(self) -> str:
        """Print as under a table: "lra.xlsx (sha256 1f2e3d4c5b6a)"."""
        return f"{self.nama} (sha256 {self.sha256[:12]})" if self.sha256 else self.nama
