"""A person who fills and submits one report over HTTP and remembers exactly what was acknowledged."""

from __future__ import annotations

import http.client
import json
import random
import threading
from dataclasses import dataclass, field
from typing import Any

from tests.isi_laporan import LALU, PAGU, garis
from tests.peladen import Klien, operasi

Sel = tuple[str, str, str]
#: (value as the book keeps it: sen or ten-thousandths, version)
Nilai = tuple[int, int]


@dataclass
class Pelapor:
    """``sel``, ``nomor`` and ``ditarik`` are acknowledged; ``maksud`` is under way and may stand or not."""

    klien: Klien
    oleh: str
    baris: int
    acak: random.Random
    sel: dict[Sel, Nilai] = field(default_factory=dict)
    nomor: int = 0
    ditarik: int = 0
    keadaan: str = "draf"
    simpanan: int = 0
    urut: int = 0
    diulang: int = 0
    maksud: tuple[str, Any] | None = None
    galat: list[str] = field(default_factory=list)
    diam: threading.Event = field(default_factory=threading.Event)
    hidup: threading.Event = field(default_factory=threading.Event)
    selesai: threading.Event = field(default_factory=threading.Event)

    def jalankan(self) -> None:
        """Work until told to stop; wait while the server is gone, then send the same again."""
        try:
            while not self.selesai.is_set() or self.maksud is not None:
                self._satu()
        except Exception as salah:  # told by the test, in its own thread
            self.galat.append(repr(salah))
        self.diam.set()

    def _satu(self) -> None:
        ulang = self.maksud is not None
        try:
            self.maksud = self.maksud or self._niat()
            jenis, isi = self.maksud
            getattr(self, f"_{jenis}")(isi, ulang=ulang)
        except (OSError, http.client.HTTPException):
            self.hidup.clear()
            self.diam.set()
            self.hidup.wait(timeout=300)
            return
        self.diulang += ulang
        self.maksud = None

    @property
    def diakui(self) -> int:
        """How many acts were acknowledged."""
        return self.simpanan + self.nomor + self.ditarik

    def lanjut(self) -> None:
        """Tell the person that the server is back."""
        self.diam.clear()
        self.hidup.set()

    def _niat(self) -> tuple[str, Any]:
        if self.keadaan == "diajukan":
            return "tarik", None
        letak = self._letak()
        kurang = [k for k in letak if k not in self.sel]
        if not kurang and self.acak.random() < 0.35:
            return "ajukan", self.klien.alasan()
        self.urut += 1
        pilih = kurang or self.acak.sample(letak, self.acak.randint(1, 5))
        return "simpan", (f"{self.oleh}-{self.urut}", [self._operasi(k) for k in pilih])

    def _letak(self) -> list[Sel]:
        g = garis(self.klien.pd, self.baris)
        return [(s, r, "realisasi") for s, r in g] + [(s, "", "fisik") for s in sorted({s for s, _ in g})]

    def _operasi(self, k: Sel) -> dict[str, Any]:
        lama, versi = self.sel.get(k, (None, 0))
        if k[2] == "realisasi":
            baru = str(self.acak.randint(LALU, PAGU * 3 // 4))
            dilihat = None if lama is None else str(lama // 100)
        else:
            baru = str(self.acak.randint(50, 75))
            dilihat = None if lama is None else str(lama // 10_000)
        if baru == dilihat:
            baru = str(int(baru) + 1)
        return operasi(*k, baru, dilihat, versi)

    def _simpan(self, isi: tuple[str, list[dict[str, Any]]], *, ulang: bool) -> None:
        kunci, daftar = isi
        balas = self.klien.simpan(kunci, daftar)
        assert balas.status == 200, (balas.status, balas.isi[:300])
        jawab = json.loads(balas.isi)
        for o, h in zip(daftar, jawab["hasil"], strict=True):
            assert (h["status"], h["versi"], h["nilai"]) == ("tersimpan", o["versi"] + 1, o["nilai"]), (
                ulang,
                h,
            )
        self.sel.update(sesudah(daftar))
        self.simpanan += 1

    def _ajukan(self, isi: dict[str, str], *, ulang: bool) -> None:
        balas = self.klien.ajukan(**isi)
        # sent again after it stood already, it leads to the receipt: 302 either way
        assert balas.status == 302, (ulang, balas.status, balas.isi[-1500:])
        self.nomor += 1
        self.keadaan = "diajukan"

    def _tarik(self, _isi: None, *, ulang: bool) -> None:
        balas = self.klien.tarik()
        if not (ulang and balas.status == 422 and "draf" in balas.isi):
            assert balas.status == 302, (balas.status, balas.isi[-1500:])
        self.ditarik += 1
        self.keadaan = "draf"


def sesudah(daftar: list[dict[str, Any]]) -> dict[Sel, Nilai]:
    """Return the cells as a batch leaves them."""
    return {
        (o["sub_kegiatan"], o["rekening"], o["kolom"]): (
            int(o["nilai"]) * (100 if o["kolom"] == "realisasi" else 10_000),
            o["versi"] + 1,
        )
        for o in daftar
    }
