"""Who gets what answer at which address, told by the domain's own tables of roles. One entry per address."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from tests import foto
from tests.web.dunia import BEDA, DIAJUKAN, DIKUNCI, DIVERIFIKASI, DRAF, REK, TAHUN, UANG, Objek, Siapa

from siap.domain.laporan.keadaan import TABEL, KeadaanLaporan, PerbuatanLaporan
from siap.domain.laporan.teguran import PEMUTUS, PENERUS, PENYIMAK
from siap.domain.peran import JenisPeran
from siap.ledger.akun.wewenang import WEWENANG, Perbuatan
from siap.web.hak import PERBUATAN_JENIS

#: what a person gets: the status of the answer
Harap = Callable[[Siapa, Objek], int]
Isi = Callable[[Objek], Any]
_KEPALA: Final = frozenset({JenisPeran.KEPALA_PD, JenisPeran.KEPALA_UNIT})
_PENGIMPOR: Final = frozenset().union(*(WEWENANG[p] for p in PERBUATAN_JENIS.values()))


@dataclass(frozen=True)
class Entri:
    """One address. ``lihat`` and ``tulis`` None: GET or POST is refused (405).

    ``ubah``: a POST that is let through changes the book. ``tamu`` and ``tamu_tulis`` are for who is not
    signed in, ``luar`` for a person without any role.
    """

    lihat: Harap | None = None
    tulis: Harap | None = None
    kueri: Callable[[Objek], dict[str, object]] = field(default=lambda _o: {})
    jalan: Callable[[Objek], dict[str, object]] = field(default=lambda _o: {})
    isi: Isi = field(default=lambda _o: {})
    ubah: bool = True
    #: a paper that was handed out is told to the jejak
    tercatat: bool = False
    json: bool = False
    tamu: int = 302
    tamu_tulis: int = 302
    luar: int = 200
    luar_tulis: int = 200
    #: kept by no shared cache; only what is the same for everybody need not say so
    pribadi: bool = True
    #: the same address, asked otherwise
    juga: tuple[Entri, ...] = ()


# --- whom an object is shown to ----------------------------------------------------------------------


def berhak_pd(s: Siapa, o: Objek) -> bool:
    """Tell whether a person may see the PD."""
    if not o.ada:
        return False
    return s.pengelola or o.nama == "sendiri" or (o.nama == "pd asing" and not s.satu_pd)


def berhak_pemda(s: Siapa, o: Objek) -> bool:
    """Tell whether a person has any role in the Pemda."""
    return o.nama != "pemda tidak ada" and (s.pengelola or o.nama != "pemda asing")


def pd(s: Siapa, o: Objek) -> int:
    """A page about one PD."""
    return 200 if berhak_pd(s, o) else 404


def pemda(s: Siapa, o: Objek) -> int:
    """A page for everybody with a role, which shows each the own part."""
    return 200 if berhak_pemda(s, o) else 404


def semua(s: Siapa, o: Objek) -> int:
    """A page about the whole Pemda: who has one PD only does not learn that it exists."""
    return 200 if berhak_pemda(s, o) and not s.satu_pd else 404


def semua_pd(s: Siapa, o: Objek) -> int:
    """A page about one PD for who sees them all."""
    return 200 if berhak_pd(s, o) and not s.satu_pd else 404


def milik(*pemilik: str) -> Harap:
    """A thing of one person: for everybody else it does not exist."""
    return lambda s, o: 200 if s.nama in pemilik and o.nama == "sendiri" else 404


def jadi(dasar: Harap, jenis: frozenset[JenisPeran], berhasil: int = 302) -> Harap:
    """An act: not there for who does not see its object, refused to who only looks."""

    def harap(s: Siapa, o: Objek) -> int:
        if dasar(s, o) != 200:
            return 404
        return berhasil if s.pengelola or s.jenis in jenis else 403

    return harap


def langkah(dasar: Harap, dari: KeadaanLaporan, perbuatan: PerbuatanLaporan, berhasil: int = 302) -> Harap:
    """A move of a report, open to the roles of the table of states."""
    return jadi(dasar, TABEL[dari, perbuatan].peran, berhasil)


def putusan(dari: KeadaanLaporan, perbuatan: PerbuatanLaporan) -> Harap:
    """A verdict: nothing is there for who sees one PD; who may not judge is told so whatever is asked for."""
    jenis = TABEL[dari, perbuatan].peran

    def harap(s: Siapa, o: Objek) -> int:
        if semua(s, o) != 200:
            return 404
        return 403 if not (s.pengelola or s.jenis in jenis) else 302 if berhak_pd(s, o) else 404

    return harap


def banyak(dari: KeadaanLaporan, perbuatan: PerbuatanLaporan) -> Harap:
    """A verdict over many at once: the page says of each what became of it, 422 when none was done."""
    satu = putusan(dari, perbuatan)

    def harap(s: Siapa, o: Objek) -> int:
        status = satu(s, o)
        if status == 302:
            return 200
        return 422 if status == 404 and semua(s, o) == 200 else status

    return harap


def impor(berhasil: int = 200) -> Harap:
    """The room of imports: closed to roles that book nothing."""

    def harap(s: Siapa, o: Objek) -> int:
        if not berhak_pemda(s, o):
            return 404
        return berhasil if s.pengelola or s.jenis in _PENGIMPOR else 403

    return harap


def unggahan_impor(berhasil: int) -> Harap:
    """An upload to the room of imports: of the one who sent it."""

    def harap(s: Siapa, o: Objek) -> int:
        status = impor()(s, o)
        return status if status != 200 else berhasil if milik("bpkad")(s, o) == 200 else 404

    return harap


def _teguran(s: Siapa, o: Objek) -> int:
    if not berhak_pemda(s, o):
        return 404
    return 200 if s.pengelola or s.jenis in PENYIMAK | _KEPALA else 403


def _putuskan(s: Siapa, o: Objek) -> int:
    """Before it is decided an admonition is known to those who follow them all, and to nobody else."""
    if not berhak_pd(s, o) or not (s.pengelola or s.jenis in PENYIMAK):
        return 404
    return 302 if s.pengelola or s.jenis in PEMUTUS else 403


def tetap(status: int) -> Harap:
    """Tell everybody the same."""
    return lambda _s, _o: status


# --- what is asked for -------------------------------------------------------------------------------


def _titik(bulan: int, **lain: Callable[[Objek], object]) -> Callable[[Objek], dict[str, object]]:
    def kueri(o: Objek) -> dict[str, object]:
        isi = {"pemda": o.pemda, "tahun": TAHUN, "bulan": bulan}
        return isi | {k: f(o) for k, f in lain.items()}

    return kueri


def _pd(bulan: int, **lain: object) -> Callable[[Objek], dict[str, object]]:
    def kueri(o: Objek) -> dict[str, object]:
        return {"pemda": o.pemda, "pd": o.pd, "tahun": TAHUN, "bulan": bulan, **lain}

    return kueri


def _isian(o: Objek) -> str:
    uang = UANG[DRAF][0]
    operasi = {"sub_kegiatan": o.sub, "rekening": REK, "sumber_dana": "", "kolom": "realisasi"}
    return json.dumps(
        {"kunci": "jelajah", "operasi": [{**operasi, "nilai": "702", "nilai_dilihat": uang, "versi": 1}]}
    )


def _foto(_o: Objek) -> dict[str, object]:
    berkas = SimpleUploadedFile("jembatan.jpg", _FOTO, content_type="image/jpeg")
    return {"sub": "", "keterangan": "Jembatan", "berkas": berkas}


_FOTO: Final = foto.foto(99, waktu="2026:09:15 08:31:05")
_ALASAN: Final = {"alasan": "Salah ketik."}
_K, _P = KeadaanLaporan, PerbuatanLaporan
_SIMPAN: Final = TABEL[_K.DRAF, _P.SIMPAN].peran
_NOMOR: Final = {"nomor": "1"}
_KOREKSI: Final = {
    **_NOMOR,
    **_ALASAN,
    "langkah": "bukukan",
    "baris": "b0",
    "baru:b0:realisasi": "490",
    "baru:b0:catatan": "STS 12/2026",
}


def _rincian(o: Objek) -> dict[str, object]:
    return {**_pd(BEDA)(o), "sub": o.sub, "rek": REK}


def _token(o: Objek) -> dict[str, object]:
    return {"token": o.token_formulir}


def _token_impor(o: Objek) -> dict[str, object]:
    return {"token": o.token_impor}


def _nomor(o: Objek) -> dict[str, object]:
    return {"nomor": o.bukti}


def _beranda(s: Siapa, o: Objek) -> int:
    if not berhak_pemda(s, o):
        return 404
    return 302 if s.satu_pd else 200


#: route -> entry. An address that is not here fails the walk: say who may ask for it.
PETA: Final[dict[str, Entri]] = {
    # the house
    "": Entri(_beranda, kueri=_titik(DRAF)),
    "masuk": Entri(
        tetap(302), tetap(302), ubah=False, tamu=200, tamu_tulis=200, luar=302, luar_tulis=302, pribadi=False
    ),
    "keluar": Entri(None, tetap(302), ubah=False, luar_tulis=302),
    "tema": Entri(None, tetap(302), ubah=False, isi=lambda _o: {"tema": "gelap"}, luar_tulis=302),
    "pekerja.js": Entri(tetap(200), tamu=200, pribadi=False),
    "manifest.webmanifest": Entri(tetap(200), tamu=200, pribadi=False),
    "luring": Entri(tetap(200), tamu=200, pribadi=False),
    # figures
    "peringkat": Entri(pemda, kueri=_titik(DRAF)),
    "peringkat.csv": Entri(pemda, kueri=_titik(DRAF)),
    "peringkat.xlsx": Entri(semua, kueri=_titik(DRAF), tercatat=True),
    "pd": Entri(pemda, kueri=_titik(DRAF)),
    "pd/<path:kode>": Entri(pd, kueri=_titik(DRAF), jalan=lambda o: {"kode": o.pd}),
    "rfk.pdf": Entri(
        pd, kueri=_pd(DRAF), tercatat=True, juga=(Entri(semua, kueri=_titik(DRAF), tercatat=True),)
    ),
    "rfk.xlsx": Entri(
        pd, kueri=_pd(DRAF), tercatat=True, juga=(Entri(semua, kueri=_titik(DRAF), tercatat=True),)
    ),
    "kenapa": Entri(pd, kueri=_pd(DRAF), juga=(Entri(semua, kueri=_titik(DRAF)),)),
    "tentang": Entri(pemda, kueri=_titik(DRAF)),
    "aturan": Entri(pemda, kueri=_titik(DRAF)),
    # files from elsewhere
    "impor": Entri(impor(), impor(422), kueri=_titik(DRAF), ubah=False),
    "impor/templat/<slug:jenis>.xlsx": Entri(
        impor(), kueri=_titik(DRAF), jalan=lambda _o: {"jenis": "fisik"}
    ),
    "impor/<slug:token>": Entri(unggahan_impor(200), kueri=_titik(DRAF), jalan=_token_impor),
    "impor/<slug:token>/bukukan": Entri(None, unggahan_impor(302), kueri=_titik(DRAF), jalan=_token_impor),
    "impor/<slug:token>/temuan.csv": Entri(unggahan_impor(200), kueri=_titik(DRAF), jalan=_token_impor),
    # reporting
    "lapor": Entri(pd, kueri=_pd(DRAF)),
    "lapor/sel": Entri(
        pd,
        kueri=lambda o: {**_pd(DRAF)(o), "sub": o.sub, "rekening": REK, "kolom": "realisasi"},
        json=True,
        tamu=401,
        luar=404,
    ),
    "lapor/simpan": Entri(
        None,
        langkah(pd, _K.DRAF, _P.SIMPAN, 200),
        kueri=_pd(DRAF),
        isi=_isian,
        json=True,
        tamu_tulis=401,
        luar_tulis=404,
    ),
    "lapor/periksa": Entri(pd, kueri=_pd(DRAF)),
    "lapor/ajukan": Entri(
        None,
        langkah(pd, _K.DRAF, _P.AJUKAN),
        kueri=_pd(DRAF),
        isi=lambda o: {"versi": str(o.versi)},
        luar_tulis=404,
    ),
    "lapor/tarik": Entri(
        None, langkah(pd, _K.DIAJUKAN, _P.TARIK), kueri=_pd(DIAJUKAN), isi=lambda _o: _ALASAN, luar_tulis=404
    ),
    "lapor/terkirim": Entri(pd, kueri=_pd(DIAJUKAN, nomor=1)),
    "lapor/formulir.xlsx": Entri(pd, kueri=_pd(DRAF)),
    "lapor/temuan.xlsx": Entri(
        milik("operator"),
        kueri=lambda o: {**_pd(DRAF)(o), "unggahan": o.token_formulir},
        juga=(Entri(pd, kueri=_pd(DRAF)),),
    ),
    "lapor/unggah": Entri(
        pd,
        langkah(pd, _K.DRAF, _P.SIMPAN),
        kueri=_pd(DRAF),
        isi=lambda o: {"berkas": SimpleUploadedFile("isian.xlsx", o.formulir or b"x")},
        ubah=False,
    ),
    "lapor/unggah/<slug:token>": Entri(milik("operator"), kueri=_pd(DRAF), jalan=_token),
    "lapor/unggah/<slug:token>/simpan": Entri(
        None, lambda s, o: 302 if milik("operator")(s, o) == 200 else 404, kueri=_pd(DRAF), jalan=_token
    ),
    # the day's work
    "hari-ini": Entri(pemda, kueri=_titik(DRAF)),
    "kepatuhan": Entri(pemda, kueri=_titik(DRAF)),
    "kepatuhan.csv": Entri(pemda, kueri=_titik(DRAF)),
    "teguran": Entri(_teguran, kueri=_titik(DRAF)),
    "teguran/teruskan": Entri(
        None,
        jadi(pd, PENERUS),
        kueri=_titik(DRAF),
        isi=lambda o: {"pilih": o.usulan_baru, "untuk_tahun": str(TAHUN)},
    ),
    "teguran/putuskan": Entri(
        None, _putuskan, kueri=_titik(DRAF), isi=lambda o: {"usulan": str(o.usulan), "putusan": "terima"}
    ),
    # review
    "verifikasi": Entri(semua, kueri=_titik(DIAJUKAN)),
    "verifikasi/laporan": Entri(semua_pd, kueri=_pd(DIAJUKAN)),
    "verifikasi/setuju": Entri(
        None,
        putusan(_K.DIAJUKAN, _P.VERIFIKASI),
        kueri=_pd(DIAJUKAN),
        isi=lambda _o: _NOMOR,
        juga=(
            Entri(
                None,
                banyak(_K.DIAJUKAN, _P.VERIFIKASI),
                kueri=_titik(DIAJUKAN),
                isi=lambda o: {"laporan": f"{DIAJUKAN}:1:{o.pd}"},
            ),
        ),
    ),
    "verifikasi/kembalikan": Entri(
        None,
        putusan(_K.DIAJUKAN, _P.KEMBALIKAN),
        kueri=_pd(DIAJUKAN),
        isi=lambda _o: {**_NOMOR, "umum": "Periksa."},
    ),
    "verifikasi/kunci": Entri(
        None,
        putusan(_K.DIVERIFIKASI, _P.KUNCI),
        kueri=_pd(DIVERIFIKASI),
        isi=lambda _o: _NOMOR,
        juga=(
            Entri(
                None,
                banyak(_K.DIVERIFIKASI, _P.KUNCI),
                kueri=_titik(DIVERIFIKASI),
                isi=lambda o: {"laporan": f"{DIVERIFIKASI}:1:{o.pd}"},
            ),
        ),
    ),
    "verifikasi/buka": Entri(
        None, putusan(_K.DIKUNCI, _P.BUKA_KEMBALI), kueri=_pd(DIKUNCI), isi=lambda _o: {**_NOMOR, **_ALASAN}
    ),
    "koreksi": Entri(pd, langkah(pd, _K.DIKUNCI, _P.KOREKSI), kueri=_pd(DIKUNCI), isi=lambda _o: _KOREKSI),
    "kiriman": Entri(pd, kueri=_pd(DIAJUKAN, nomor=1)),
    "bukti-kirim.txt": Entri(pd, kueri=_pd(DIAJUKAN, nomor=1)),
    "bukti-kirim.pdf": Entri(pd, kueri=_pd(DIAJUKAN, nomor=1)),
    "bukti-kirim/kunci.pem": Entri(pemda, kueri=_titik(DRAF)),
    # the trail
    "jejak": Entri(pd, kueri=_pd(DRAF), juga=(Entri(pemda, kueri=_titik(DRAF)),)),
    "jejak.csv": Entri(pd, kueri=_pd(DRAF), juga=(Entri(pemda, kueri=_titik(DRAF)),)),
    "jejak/periksa": Entri(
        None, jadi(semua, frozenset({JenisPeran.ADBANG, JenisPeran.INSPEKTORAT})), kueri=_titik(DRAF)
    ),
    "jejak/<int:urut>": Entri(pd, kueri=_titik(DRAF), jalan=lambda o: {"urut": o.peristiwa}),
    # evidence
    "bukti": Entri(
        pd, jadi(pd, _SIMPAN), kueri=_pd(DRAF), isi=_foto, juga=(Entri(pemda, kueri=_titik(DRAF)),)
    ),
    "bukti/<int:nomor>": Entri(pd, jalan=_nomor, luar=404),
    "bukti/<int:nomor>/kecil": Entri(pd, jalan=_nomor, luar=404),
    "bukti/<int:nomor>/asli": Entri(None, pd, jalan=_nomor, luar_tulis=404),
    "bukti/<int:nomor>/cabut": Entri(
        None, jadi(pd, _SIMPAN), kueri=_titik(DRAF), jalan=_nomor, isi=lambda _o: _ALASAN
    ),
    # differences with BPKAD
    "rekonsiliasi": Entri(pd, kueri=_pd(BEDA), juga=(Entri(pemda, kueri=_titik(BEDA)),)),
    "rekonsiliasi.csv": Entri(pd, kueri=_pd(BEDA), juga=(Entri(pemda, kueri=_titik(BEDA)),)),
    "rekonsiliasi/rincian": Entri(pd, kueri=_rincian),
    "rekonsiliasi/simpan": Entri(
        None,
        jadi(pd, WEWENANG[Perbuatan.JELASKAN_SELISIH]),
        kueri=_titik(BEDA),
        isi=lambda o: {"pilih": o.selisih, "teks": "Beda kurs."},
    ),
}
