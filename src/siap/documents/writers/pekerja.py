"""Pekerja: a process that sets documents and ends, so that its memory returns to the machine.

The parent writes frames to its standard input and reads frames from its standard output: eight bytes of
length, then the content; an answer begins with one byte that says whether it is a PDF or a message.
"""

from __future__ import annotations

import struct
import subprocess
import sys
from types import TracebackType
from typing import IO, Final, Self

_PANJANG: Final = struct.Struct(">Q")
_KEPALA: Final = struct.Struct(">qB")
#: Typst keeps part of what it has set; after so many documents a fresh process takes over
DOKUMEN_PER_PROSES: Final = 25


class PenyusunanGagal(RuntimeError):
    """The document could not be set; the message is that of Typst."""


def _kirim(aliran: IO[bytes], isi: bytes) -> None:
    aliran.write(_PANJANG.pack(len(isi)))
    aliran.write(isi)
    aliran.flush()


def _terima(aliran: IO[bytes]) -> bytes | None:
    kepala = aliran.read(_PANJANG.size)
    if len(kepala) < _PANJANG.size:
        return None
    (panjang,) = _PANJANG.unpack(kepala)
    isi = aliran.read(panjang)
    return isi if len(isi) == panjang else None


class Pekerja:
    """The parent's side: ``with Pekerja() as p: p.susun(isi, waktu)``."""

    def __init__(self, *, bertag: bool, templat: str = "") -> None:
        self._bertag = bertag
        self._templat = templat
        self._proses: subprocess.Popen[bytes] | None = None
        self._selesai = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        self._akhiri()

    def _akhiri(self) -> None:
        if self._proses is not None:
            self._proses.communicate()  # closes its input: the loop ends by itself
            self._proses = None
            self._selesai = 0

    def susun(self, isi: bytes, waktu: int) -> bytes:
        """Set one document in the worker; raises ``PenyusunanGagal`` when it fails or dies."""
        if self._selesai >= DOKUMEN_PER_PROSES:
            self._akhiri()
        if self._proses is None:
            self._proses = subprocess.Popen(
                [sys.executable, "-m", "siap.documents.writers.pekerja", self._templat],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        masuk, keluar = self._proses.stdin, self._proses.stdout
        assert masuk is not None and keluar is not None  # noqa: S101, PT018 - both are pipes, see above
        try:
            _kirim(masuk, _KEPALA.pack(waktu, self._bertag) + isi)
            jawaban = _terima(keluar)
        except BrokenPipeError:
            jawaban = None
        self._selesai += 1
        if jawaban is None:
            raise PenyusunanGagal(
                "Proses penyusun berhenti sebelum dokumen selesai; kemungkinan kehabisan memori."
            )
        if jawaban[:1] != b"\1":
            raise PenyusunanGagal(jawaban[1:].decode())
        return jawaban[1:]


def layani(masuk: IO[bytes], keluar: IO[bytes], templat: str = "") -> None:
    """Set documents until the input ends: the worker's side."""
    # late: the parent's half must not load Typst for itself
    from siap.documents.writers.susun import TEMPLAT, susun

    while (pesan := _terima(masuk)) is not None:
        waktu, bertag = _KEPALA.unpack_from(pesan)
        try:
            jawaban = b"\1" + susun(
                pesan[_KEPALA.size :], waktu, bertag=bool(bertag), templat=templat or TEMPLAT
            )
        except RuntimeError as galat:
            jawaban = b"\0" + str(galat).encode()
        _kirim(keluar, jawaban)


if __name__ == "__main__":
    layani(sys.stdin.buffer, sys.stdout.buffer, *sys.argv[1:2])
