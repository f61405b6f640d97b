"""A small world with everything a door can be asked for: the own PD, a foreign PD, a foreign Pemda.

Each of the three has reports in every state, receipts, evidence, differences with BPKAD, an admonition that
waits, and uploads of a person. What is foreign carries a word that must never reach a reader from whom it is
hidden.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from tests import foto
from tests.flows.test_formulir import isi as isi_formulir

from siap.domain.laporan.formulir import LetakIsian
from siap.domain.masukan import BarisPagu, BarisRealisasi, JenisBerkas, Matra, Sifat
from siap.domain.peran import JenisPeran
from siap.flows import bukti as alur_bukti
from siap.flows import formulir as alur_formulir
from siap.flows import impor as alur_impor
from siap.flows.pelaporan import Alamat
from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.akun.wewenang import PERAN_PD
from siap.ledger.anggaran.actions import bukukan_anggaran
from siap.ledger.bukti.models import Bukti
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.organisasi.actions import catat_pd, tetapkan_pemda
from siap.ledger.pelaporan import actions
from siap.ledger.pelaporan.isian import Operasi
from siap.ledger.pelaporan.models import LaporanBulanan
from siap.ledger.pengendalian.actions import teruskan_teguran
from siap.ledger.pengendalian.queries import usulan_terhitung
from siap.ledger.realisasi.actions import bukukan_realisasi, catat_acuan
from siap.web.formulir.simpanan import simpan_unggahan
from siap.web.hak import hak_atas
from siap.web.impor import tumpukan
from siap.web.impor.catatan import ke_catatan
from siap.web.impor.tampilan import catat as catat_impor
from siap.web.lapor.titik import Titik

PEMDA, PEMDA_LAIN, TAHUN = "18.99", "32.98", 2026
MILIK = "2.15.0.00.0.00.01.0000"
#: words of what is foreign, and of what Adbang writes to the Sekda only
KATA_PD, KATA_PEMDA, KATA_ADBANG = "RAHASIAPD", "RAHASIAPEMDA", "RAHASIAADBANG"
#: the seventh of October, nine in the morning
KINI = datetime(2026, 10, 7, 2, tzinfo=UTC)
AWAL = datetime(2026, 1, 6, 2, tzinfo=UTC)
REK = "5.1.02.01.01.0024"
#: month of each state; what an import booked, and BPKAD says otherwise, stands in May
DIKUNCI, DIVERIFIKASI, DIAJUKAN, DRAF, BEDA = 6, 7, 8, 9, 5
UANG = {6: ("500", "50"), 7: ("560", "57"), 8: ("640", "65"), 9: ("700", "72")}
_KUNCI = Ed25519PrivateKey.generate()


@dataclass(frozen=True)
class Siapa:
    """A person who asks. ``jenis`` None: without a role; ``pengelola``: the keeper of the machine."""

    nama: str
    orang: Any
    jenis: JenisPeran | None = None
    pengelola: bool = False

    @property
    def satu_pd(self) -> bool:
        """Tell whether the role is one of a single PD."""
        return self.jenis in PERAN_PD


@dataclass(frozen=True)
class Objek:
    """Everything that can be named of one house; ``ada`` False: none of it exists."""

    nama: str
    pemda: str
    pd: str
    unit: str
    sub: str
    bukti: int
    peristiwa: int
    usulan: int
    usulan_baru: str
    selisih: str
    token_formulir: str
    token_impor: str
    versi: int = 1
    formulir: bytes = b""
    ada: bool = True


@dataclass(frozen=True)
class _Rumah:
    """A PD with one unit below it; ``kata`` is in everything that is written about it."""

    sebutan: str
    pemda: str
    pd: str
    nama: str
    sub: str

    @property
    def kata(self) -> str:
        """The last word of its name."""
        return self.nama.rsplit(" ", 1)[-1]

    @property
    def unit(self) -> str:
        """Code of the unit below."""
        return f"{self.pd}/U 1"


@dataclass(frozen=True)
class Dunia:
    """All of it."""

    siapa: tuple[Siapa, ...]
    objek: tuple[Objek, ...]


def rekam() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the book."""
    return {
        m._meta.label: sorted(m._default_manager.values_list(), key=repr)
        for m in apps.get_models()
        if m.__module__.startswith("siap.ledger.")
    }


class Saksi:
    """Watches the database while something is asked of it, and tells whether the book changed.

    Tables are compared only when something was written at all: what was taken back again is no change.
    """

    def __init__(self) -> None:
        self._semula = rekam()
        self._tertulis = False

    def __call__(self, jalankan: Any, sql: str, isi: Any, banyak: bool, konteks: Any) -> Any:
        """Note a statement that writes."""
        if not sql.lstrip("( ").upper().startswith(("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA")):
            self._tertulis = True
        return jalankan(sql, isi, banyak, konteks)

    @contextmanager
    def dikembalikan(self) -> Iterator[None]:
        """Take back whatever is written inside."""
        self._tertulis = False
        with transaction.atomic(), connection.execute_wrapper(self):
            yield
            transaction.set_rollback(True)

    @property
    def berubah(self) -> bool:
        """Tell whether the book is other than it was; ask inside."""
        return self._tertulis and rekam() != self._semula


def bangun() -> Dunia:
    """Make the world."""
    rumah = (
        _Rumah("sendiri", PEMDA, MILIK, "Dinas Perhubungan", "2.15.02.2.01.0001"),
        # codes are free text: this one holds a slash, a blank and a letter outside ASCII
        _Rumah("pd asing", PEMDA, "1.06/Á 01", f"Dinas {KATA_PD}", "1.06.02.2.01.0001"),
        _Rumah("pemda asing", PEMDA_LAIN, "1.02", f"Dinas {KATA_PEMDA}", "1.02.02.2.01.0001"),
    )
    tetapkan_pemda(kode=PEMDA, nama="Kabupaten Contoh", oleh="uji", pada=AWAL)
    tetapkan_pemda(kode=PEMDA_LAIN, nama=f"Kabupaten {KATA_PEMDA}", oleh="uji", pada=AWAL)
    for r in rumah:
        catat_pd(pemda=r.pemda, kode=r.pd, nama=r.nama, oleh="uji", pada=AWAL)
        catat_pd(pemda=r.pemda, kode=r.unit, nama=f"UPT {r.nama}", induk=r.pd, oleh="uji", pada=AWAL)
    siapa = [
        Siapa(j.value, _orang(j.value, "Dewi", j, PEMDA, MILIK if j in PERAN_PD else None), j)
        for j in JenisPeran
    ]
    siapa.append(Siapa("tanpa peran", _orang("tamu", "Tamu", None, "", None)))
    siapa.append(
        Siapa("pengelola", _orang("akar", "Pengelola", None, "", None, pengelola=True), pengelola=True)
    )
    milik = {s.nama: s.orang for s in siapa}
    objek = [_isi_rumah(rumah[0], milik["operator"], milik["bpkad"])]
    for n, r in enumerate(rumah[1:]):
        juru = _orang(f"juru{n}", f"Wati {r.kata}", JenisPeran.OPERATOR, r.pemda, r.pd)
        # the finances of the own Pemda are no secret to its PD
        sebutan = "Bima" if r.pemda == PEMDA else f"Bima {r.kata}"
        bendahara = _orang(f"bpkad{n}", sebutan, JenisPeran.BPKAD, r.pemda, None)
        objek.append(_isi_rumah(r, juru, bendahara))
    return Dunia(tuple(siapa), (*objek, _tiada("tidak ada", PEMDA), _tiada("pemda tidak ada", "99.99")))


def _orang(
    nama: str, sebutan: str, jenis: JenisPeran | None, pemda: str, pd: str | None, *, pengelola: bool = False
) -> Any:
    orang = buat_pengguna(username=nama, nama=sebutan, sandi=None, oleh="uji", pada=AWAL, pengelola=pengelola)
    if jenis is not None:
        dari = date(2020, 1, 1)
        beri_peran(
            pengguna=orang, jenis=jenis.value, pemda=pemda, pd=pd, berlaku_dari=dari, oleh="uji", pada=AWAL
        )
    return orang


def _tiada(nama: str, pemda: str) -> Objek:
    """Names of things that do not exist."""
    pd, jauh = "9.99/TIADA", 987_654_321
    selisih = json.dumps([pd, BEDA, "9.99.02.2.01.0001", REK, "20.00"])
    return Objek(
        nama, pemda, pd, pd, "9.99.02.2.01.0001", jauh, jauh, jauh, f"5:1:{pd}", selisih, "x" * 32, "x" * 32,
        ada=False,
    )  # fmt: skip


def _isi_rumah(r: _Rumah, juru: Any, bendahara: Any) -> Objek:
    _anggaran(r)
    _beda_bpkad(r)
    for bulan in (DIKUNCI, DIVERIFIKASI, DIAJUKAN, DRAF):
        _laporan(r, bulan)
    usulan, usulan_baru = _teguran(r)
    formulir, token = _unggahan(r, juru)
    return Objek(
        nama=r.sebutan,
        pemda=r.pemda,
        pd=r.pd,
        unit=r.unit,
        sub=r.sub,
        bukti=_bukti(r),
        peristiwa=Peristiwa.objects.filter(rantai=r.pemda, objek__contains=r.pd, perbuatan="pelaporan.kunci")
        .latest("id")
        .urut,
        usulan=usulan,
        usulan_baru=usulan_baru,
        selisih=json.dumps([r.pd, BEDA, r.sub, REK, "20.00"]),
        token_formulir=token,
        token_impor=_impor(r, bendahara),
        versi=LaporanBulanan.objects.get(pd__kode=r.pd, pd__pemda__kode=r.pemda, bulan=DRAF).versi,
        formulir=formulir,
    )


def _anggaran(r: _Rumah) -> None:
    bukukan_anggaran(
        pemda=r.pemda,
        tahun=TAHUN,
        pd=r.pd,
        baris=[BarisPagu(r.pd, Matra(r.sub, REK), Decimal(1000))],
        tahap="murni",
        berlaku_mulai=1,
        sumber=Sumber("dpa.xlsx", "0" * 64),
        oleh="uji",
        pada=AWAL,
    )


def _beda_bpkad(r: _Rumah) -> None:
    for catat, nilai, lain in ((bukukan_realisasi, 400, {"lengkap": True}), (catat_acuan, 380, {})):
        catat(
            pemda=r.pemda,
            tahun=TAHUN,
            pd=r.pd,
            bulan=BEDA,
            sifat=Sifat.KUMULATIF,
            baris=[BarisRealisasi(r.pd, BEDA, Matra(r.sub, REK), Decimal(nilai))],
            sumber=Sumber(f"{r.kata}.csv", f"{nilai}".ljust(64, "0")),
            oleh="uji",
            pada=_pada(BEDA),
            **lain,
        )


def _pada(bulan: int) -> datetime:
    """A day in time for the report of a month."""
    return datetime(TAHUN, bulan + 1, 6, 2, tzinfo=UTC)


def _laporan(r: _Rumah, bulan: int) -> None:
    laporan: dict[str, Any] = {"pemda": r.pemda, "pd": r.pd, "tahun": TAHUN, "bulan": bulan}
    laporan |= {"oleh": "uji", "pada": _pada(bulan)}
    uang, fisik = UANG[bulan]
    sel = (("realisasi", REK, uang), ("fisik", "", fisik), ("kendala", "", f"Banjir {r.kata}"))
    operasi = [Operasi(r.sub, rek, kolom, nilai, None, 0) for kolom, rek, nilai in sel]
    actions.simpan_sel(**laporan, operasi=operasi, kunci=f"isi-{r.pd}-{bulan}")
    if bulan == DRAF:
        return
    kiriman = actions.ajukan(**laporan, periksa=_tanpa_aturan)
    actions.catat_bukti(
        kiriman=kiriman,
        tandatangani=_KUNCI.sign,
        kunci_publik=_KUNCI.public_key().public_bytes_raw(),
        pada=_pada(bulan),
    )
    if bulan in (DIVERIFIKASI, DIKUNCI):
        actions.verifikasi(**laporan, periksa=_tanpa_aturan)
    if bulan == DIKUNCI:
        actions.kunci(**laporan)


def _tanpa_aturan(*_isi: object) -> tuple[()]:
    return ()


def _bukti(r: _Rumah) -> int:
    gambar = foto.foto(len(r.sebutan), waktu="2026:09:14 08:31:05")
    alamat = Alamat(r.pemda, r.pd, TAHUN, DRAF, "uji", KINI)
    berkas = alur_bukti.BerkasBukti(f"{r.kata}.jpg", len(gambar), lambda: gambar)
    alur_bukti.unggah(alamat, [berkas], sub_kegiatan=r.sub, keterangan=f"Jembatan {r.kata}")
    return int(Bukti.objects.latest("pk").pk)


def _teguran(r: _Rumah) -> tuple[int, str]:
    """Hand on what the figures propose about the unit; leave what they propose about the PD."""
    adbang = _orang(f"adbang-{r.sub}", "Adbang", JenisPeran.ADBANG, r.pemda, None)
    siapa: dict[str, Any] = {"pemda": r.pemda, "tahun": TAHUN, "pada": KINI}
    usul = {u.pd.kode: u.usulan for u in usulan_terhitung(pengguna=adbang, **siapa)}
    u, baru = usul[r.unit], usul[r.pd]
    catatan = f"{KATA_ADBANG} {r.kata}"
    hasil = teruskan_teguran(
        **siapa, pd=r.unit, bulan=u.bulan, tingkat=int(u.tingkat), catatan=catatan, oleh=adbang
    )
    return int(hasil.pk), f"{baru.bulan}:{int(baru.tingkat)}:{r.pd}"


def _unggahan(r: _Rumah, juru: Any) -> tuple[bytes, str]:
    """Keep an upload of the form that changes one cell."""
    titik = Titik(r.pemda, r.pd, TAHUN, DRAF, juru, KINI)
    isi = isi_formulir(alur_formulir.unduh(titik.alamat)[1], {LetakIsian(r.sub, REK, "", "realisasi"): 701})
    dilihat = alur_formulir.pratinjau(titik.alamat, f"isian-{r.kata}.xlsx", isi)
    return isi, simpan_unggahan(titik, alur_impor.BerkasMasuk("isian.xlsx", isi), dilihat).token


def _impor(r: _Rumah, bendahara: Any) -> str:
    """Keep an upload of April's realisation."""
    hak = hak_atas(bendahara, r.pemda)
    isi = f"pd,bulan,realisasi\n{r.pd},4,300\n".encode()
    berkas = (alur_impor.BerkasMasuk(f"{r.kata}.csv", isi),)
    minta = alur_impor.Permintaan(JenisBerkas.REALISASI, r.pemda, TAHUN)
    hasil = alur_impor.pratinjau(berkas, minta, oleh=bendahara, pada=KINI)
    return tumpukan.simpan(
        Path(settings.SIAP_DATA) / "tumpukan",
        berkas,
        pengguna=bendahara.pk,
        pada=KINI,
        permintaan=ke_catatan(minta),
        pratinjau=catat_impor(hasil, jenis_boleh=hak.jenis_boleh),
        hasil=None,
    ).token
