"""The walk: every address, every method, every role, every foreign thing. 404 for Dewi, nothing changed."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from tests.web import dunia as d
from tests.web.dunia import Dunia, Objek, Siapa
from tests.web.peta_akses import PETA, Entri

from siap.domain.laporan.teguran import PENYIMAK
from siap.domain.peran import JenisPeran
from siap.flows import tanya
from siap.ledger.akun.wewenang import PERAN_PD

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ADMIN = "admin/"


def rute(daftar: list[Any] | None = None, awal: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address that Django knows, whoever added it."""
    for p in get_resolver().url_patterns if daftar is None else daftar:
        jalan = awal + str(p.pattern)
        if isinstance(p, URLResolver):
            yield from rute(p.url_patterns, jalan)
        else:
            yield jalan, p


NAMA = {jalan: p.name for jalan, p in rute()}


@pytest.fixture
def dunia(monkeypatch: pytest.MonkeyPatch) -> Iterator[Dunia]:
    """The world at nine in the morning of the seventh of October; papers, logs and editions cost nothing."""
    monkeypatch.setattr(timezone, "now", lambda: d.KINI)
    monkeypatch.setattr("siap.flows.pelaporan.isi_mart", lambda *_isi, **_nama: "")
    monkeypatch.setattr("siap.flows.impor.isi_mart", lambda *_isi, **_nama: "")
    monkeypatch.setattr("siap.flows.pack.tulis_pdf", lambda *_isi, **_nama: b"%PDF-1.7")
    monkeypatch.setattr("siap.documents.writers.bukti_kirim.tulis_bukti", lambda _teks, **_nama: b"%PDF-1.7")
    monkeypatch.setattr("siap.web.luring.views.naskah_pekerja", lambda _halaman: "self.SIAP={};")
    # the walk takes back whatever it writes: an edition stays the same, and so do its answers
    for nama in ("mart_terkini", "rekap", "kurva", "kelas", "pohon_pd"):
        monkeypatch.setattr(tanya, nama, _sekali(getattr(tanya, nama)))
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *_isi, **_nama: None)
    logging.disable(logging.CRITICAL)
    yield d.bangun()
    logging.disable(logging.NOTSET)


def _sekali(tanyakan: Callable[..., Any]) -> Callable[..., Any]:
    """Ask the same only once."""
    terjawab: dict[str, Any] = {}

    def ingat(*isi: Any, **nama: Any) -> Any:
        kunci = repr((isi, sorted(nama.items(), key=str)))
        if kunci not in terjawab:
            terjawab[kunci] = tanyakan(*isi, **nama)
        return terjawab[kunci]

    return ingat


def masuk(siapa: Siapa, **pilihan: Any) -> Client:
    """A browser in which a person is signed in."""
    klien = Client(**pilihan)
    klien.force_login(siapa.orang, backend="django.contrib.auth.backends.ModelBackend")
    return klien


def isi(jawaban: HttpResponseBase) -> str:
    """Everything that an answer says, streamed or not."""
    bita = jawaban.content if isinstance(jawaban, HttpResponse) else b"".join(jawaban)
    return bita.decode(errors="replace")


def test_every_address_has_an_entry_in_the_walk() -> None:
    ada = {jalan for jalan, _p in rute() if not jalan.startswith(ADMIN)}

    assert ada - PETA.keys() == set(), "say in tests/web/peta_akses.py who may ask for it"
    assert PETA.keys() - ada == set()


#: four companies of about the same length of way, so that two can walk at once
ROMBONGAN = (
    PERAN_PD,
    {JenisPeran.ADBANG, JenisPeran.BPKAD, JenisPeran.BAPPEDA, JenisPeran.INSPEKTORAT},
    {JenisPeran.ASISTEN, JenisPeran.SEKDA, JenisPeran.BUPATI, JenisPeran.MITRA},
    {None},
)


def test_every_role_walks() -> None:
    assert set().union(*ROMBONGAN) == {*JenisPeran, None}


@pytest.mark.parametrize("rombongan", ROMBONGAN, ids=("pd", "setda", "pimpinan", "tanpa peran"))
def test_every_role_gets_what_its_role_allows_and_nothing_of_others(
    dunia: Dunia, rombongan: set[JenisPeran | None]
) -> None:
    salah: list[str] = []
    klien_milik = [(s, masuk(s)) for s in dunia.siapa if s.jenis in rombongan]
    saksi = d.Saksi()
    for siapa, klien in klien_milik:
        for langkah in langkah_semua(dunia):
            salah += jelajahi(klien, siapa, langkah, saksi)
    assert not salah, daftar(salah)


@dataclass(frozen=True)
class Langkah:
    """One request of the walk."""

    jalan: str
    entri: Entri
    cara: str
    objek: Objek

    @property
    def ke(self) -> str:
        """The address."""
        kueri = self.entri.kueri(self.objek)
        pokok = reverse(str(NAMA[self.jalan]), kwargs=self.entri.jalan(self.objek) or None)
        return f"{pokok}?{urlencode(kueri)}" if kueri else pokok

    def minta(self, klien: Client) -> HttpResponseBase:
        """Ask, as a page of ours would."""
        if self.cara != "post":
            return getattr(klien, self.cara)(self.ke)
        jenis = {"content_type": "application/json"} if self.entri.json else {}
        return klien.post(self.ke, self.entri.isi(self.objek), **jenis)


def langkah_semua(dunia: Dunia) -> Iterator[Langkah]:
    """Every address with every object, each question once. Who signs out would end the walk."""
    sudah: set[tuple[str, str, str]] = set()
    for jalan, pokok in PETA.items():
        for entri in (pokok, *pokok.juga):
            for objek in dunia.objek:
                for cara, harap in (("get", entri.lihat), ("post", entri.tulis)):
                    satu = Langkah(jalan, entri, cara, objek)
                    tanda = (cara, satu.ke, repr(entri.isi(objek)) if cara == "post" else "")
                    if harap is not None and jalan != "keluar" and tanda not in sudah:
                        sudah.add(tanda)
                        yield satu


def jelajahi(klien: Client, siapa: Siapa, langkah: Langkah, saksi: d.Saksi) -> Iterator[str]:
    """Ask once, take back what was written, and say what was not as it must be."""
    sebutan = f"{siapa.nama} {langkah.cara} {langkah.ke} ({langkah.objek.nama})"
    try:
        with saksi.dikembalikan():
            jawaban = langkah.minta(klien)
            teks, berubah = isi(jawaban), saksi.berubah
    except Exception as galat:
        yield f"{sebutan}: {galat!r}"
        return
    status, ubah = harapan(langkah, siapa)
    if jawaban.status_code != status:
        yield f"{sebutan}: {jawaban.status_code}, expected {status}"
    elif berubah != ubah:
        yield f"{sebutan}: changed {berubah}, expected {ubah}"
    yield from (f"{sebutan}: says {kata}" for kata in rahasia(siapa) if kata in teks)
    simpan = jawaban.headers.get("Cache-Control", "")
    if (
        langkah.cara == "get"
        and jawaban.status_code == 200
        and langkah.entri.pribadi
        and not _pribadi(simpan)
    ):
        yield f"{sebutan}: may be kept: {simpan!r}"


def harapan(langkah: Langkah, siapa: Siapa) -> tuple[int, bool]:
    """The status, and whether the book changes."""
    entri = langkah.entri
    harap, luar, ubah = (
        (entri.tulis, entri.luar_tulis, entri.ubah)
        if langkah.cara == "post"
        else (entri.lihat, entri.luar, entri.tercatat)
    )
    if siapa.jenis is None and not siapa.pengelola:
        return luar, False
    assert harap is not None
    status = harap(siapa, langkah.objek)
    return status, ubah and status in (200, 302)


def test_anonymous_is_sent_to_the_door_and_learns_nothing(dunia: Dunia) -> None:
    salah: list[str] = []
    klien, saksi = Client(), d.Saksi()
    for satu in langkah_semua(dunia):
        entri = satu.entri
        with saksi.dikembalikan():
            jawaban = satu.minta(klien)
            teks, berubah = isi(jawaban), saksi.berubah
        status = entri.tamu if satu.cara == "get" else entri.tamu_tulis
        if jawaban.status_code != status or berubah:
            salah.append(
                f"{satu.cara} {satu.ke}: {jawaban.status_code}, expected {status}, changed {berubah}"
            )
        if status == 302 and satu.jalan != "tema" and not jawaban["Location"].startswith("/masuk?next=/"):
            salah.append(f"{satu.cara} {satu.ke}: leads to {jawaban['Location']}")
        salah += [f"{satu.ke}: says {k}" for k in (d.KATA_PD, d.KATA_PEMDA, d.KATA_ADBANG) if k in teks]
    assert not salah, daftar(salah)


def test_a_method_that_an_address_does_not_take_is_refused(dunia: Dunia) -> None:
    salah: list[str] = []
    klien_milik = [masuk(s) for s in dunia.siapa if s.nama in ("operator", "pengelola")]
    saksi = d.Saksi()
    for jalan, entri in PETA.items():
        tolak = ["put", "patch", "delete", "trace"]
        tolak += ["get"] * (entri.lihat is None) + ["post"] * (entri.tulis is None)
        for cara in tolak:
            # who is signed in is sent on from the door whatever is asked
            for klien in klien_milik if jalan != "masuk" else (Client(),):
                satu = Langkah(jalan, entri, cara, dunia.objek[0])
                with saksi.dikembalikan():
                    status, berubah = satu.minta(klien).status_code, saksi.berubah
                if status != 405 or berubah:
                    salah.append(f"{cara} {satu.ke}: {status}, changed {berubah}")
    assert not salah, daftar(salah)


def test_a_post_without_the_token_of_its_page_is_refused(dunia: Dunia) -> None:
    salah: list[str] = []
    klien_milik = {s.nama: masuk(s, enforce_csrf_checks=True) for s in dunia.siapa}
    saksi = d.Saksi()
    for jalan, entri in PETA.items():
        for satu in (Langkah(jalan, e, "post", dunia.objek[0]) for e in (entri, *entri.juga) if e.tulis):
            for nama in ("operator", "bpkad", "adbang", "pengelola"):
                with saksi.dikembalikan():
                    jawaban = satu.minta(klien_milik[nama])
                    berubah = saksi.berubah
                if jawaban.status_code != 403 or berubah:
                    salah.append(f"{nama} {satu.ke}: {jawaban.status_code}, changed {berubah}")
    assert not salah, daftar(salah)


#: what no page of ours writes; the first ones are no month, year, Pemda or number either
RUSAK = ("13", "-1", "\x00", "²३", "9" * 5_000, "x" * 10_000, "%00/..\\\u202e' OR 1=1 --")
#: what every page reads first, in one place: these few stand for all
TITIK, MUSTAHIL = ("pemda", "tahun", "bulan"), ("13", "²३", "x" * 10_000)
#: fields that pages read besides those that the table names
LAIN = (
    *("urut", "kelompok", "jenis_belanja", "sumber_dana", "metrik", "garis", "sub", "rek", "status", "milik"),
    *("sepanjang", "halaman", "rincian", "oleh", "perbuatan", "sel", "sebelum", "hanya_bulan", "nomor"),
    *(
        "selesai",
        "baru",
        "baris",
        "tambah",
        "hapus",
        "cari",
        "next",
        "unggahan",
        "kolom",
        "rekening",
        "sumber",
    ),
)
LAIN_ISI = (
    *("alasan", "catatan", "kepada", "langkah", "teks", "umum", "kolom", "baris", "tambah", "hapus", "cari"),
    *(
        "versi",
        "nomor",
        "nihil",
        "alasan:V01",
        "temuan:V01",
        "cara",
        "kembali",
        "tahun",
        "jenis",
        "pd",
        "bulan",
    ),
    *("paket", "sub", "keterangan", "username", "password", "next", "pilih-0"),
)


def test_garbage_is_an_answer_too(dunia: Dunia) -> None:
    salah: list[str] = []
    siapa = {s.nama: s for s in dunia.siapa}
    klien_milik = {n: masuk(siapa[n]) for n in ("operator", "bpkad", "pengelola")}
    saksi = d.Saksi()
    for satu in langkah_rusak(dunia.objek[0]):
        nama = "operator" if "formulir" in str(NAMA[satu.jalan]) else "pengelola"
        nama = "bpkad" if "token" in satu.jalan and satu.jalan.startswith("impor") else nama
        sebutan = f"{satu.cara} {satu.ke[:160]} {repr(satu.entri.isi(satu.objek))[:200]}"
        try:
            with saksi.dikembalikan():
                jawaban = satu.minta(klien_milik[nama])
                isi(jawaban)
        except Exception as galat:
            salah.append(f"{sebutan}: {galat!r}"[:500])
            continue
        if jawaban.status_code >= 500 or (satu.mustahil and jawaban.status_code not in (400, 404)):
            salah.append(f"{sebutan}: {jawaban.status_code}")
    assert not salah, daftar(salah)


def langkah_rusak(objek: Objek) -> Iterator[LangkahRusak]:
    """Every address with every field in turn, and with all the others at once, as nobody writes them."""
    for jalan, pokok in PETA.items():
        # signing out ends the walk
        for entri in (pokok, *pokok.juga) if jalan != "keluar" else ():
            for rusak in RUSAK:
                tetap = TITIK if rusak not in MUSTAHIL else ()
                for medan in (*(k for k in entri.kueri(objek) if k not in tetap), "*"):
                    cara = "post" if entri.lihat is None else "get"
                    yield LangkahRusak(jalan, entri, cara, objek, medan, "", rusak)
                if entri.tulis is None or entri.json:
                    continue
                for medan in (*entri.isi(objek), "*"):
                    yield LangkahRusak(jalan, entri, "post", objek, "", medan, rusak)


@dataclass(frozen=True)
class LangkahRusak(Langkah):
    """One request of the walk with one field ("*": all that the table does not name) that is garbage."""

    medan: str
    medan_isi: str
    rusak: str

    @property
    def mustahil(self) -> bool:
        """Tell whether no such thing can exist, so that nothing may be found."""
        return self.medan in TITIK and self.entri.pribadi

    @property
    def ke(self) -> str:
        kueri = self.entri.kueri(self.objek)
        medan = {"": (), "*": tuple(m for m in LAIN if m not in kueri)}.get(self.medan, (self.medan,))
        kueri |= dict.fromkeys(medan, self.rusak)
        pokok = reverse(str(NAMA[self.jalan]), kwargs=self.entri.jalan(self.objek) or None)
        return f"{pokok}?{urlencode(kueri)}"

    def minta(self, klien: Client) -> HttpResponseBase:
        if self.cara != "post" or not self.medan_isi:
            return super().minta(klien)
        isian = self.entri.isi(self.objek)
        medan = tuple(m for m in LAIN_ISI if m not in isian) if self.medan_isi == "*" else (self.medan_isi,)
        return klien.post(self.ke, {**isian, **dict.fromkeys(medan, self.rusak)})


RUSAK_JALAN = (
    "0",
    "9" * 30,
    "9" * 4_400,
    "x" * 32,
    "../../etc/passwd",
    "%00",
    "%F0%9F%92%A9",
    "1.06%2F..",
    "a b",
)


def test_garbage_in_a_path_is_not_there(dunia: Dunia) -> None:
    klien = masuk(next(s for s in dunia.siapa if s.pengelola))
    salah: list[str] = []
    saksi = d.Saksi()
    for jalan, entri in PETA.items():
        if not entri.jalan(dunia.objek[0]):
            continue
        for rusak in RUSAK_JALAN:
            ke = f"/{re.sub('<[^>]+>', rusak, jalan)}?{urlencode(entri.kueri(dunia.objek[0]))}"
            try:
                with saksi.dikembalikan():
                    status = (klien.post if entri.lihat is None else klien.get)(ke).status_code
            except Exception as galat:
                salah.append(f"{ke[:120]}: {galat!r}"[:400])
                continue
            if status not in (400, 404):
                salah.append(f"{ke[:120]}: {status}")
    assert not salah, daftar(salah)


def test_the_rooms_of_the_machine_are_for_its_keeper_and_change_nothing(dunia: Dunia) -> None:
    salah: list[str] = []
    pengelola = masuk(next(s for s in dunia.siapa if s.pengelola))
    lain = [Client(), *(masuk(s) for s in dunia.siapa if s.nama == "adbang")]
    saksi = d.Saksi()
    for jalan, _p in rute():
        if not jalan.startswith(ADMIN) or jalan == "admin/logout/":
            continue
        for ada in ("1", "9" * 30) if "<" in jalan else ("1",):
            ke = "/" + re.sub(r"<[^>]+>|\^.*\$|\(\?P.*\)\$?", ada, jalan)
            tanya = [(pengelola.get, False), (pengelola.post, False), (pengelola.delete, False)]
            tanya += [(cara, True) for klien in lain for cara in (klien.get, klien.post) if ada == "1"]
            for cara, tertutup in tanya:
                with saksi.dikembalikan():
                    status = cara(ke).status_code
                    if tertutup and status not in (302, 403, 404) and jalan != "admin/login/":
                        salah.append(f"{ke}: {status}")
                    if status >= 500 or saksi.berubah:
                        salah.append(f"{ke}: {status}, changed {saksi.berubah}")
    assert not salah, daftar(salah)


def _pribadi(simpan: str) -> bool:
    return "private" in simpan and ("no-cache" in simpan or "no-store" in simpan)


def daftar(salah: list[str]) -> str:
    return f"{len(salah)} wrong\n" + "\n".join(s[:300] for s in salah[:100])


def rahasia(siapa: Siapa) -> tuple[str, ...]:
    """Words that must not reach a person."""
    if siapa.pengelola:
        return ()
    kata = [d.KATA_PEMDA]
    if siapa.satu_pd or siapa.jenis is None:
        kata.append(d.KATA_PD)
    if siapa.jenis not in PENYIMAK:
        kata.append(d.KATA_ADBANG)
    return tuple(kata)
