"""A receipt on paper: one page, every field in words, and the signed text carried along byte for byte."""

from __future__ import annotations

import io

import pypdf
import pytest
from tests.jobs.test_periksa_bukti import BUKTI, NASKAH, PUBLIK, RAHASIA

from siap.documents.writers.bukti_kirim import isi_bukti, tulis_bukti
from siap.documents.writers.lampiran_pdf import baca_lampiran, berkas_pdf
from siap.ledger.pelaporan.pembuktian import sidik_kunci, teks_bukti


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """The page, compiled once."""
    return tulis_bukti(BUKTI, terpisah=False)


def test_the_page_says_everything_and_is_one(pdf: bytes) -> None:
    berkas = pypdf.PdfReader(io.BytesIO(pdf))
    teks = berkas.pages[0].extract_text()

    assert len(berkas.pages) == 1
    for kata in (
        "Bukti kirim laporan bulanan",
        "Diterima tepat waktu",
        "18.04/1.06/2026-09/1",
        "8 Oktober 2026 pukul 09.15 WIB",
        "Dinas Sosial",
        "12 Oktober 2026",
        "652c796a4736bf5f62c1e6722661ebdb53b22febfdafe26d5d3aef0f217c3688",
        sidik_kunci(PUBLIK),
        "siap periksa-bukti BERKAS --kunci kunci.pem",
    ):
        assert kata in teks
    assert berkas.trailer["/Root"]["/StructTreeRoot"]  # tagged, for screen readers


def test_the_signed_text_is_attached_byte_for_byte(pdf: bytes) -> None:
    berkas = pypdf.PdfReader(io.BytesIO(pdf))

    assert berkas.attachments == {"bukti-kirim.txt": [BUKTI.encode()]}
    assert baca_lampiran(pdf) == [BUKTI.encode()]
    assert berkas_pdf(pdf)
    assert not berkas_pdf(BUKTI.encode())


@pytest.mark.slow
def test_equal_receipts_are_equal_files_also_from_a_process_of_their_own(pdf: bytes) -> None:
    assert tulis_bukti(BUKTI) == pdf


def test_late_is_said_and_a_correction_is_named() -> None:
    naskah = NASKAH.replace("tepat\n", "terlambat\n").replace("ajukan\n", "koreksi\n")
    isi = isi_bukti(teks_bukti(naskah, RAHASIA.sign(naskah.encode()), PUBLIK))

    assert (isi["ketepatan"], isi["nada"]) == ("Diterima sesudah jatuh tempo", "waspada")
    assert ["Perbuatan", "Koreksi bulan terkunci"] in isi["medan"]


def test_names_are_printed_as_they_are_and_never_read_as_markup() -> None:
    nama = "#panic(1) $x$ *Dinas* _Sosial_ — “Kopi” & <b>" + "Panjang " * 20
    naskah = NASKAH.replace("1.06 Dinas Sosial", f"1.06 {nama}".strip())
    pdf = tulis_bukti(teks_bukti(naskah, RAHASIA.sign(naskah.encode()), PUBLIK), terpisah=False)

    berkas = pypdf.PdfReader(io.BytesIO(pdf))
    assert len(berkas.pages) == 1
    assert "#panic(1)" in berkas.pages[0].extract_text()


def test_other_files_carry_nothing() -> None:
    for isi in (b"", b"%PDF-1.7", b"%PDF-1.7\nstartxref\n9\n%%EOF", b"teks"):
        assert baca_lampiran(isi) == []
