"""Teks CSV: encodings and separators guessed from the bytes; what was guessed is told as a finding."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter

from siap.intake.catatan import Pencatat, menolak
from siap.intake.wadah import batas
from siap.intake.wadah.lembar import Lembar

_PEMISAH = {",": "koma", ";": "titik koma", "\t": "tab", "|": "garis tegak"}
_CONTOH_BARIS = 60


def baca_csv(nama: str, isi: bytes, catat: Pencatat) -> Lembar:
    """Return the table of a CSV. Rows count records, as a spreadsheet shows them."""
    if len(isi) > batas.TEKS:
        raise menolak(
            "M05", diberikan=f"{len(isi) // batas.MB} MB", diharapkan=f"{batas.TEKS // batas.MB} MB"
        )
    sandi, pengodean = _tebak_sandi(isi)
    pemisah, dari_judul = _tebak_pemisah(_awal(isi, sandi))
    if isi.count(pemisah.encode()) + isi.count(b"\n") > batas.SEL_TEKS:
        raise menolak("M05", diberikan="lebih dari 3 juta sel", diharapkan="3 juta sel")
    if pengodean != "UTF-8":
        catat.catat("M12", diberikan=pengodean)
    if pemisah != ",":
        catat.catat("M13", diberikan=_PEMISAH[pemisah])
    # decoded as it is read: the whole text at once would take four bytes a letter
    aliran = io.TextIOWrapper(io.BytesIO(isi), encoding=sandi, newline="")
    try:
        if dari_judul:
            aliran.readline()
        baris = list(csv.reader(aliran, delimiter=pemisah))
    except csv.Error as salah:
        raise menolak("M03", sebab="tanda kutip di dalam CSV tidak berpasangan") from salah
    except UnicodeDecodeError as salah:
        raise menolak("M03", sebab="hurufnya tidak dapat dibaca sebagai teks") from salah
    _buka_kutipan(baris, pemisah, catat)
    return Lembar(berkas=nama, nama="", baris=baris)


def _tebak_sandi(isi: bytes) -> tuple[str, str]:
    """Return codec and its name for a person; a text that is no UTF-8 is taken for Windows-1252."""
    if isi.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig", "UTF-8"
    if isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", "UTF-16"
    contoh = isi[:4000]
    if contoh.count(b"\x00") > len(contoh) // 5:
        kecil = contoh[1::2].count(0) > contoh[0::2].count(0)
        return ("utf-16-le" if kecil else "utf-16-be"), "UTF-16"
    pengurai = codecs.getincrementaldecoder("utf-8")()
    try:
        for awal in range(0, len(isi), batas.MB):
            pengurai.decode(isi[awal : awal + batas.MB])
        pengurai.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252", "Windows-1252"
    return "utf-8", "UTF-8"


def _awal(isi: bytes, sandi: str) -> str:
    """Return the first letters; a letter cut in half at the end does not matter."""
    return isi[:131_072].decode(sandi, "ignore")


def _tebak_pemisah(teks: str) -> tuple[str, bool]:
    """Return the separator that gives the most even table; ``sep=;`` on the first line decides."""
    pertama = teks[:20].splitlines()[:1]
    if pertama and (kepala := pertama[0].strip().strip('"')).lower().startswith("sep=") and len(kepala) == 5:
        return (kepala[4], True) if kepala[4] in _PEMISAH else (",", True)
    contoh = teks[:65_536]
    nilai = {p: _kerapian(contoh, p) for p in _PEMISAH}
    terbaik = max(nilai, key=lambda p: nilai[p])
    return (terbaik if nilai[terbaik] > 0 else ","), False


def _kerapian(contoh: str, pemisah: str) -> float:
    """Score: columns of the most frequent row length, times the share of rows that have it."""
    lebar: list[int] = []
    try:
        for baris in csv.reader(io.StringIO(contoh, newline=""), delimiter=pemisah):
            if baris:
                lebar.append(len(baris))
            if len(lebar) >= _CONTOH_BARIS:
                break
    except csv.Error:
        pass
    if not lebar:
        return 0
    kolom, kali = max(
        ((k, n) for k, n in Counter(lebar).items() if k > 1), key=lambda kn: kn[1] * kn[0], default=(1, 0)
    )
    return (kolom - 1) * kali / len(lebar)


def _buka_kutipan(baris: list[list[str]], pemisah: str, catat: Pencatat) -> None:
    """Open rows that were quoted as a whole (a CSV inside a CSV)."""
    banyak = 0
    biasa = Counter(len(b) for b in baris if len(b) > 1).most_common(1)
    for nomor, satu in enumerate(baris):
        if len(satu) == 1 and biasa and pemisah in satu[0]:
            try:
                dalam = next(csv.reader([satu[0]], delimiter=pemisah), satu)
            except csv.Error:
                continue
            if len(dalam) == biasa[0][0]:
                baris[nomor] = dalam
                banyak += 1
    if banyak:
        catat.catat("M38", jumlah=banyak)
