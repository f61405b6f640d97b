"""Rencana fisik: the form of stages, packages and output units by which progress is measured."""

from __future__ import annotations

from decimal import Decimal

from siap.domain.kode import normal_sub_kegiatan
from siap.domain.laporan.fisik import CaraFisik
from siap.domain.laporan.rencana_fisik import CARA_RENCANA, tinjau_rencana
from siap.domain.masukan import BarisRencanaFisik, IsiRencanaFisik, JenisBerkas, UnitTerbaca
from siap.domain.templat import TEMPLAT
from siap.intake.catatan import Pencatat, menolak
from siap.intake.konteks import Hasil, Konteks
from siap.intake.sel import NilaiDitolak, PembacaSel
from siap.intake.sumber.isian import Isian
from siap.intake.sumber.kanonik import di_baris, kode_baris, pd_baris, tahun_berkas
from siap.intake.sumber.kepala import cari_kepala, periksa_kepala
from siap.intake.wadah.lembar import Lembar

_JENIS = JenisBerkas.RENCANA_FISIK


def baca_rencana_fisik(lembar: Lembar, konteks: Konteks, catat: Pencatat) -> Hasil:
    """Read one filled form."""
    kepala = cari_kepala(lembar, _JENIS)
    if kepala is None:
        kolom = ", ".join(k.nama for k in TEMPLAT[_JENIS].kolom if k.wajib)
        atas = next(iter(lembar.cuplik(1)), (0, []))[1]
        raise menolak("M14", diharapkan=kolom, diberikan=", ".join(atas)[:200])
    periksa_kepala(lembar, kepala, konteks, catat)
    b = Isian(lembar, kepala, konteks, catat, PembacaSel(catat, dari_teks=not lembar.nama), _JENIS)
    tahun = tahun_berkas(b)
    baris: list[BarisRencanaFisik] = []
    for nomor in range(kepala.data, len(lembar.baris)):
        if lembar.terisi(nomor) and _berisi(b, nomor):
            b.dibaca += 1
            try:
                baris.append(_baris(b, nomor))
            except NilaiDitolak:
                continue
    konteks.maju(len(lembar.baris), len(lembar.baris))
    if not b.dibaca:
        raise menolak("M06")
    if len(baris) == b.dibaca:
        # a plan with a row that could not be read would be blamed for the row that is missing
        for salah in tinjau_rencana(baris):
            catat.catat(salah.kode, tempat=salah.baris.tempat, **salah.isi)  # type: ignore[arg-type]
    isi = IsiRencanaFisik(
        tahun, tuple(UnitTerbaca(kode, nama) for kode, nama in b.unit.items()), tuple(baris), b.uraian
    )
    return Hasil(isi, b.dibaca, len(baris), b.dibaca - len(baris), _total(baris))


def _berisi(b: Isian, nomor: int) -> bool:
    """Tell rows with a part from rows that only repeat a PD and its name."""
    kolom = [k for n in ("cara", "kode", "bobot", "nilai", "target") if (k := b.kepala.kolom(n)) is not None]
    return any(b.lembar.teks(nomor, k) for k in kolom)


def _baris(b: Isian, nomor: int) -> BarisRencanaFisik:
    """Read one row, every cell of it even after a bad one; raises ``NilaiDitolak``."""
    gagal = False
    pd = sub = cara = ""
    angka: dict[str, Decimal | None] = {}
    try:
        pd = pd_baris(b, nomor)
    except NilaiDitolak:
        gagal = True
    try:
        sub = _sub(b, nomor)
    except NilaiDitolak:
        gagal = True
    try:
        cara = _cara(b, nomor)
    except NilaiDitolak:
        gagal = True
    for nama, baca in (("bobot", b.sel.persen), ("nilai", b.sel.uang), ("target", b.sel.banyak)):
        di = di_baris(b, nomor, nama)
        try:
            angka[nama] = baca(di) if di else None
        except NilaiDitolak:
            gagal = True
    if gagal:
        raise NilaiDitolak
    kode, nama, satuan = (_teks(b, nomor, k) for k in ("kode", "nama", "satuan"))
    return BarisRencanaFisik(
        pd,
        sub,
        cara,
        kode,
        nama or kode or satuan,
        bobot=angka["bobot"] if cara == CaraFisik.TAHAPAN else None,
        nilai=angka["nilai"] if cara == CaraFisik.PAKET else None,
        target=angka["target"] if cara == CaraFisik.KELUARAN else None,
        satuan=satuan if cara == CaraFisik.KELUARAN else "",
        tempat=b.lembar.tempat(nomor),
    )


def _sub(b: Isian, nomor: int) -> str:
    kode = kode_baris(b, nomor, "sub_kegiatan", normal_sub_kegiatan)
    if not kode:
        b.catat.catat("M30", tempat=b.lembar.tempat(nomor), medan="sub_kegiatan")
        raise NilaiDitolak
    return kode


def _cara(b: Isian, nomor: int) -> str:
    di = di_baris(b, nomor, "cara")
    teks = _teks(b, nomor, "cara").lower()
    if teks not in CARA_RENCANA:
        b.catat.catat(
            "M33",
            tempat=di.tempat if di else b.lembar.tempat(nomor),
            diberikan=teks or "kosong",
            diharapkan=", ".join(CARA_RENCANA),
            medan="cara",
        )
        raise NilaiDitolak
    return teks


def _teks(b: Isian, nomor: int, nama: str) -> str:
    kolom = b.kepala.kolom(nama)
    return "" if kolom is None else " ".join(b.lembar.teks(nomor, kolom).split())


def _total(baris: list[BarisRencanaFisik]) -> dict[str, Decimal]:
    hasil = {"baris": len(baris), "sub kegiatan": len({(x.pd, x.sub_kegiatan) for x in baris})}
    for cara in CARA_RENCANA:
        if banyak := sum(x.cara == cara for x in baris):
            hasil[cara.value] = banyak
    return {k: Decimal(n) for k, n in {**hasil, "PD": len({x.pd for x in baris})}.items()}
