"""Papers lead back to the book, and the self-check finds what was touched."""

from __future__ import annotations

import io
from datetime import timedelta

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from django.db import connection
from pypdf import PdfReader
from tests.buku import buku_terbuka
from tests.flows.conftest import PADA, TAHUN, Impor

from siap.flows import pack
from siap.flows.galat import TidakDikenal
from siap.flows.mart import akar
from siap.flows.periksa import periksa_diri, periksa_dokumen

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DPA = "pd,sub_kegiatan,pagu\n1.06,1.06.02.2.01.0001,1000000000\n3.25,3.25.03.2.01.0001,500000000\n"


@pytest.fixture
def terisi(impor: Impor, kabupaten: str) -> str:
    """A budget and one report."""
    impor({"dpa.csv": DPA})
    impor({"r.csv": "pd,bulan,realisasi\n1.06,3,250000000\n"})
    return kabupaten


@pytest.mark.parametrize("bentuk", ["pdf", "xlsx"])
@pytest.mark.parametrize("pd", [None, "1.06"])
def test_the_same_edition_gives_the_same_bytes_and_is_proven(
    terisi: str, bentuk: str, pd: str | None
) -> None:
    nama, isi = pack.rfk(terisi, TAHUN, 3, pd=pd, bentuk=bentuk, pada=PADA)
    _, lagi = pack.rfk(terisi, TAHUN, 3, pd=pd, bentuk=bentuk, pada=PADA + timedelta(hours=3))

    assert isi == lagi
    assert [h.utuh for h in periksa_dokumen([(nama, isi)])] == [True]
    assert [h.utuh for h in periksa_dokumen([(nama, isi + b" ")])] == [False]


def test_the_code_on_the_paper_proves_it(terisi: str) -> None:
    _, isi = pack.rfk(terisi, TAHUN, 3, pd="1.06", pada=PADA)
    teks = "".join(h.extract_text() for h in PdfReader(io.BytesIO(isi)).pages)
    kode = next(k for k in teks.replace("\n", " ").split() if k.count("-") == 3 and len(k) == 19)

    assert periksa_dokumen([], kode=kode)[0].utuh
    assert not periksa_dokumen([], kode="0000-0000-0000-0000")[0].utuh


def test_a_pd_or_form_that_does_not_exist_is_a_sentence(terisi: str) -> None:
    with pytest.raises(TidakDikenal, match=r"9\.99"):
        pack.rfk(terisi, TAHUN, 3, pd="9.99", pada=PADA)
    with pytest.raises(TidakDikenal, match="docx"):
        pack.rfk(terisi, TAHUN, 3, bentuk="docx", pada=PADA)


def test_an_untouched_book_is_whole_and_a_touched_amount_is_located(terisi: str) -> None:
    assert all(h.utuh for h in periksa_diri()), [h for h in periksa_diri() if not h.utuh]

    with buku_terbuka(connection), connection.cursor() as kursor:
        kursor.execute("UPDATE realisasi_entrirealisasi SET nilai = nilai + 1")

    rusak = [h for h in periksa_diri() if not h.utuh]
    assert any("1.06" in h.kalimat for h in rusak)
    assert {h.nama.split()[0] for h in rusak} == {"isi", "buku"}, "lines changed; and book and mart differ"


def test_a_changed_mart_file_and_a_lost_source_are_named(terisi: str) -> None:
    isi = {f: pq.read_table(f, partitioning=None) for f in akar().glob("posisi/**/*.parquet")}
    posisi, tabel = next((f, t) for f, t in isi.items() if t["realisasi"].null_count < t.num_rows)
    nilai = pc.add(tabel["realisasi"], 100)
    pq.write_table(tabel.set_column(tabel.schema.get_field_index("realisasi"), "realisasi", nilai), posisi)
    arsip = next(akar().parent.glob("berkas/*/*"))
    arsip.write_bytes(arsip.read_bytes() + b" ")

    rusak = {h.nama: h.kalimat for h in periksa_diri() if not h.utuh}

    assert posisi.name in rusak[f"buku = mart {terisi} {TAHUN}"]
    assert "berubah" in rusak[f"arsip {terisi}"]


def test_a_unit_renamed_behind_the_jejak_is_named(terisi: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute("UPDATE organisasi_perangkatdaerah SET nama = 'Dinas Palsu' WHERE kode = '1.06'")

    rusak = [h for h in periksa_diri() if not h.utuh]

    assert ["Dinas Sosial" in h.kalimat for h in rusak if h.nama == f"isi buku {terisi}"] == [True]
