"""What the rooms show: figures with denominators and coverage, nobody coloured who has not reported."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from tests.web.tiruan import DINSOS, UNIT, Tiruan

from siap.domain.masukan import JenisBerkas
from siap.domain.penilaian.preset import PRESET
from siap.domain.rekap import KurvaS, StatusLapor, TitikKurva
from siap.domain.temuan import Keparahan
from siap.ledger.akun.wewenang import JenisPeran
from siap.web.bagan import gambar_kurva
from siap.web.hak import PERBUATAN_JENIS, SEBUTAN
from siap.web.unduh import aman
from siap.web.zona import nada_keparahan, nada_status, nada_zona, urutan_zona

Sebagai = Callable[..., Client]


def _isi(jawaban: Any) -> str:
    assert jawaban.status_code == 200
    return str(jawaban.content.decode())


def test_beranda_shows_four_numbers_with_target_gap_and_coverage(sebagai: Sebagai) -> None:
    isi = _isi(sebagai("bupati").get("/?bulan=6"))

    assert "39,43%" in isi
    assert "8,12 poin di bawah target kas 47,55%" in isi
    assert "82,92%" in isi
    assert "43,11%" in isi
    assert "4,44 poin di bawah target fisik 47,55%" in isi
    assert "dari 14 PD melapor" in isi
    assert "Rp329,66 miliar dari pagu Rp836,05 miliar" in isi


def test_who_has_not_reported_stands_apart(sebagai: Sebagai) -> None:
    isi = _isi(sebagai("bupati").get("/?bulan=6"))
    perlu, belum = isi.index('id="perlu-judul"'), isi.index('id="belum-judul"')

    assert "3 PD belum lapor" in isi
    assert "Dinas Perhubungan" not in isi[perlu:belum]
    assert "Mei: Rp1,49 miliar" in isi[belum:]
    assert "belum pernah" in isi[belum:]


def test_nobody_reported_shows_the_plan_and_no_colour(sebagai: Sebagai, tiruan: Tiruan) -> None:
    tiruan.lapor = False

    for alamat in ("/?bulan=6", "/peringkat?bulan=6", f"/pd/{DINSOS}?bulan=6"):
        isi = _isi(sebagai("sari").get(alamat))
        assert "lencana buruk" not in isi.split('id="pohon"')[0]
        assert "0,00%" not in isi
    assert "14 PD belum lapor" in _isi(sebagai("sari").get("/?bulan=6"))


@pytest.mark.parametrize("alamat", ["/?bulan=6", "/peringkat?bulan=6", f"/pd/{DINSOS}?bulan=6"])
def test_every_page_with_figures_prints_edition_cut_off_version_and_mark(
    sebagai: Sebagai, alamat: str
) -> None:
    isi = _isi(sebagai("sari").get(alamat))

    for kata in ("belum diverifikasi", "Keadaan s.d. Juni 2026", "3f9c1ab27de0", "Pergeseran 1 v2"):
        assert kata in isi


def test_ranking_compares_within_groups_and_shows_more_than_hundred(sebagai: Sebagai) -> None:
    isi = _isi(sebagai("sari").get("/peringkat?bulan=6"))

    assert isi.index("Dinas dan Badan <span") < isi.index("Bagian <span") < isi.index("Kecamatan <span")
    assert "101,92" in isi
    assert "−98.000.007,32" in isi
    assert 'class="lewat"' in isi
    assert isi.count('data-label="Peringkat">1<') == 3


def test_htmx_gets_the_table_alone_and_a_restored_page_whole(sebagai: Sebagai, tiruan: Tiruan) -> None:
    klien = sebagai("sari")

    bagian = klien.get("/peringkat?bulan=6&kelompok=Kecamatan", headers={"HX-Request": "true"})
    utuh = klien.get(
        "/peringkat?bulan=6", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}
    )

    assert "<html" not in _isi(bagian)
    assert _isi(bagian).lstrip().startswith('<div id="tabel-peringkat"')
    assert "Dinas Sosial" not in _isi(bagian)
    assert "<html" in _isi(utuh)
    assert "HX-Request" in bagian.headers["Vary"]
    assert "no-cache" in bagian.headers["Cache-Control"]


def test_filters_and_order_are_asked_of_the_mart_and_kept_in_links(sebagai: Sebagai, tiruan: Tiruan) -> None:
    isi = _isi(sebagai("sari").get("/peringkat?bulan=5&kelompok=Bagian&jenis_belanja=5.2&urut=-pagu&asing=1"))

    assert (
        "rekap",
        {"per": "pd", "saring": {"kelompok": "Bagian", "jenis_belanja": "5.2"}, "urut": "-pagu", "bulan": 5},
    ) in tiruan.ditanya
    assert 'aria-sort="descending"' in isi
    assert (
        "/peringkat.csv?pemda=18.99&amp;tahun=2026&amp;bulan=5&amp;kelompok=Bagian&amp;jenis_belanja=5.2&amp;urut=-pagu"
        in isi
    )


def test_an_unknown_order_is_ignored(sebagai: Sebagai, tiruan: Tiruan) -> None:
    _isi(sebagai("sari").get("/peringkat?urut=password"))

    assert all(d["urut"] is None for n, d in tiruan.ditanya if n == "rekap")


def test_csv_holds_the_same_rows_with_dot_decimals_and_edition(sebagai: Sebagai) -> None:
    jawaban = sebagai("sari").get("/peringkat.csv?bulan=6")

    baris = list(csv.DictReader(io.StringIO(jawaban.content.decode("utf-8-sig"))))
    dinsos = next(b for b in baris if b["kode"] == DINSOS)
    assert len(baris) == len(UNIT)
    assert (dinsos["pagu"], dinsos["persen_angkas"], dinsos["peringkat"]) == ("12400000731.53", "101.92", "1")
    assert {b["terbitan"] for b in baris} == {"3f9c1ab27de04c55"}
    assert next(b for b in baris if b["nama"] == "Bagian Hukum")["realisasi"] == ""
    assert jawaban.headers["Content-Disposition"] == 'attachment; filename="peringkat-18.99-2026-06.csv"'


@pytest.mark.parametrize(
    ("teks", "tertulis"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("-2", "-2"), ("-2+1", "'-2+1"), ("Dinas", "Dinas"), ("", "")],
)
def test_no_cell_of_a_csv_is_a_formula(teks: str, tertulis: str) -> None:
    assert aman(teks) == tertulis


def test_pd_page_goes_down_to_sub_kegiatan_and_offers_its_rfk(sebagai: Sebagai, alur_pack: list[Any]) -> None:
    klien = sebagai("rina")

    isi = _isi(klien.get(f"/pd/{DINSOS}?bulan=6"))

    assert 'class="t-3" data-tingkat="3"' in isi
    assert "Penyediaan Gaji dan Tunjangan ASN" in isi
    assert "Peringkat 1 dari 8 dalam Dinas dan Badan" in isi
    assert "24 sub kegiatan menurut capaian" in isi
    assert "Belanja Pegawai" in isi
    assert "Dana Alokasi Khusus Fisik" in isi
    unduhan = klien.get(f"/rfk.pdf?pd={DINSOS}&bulan=6")
    assert unduhan.headers["Content-Type"] == "application/pdf"
    assert alur_pack == [("18.99", 2026, 6, DINSOS, "pdf", "rina")]


def test_a_pd_without_report_is_told_so_with_its_last_figure(sebagai: Sebagai) -> None:
    isi = _isi(sebagai("dewi").get("/pd/2.15.0.00.0.00.01.0000?bulan=6"))

    assert "Belum ada laporan Juni 2026" in isi
    assert "Laporan terakhir Mei: Rp1.490.000.000" in isi
    assert "target kas 47,00%" in isi


def test_kenapa_is_a_page_and_the_content_of_a_dialog(sebagai: Sebagai) -> None:
    alamat = f"/kenapa?pd={DINSOS}&bulan=6"

    halaman = _isi(sebagai("sari").get(alamat))
    bagian = _isi(sebagai("sari").get(alamat, headers={"HX-Request": "true"}))

    assert "<html" in halaman
    assert "<html" not in bagian
    for isi in (halaman, bagian):
        assert "Rp6.572.000.387,71 ÷ Rp6.448.000.380,40" in isi
        assert "65 sampai kurang dari 85" in isi
        assert "Menjadi Kuning pada realisasi" in isi
        assert "anggaran kas v1" in isi
        assert "lra-juni.xlsx (5d41402abc4b)" in isi
        assert "BPKAD" in isi


def test_changes_of_version_are_named_below_a_curve_that_has_several() -> None:
    titik = tuple(
        TitikKurva(
            b,
            Decimal(100),
            Decimal(b),
            None,
            None,
            Decimal(b),
            Decimal(b),
            9,
            f"beragam: Murni v1 ({b} PD), Pergeseran v2",
        )
        for b in range(1, 13)
    )

    gambar = gambar_kurva(KurvaS("Kurva S", 2026, 9, "x", titik, langkah=(5, 8)))

    assert gambar.anak.endswith("; garis tegak: versi anggaran berubah (Mei, Agustus)")
    assert "beragam" not in gambar.svg
    assert 'class="langkah"' in gambar.svg
    assert "garis tegak" not in gambar_kurva(KurvaS("Kurva S", 2026, 9, "x", titik)).anak


def test_every_status_leads_to_kenapa(sebagai: Sebagai) -> None:
    klien = sebagai("rina")
    isi = _isi(klien.get(f"/pd/{DINSOS}?bulan=6"))
    tautan = re.findall(r'class="lencana [a-z]+" href="([^"]+)"', isi)

    assert len(tautan) == 2 + 9  # the report, the zone, and every line of the tree
    jawaban = klien.get(html.unescape(tautan[-1]))
    assert "Penyediaan Alat Bantu bagi Penyandang Disabilitas: realisasi atas anggaran kas" in _isi(jawaban)
    assert "Anggaran Pergeseran 1 v2; anggaran kas v1" in _isi(jawaban)
    assert klien.get(f"/kenapa?pd={DINSOS}&garis=9.99&bulan=6").status_code == 404
    assert sebagai("dewi").get(html.unescape(tautan[-1])).status_code == 404


def test_every_band_state_severity_role_and_kind_has_its_word() -> None:
    for pita in (p for daftar in PRESET.values() for p in daftar):
        for zona in (*pita.zona, *(p.zona for p in pita.penanda)):
            assert nada_zona(zona.kode).nada != "netral", zona.kode
            assert nada_zona(zona.kode) == nada_zona(zona.label) or zona.kode in (
                "biru",
                "ungu",
                "ungu-target",
            )
    assert nada_zona("zona-baru").nada == "netral"
    assert (
        urutan_zona("merah")
        < urutan_zona("kuning")
        < urutan_zona("hijau")
        < urutan_zona("zona-baru")
        < urutan_zona(None)
    )
    assert all(nada_status(s).kata for s in StatusLapor)
    assert nada_status(StatusLapor.BELUM_LAPOR).nada == "netral"
    assert all(nada_keparahan(k.value).kata for k in Keparahan)
    assert set(SEBUTAN) == set(JenisPeran)
    assert set(PERBUATAN_JENIS) == set(JenisBerkas) - {JenisBerkas.NOMENKLATUR, JenisBerkas.WILAYAH}
