"""SIPD's JSON: work plans, ceilings and documents, with invented rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from siap.domain.masukan import Bacaan, IsiAnggaran, IsiRealisasi, JenisBerkas, Sifat
from siap.intake import Konteks, baca, bandingkan_plafon

PD = "1.02.0.00.0.00.01.0000"
PUSKESMAS = "1.02.0.00.0.00.01.0004"


def giat(nomor: int = 1, **lain: Any) -> dict[str, Any]:
    baris = {
        "tahun": 2026,
        "id_unit": 7,
        "id_skpd": 7,
        "id_sub_skpd": 7,
        "kode_skpd": PD,
        "nama_skpd": "Dinas Uji",
        "kode_sub_skpd": PD,
        "nama_sub_skpd": "Dinas Uji",
        "kode_program": "1.02.01",
        "nama_program": "PROGRAM UJI",
        "kode_sub_giat": f"1.02.01.2.01.{nomor:04d}",
        "nama_sub_giat": f"Sub kegiatan {nomor}\n",
        "pagu": 1000,
        "pagu_indikatif": 1000,
        "kode_dana": "1.2.01.08",
        "nama_dana": "DAU",
    }
    return baris | lain


def renja(baris: Sequence[dict[str, Any]], nama: str = f"{PD}.json", **konteks: Any) -> Bacaan:
    return baca(JenisBerkas.RENJA_SIPD, nama, json.dumps(list(baris)).encode(), konteks=Konteks(**konteks))


def anggaran(bacaan: Bacaan) -> IsiAnggaran:
    assert isinstance(bacaan.isi, IsiAnggaran)
    return bacaan.isi


def kode(bacaan: Bacaan) -> list[str]:
    return [t.kode for t in bacaan.temuan]


def test_renja_is_read_per_unit_with_its_sub_units() -> None:
    bacaan = renja([giat(1), giat(2, id_sub_skpd=8, kode_skpd=PUSKESMAS, kode_sub_skpd=PUSKESMAS, pagu=500)])
    assert {b.pd for b in anggaran(bacaan).baris} == {PD}
    assert [b.sub_unit for b in anggaran(bacaan).baris] == ["", PUSKESMAS]
    assert bacaan.total == {"pagu": 1500, "baris sub kegiatan": 2}
    assert anggaran(bacaan).tahun == 2026
    assert anggaran(bacaan).uraian["1.02.01.2.01.0001"] == "Sub kegiatan 1"
    assert set(kode(bacaan)) == {"M95", "M83"}


def test_the_unit_falls_back_to_the_name_of_the_file_then_to_its_code() -> None:
    tanpa = giat(1, id_unit=9, id_sub_skpd=99, kode_skpd=PUSKESMAS, kode_sub_skpd=PUSKESMAS)
    assert anggaran(renja([tanpa])).baris[0].pd == PD
    assert anggaran(renja([tanpa], nama="unduhan.json")).baris[0].pd == PUSKESMAS


def test_several_units_in_one_file_stay_apart() -> None:
    lain = giat(1, id_unit=8, id_sub_skpd=8, kode_skpd="2.07", kode_sub_skpd="2.07")
    bacaan = renja([giat(1), lain], nama="semua.json")
    assert [b.pd for b in anggaran(bacaan).baris] == [PD, "2.07"]


@pytest.mark.parametrize(
    ("dana", "sumber", "temuan"),
    [
        ("1.2.01.08", "1.2.01.08", []),
        ("2.2.01.08.002.00004", "2.2.01.08.02.0004", []),
        ("2.2.01.08.02.0004", "2.2.01.08.02.0004", []),
        ("1.1.04, 1.2.01.07", "1.1.04, 1.2.01.07", ["M80"]),
        (None, "", ["M81"]),
        ("", "", ["M81"]),
    ],
)
def test_funds_are_kept_as_they_are(dana: str | None, sumber: str, temuan: list[str]) -> None:
    bacaan = renja([giat(1, kode_dana=dana)])
    assert anggaran(bacaan).baris[0].matra.sumber_dana == sumber
    assert kode(bacaan) == temuan


def test_a_zero_is_a_row_and_a_missing_amount_is_refused() -> None:
    bacaan = renja([giat(1, pagu=0, pagu_indikatif=0), giat(2, pagu=None)])
    assert anggaran(bacaan).baris[0].pagu == 0
    assert [(t.kode, t.tempat.baris, t.tempat.medan) for t in bacaan.temuan if t.menolak] == [
        ("M30", 2, "pagu")
    ]
    assert (bacaan.dibaca, bacaan.diterima, bacaan.ditolak) == (2, 1, 1)


def test_cents_are_exact_and_never_rounded() -> None:
    mentah = json.dumps([giat(1)]).replace('"pagu": 1000', '"pagu": 8619767008.59').encode()
    bacaan = baca(None, "x.json", mentah)
    assert bacaan.total["pagu"] == Decimal("8619767008.59")
    lebih = mentah.replace(b"8619767008.59", b"8619767008.595")
    assert "M25" in kode(baca(None, "x.json", lebih))


def test_a_lost_row_shows_in_the_total_of_the_file() -> None:
    baris = [giat(n, total_pagu_indikatif_sub_skpd=3000) for n in (1, 2, 3)]
    assert kode(renja(baris)) == []
    (temuan,) = renja(baris[:2]).temuan
    assert (temuan.kode, temuan.selisih) == ("M73", "−Rp1.000")


def test_another_year_is_told() -> None:
    assert kode(renja([giat(1)], tahun=2025)) == ["M45"]


def test_bad_codes_are_named_by_row() -> None:
    bacaan = renja([giat(1, kode_sub_giat="1.02.01"), giat(2)])
    assert [(t.kode, t.tempat.baris) for t in bacaan.temuan] == [("M49", 1)]


def test_the_list_of_ceilings_is_recognised_and_only_compared_with() -> None:
    daftar = [{"tahun": 2026, "kode_skpd": PD, "nama_skpd": "Dinas Uji", "set_pagu_skpd": 1500.0}]
    bacaan = baca(None, "skpd.json", json.dumps(daftar).encode())
    assert bacaan.jenis is JenisBerkas.RENJA_SIPD
    assert kode(bacaan) == ["M93"]
    assert anggaran(bacaan).baris == ()
    plafon = anggaran(bacaan).plafon
    assert plafon == {PD: Decimal(1500)}
    assert bandingkan_plafon({PD: Decimal(1500)}, plafon) == ()
    (temuan,) = bandingkan_plafon({}, plafon)
    assert (temuan.kode, temuan.selisih) == ("M94", "−Rp1.500")


def baris_dokumen(nomor: str = "A/1", **lain: Any) -> dict[str, Any]:
    baris = {
        "kode_skpd": PD,
        "nama_skpd": "Dinas Uji",
        "kode_sub_giat": "1.02.01.2.02.0001",
        "nama_sub_giat": "Gaji",
        "kode_rekening": "5.1.01.01.001.00001",
        "nama_rekening": "Gaji Pokok",
        "nomor_dokumen": nomor,
        "jenis_dokumen": "SPP",
        "jenis_transaksi": "LS",
        "tanggal_dokumen": "2025-01-23T00:00:00Z",
        "keterangan_dokumen": "Gaji Bulan Januari 2025\n",
        "nilai_realisasi": 600,
        "nomor_spd": "SPD/1",
        "nilai_spd_detail": 5000,
        "nomor_sp2d": "SP2D/1",
        "tanggal_sp2d": "2025-01-24T00:00:00Z",
        "nilai_sp2d": 600,
    }
    return baris | lain


def sipd(*baris: dict[str, Any], **konteks: Any) -> Bacaan:
    return baca(None, "tes.json", json.dumps(list(baris)).encode(), konteks=Konteks(**konteks))


def realisasi(bacaan: Bacaan) -> IsiRealisasi:
    assert isinstance(bacaan.isi, IsiRealisasi)
    return bacaan.isi


def test_documents_are_booked_in_the_month_of_the_document() -> None:
    bacaan = sipd(baris_dokumen())
    (satu,) = realisasi(bacaan).baris
    assert (satu.bulan, satu.nilai, satu.matra.rekening, satu.matra.jenis_belanja) == (
        1, 600, "5.1.01.01.01.0001", "5.1.01",
    )  # fmt: skip
    assert realisasi(bacaan).sifat is Sifat.BULANAN
    assert realisasi(bacaan).tahun == 2025
    assert kode(bacaan) == []


def test_the_word_null_is_no_amount() -> None:
    belum = baris_dokumen(nomor_sp2d="null", tanggal_sp2d="null", nilai_sp2d="null")
    bacaan = sipd(belum)
    (dokumen,) = realisasi(bacaan).dokumen
    assert (dokumen.nilai_sp2d, dokumen.tanggal_sp2d, dokumen.nomor_sp2d) == (None, None, "")
    assert kode(bacaan) == ["M84"]
    assert bacaan.total["realisasi"] == 600


@pytest.mark.parametrize(
    ("keterangan", "layanan"),
    [
        ("TPP Bulan Desember 2024 PNS", (2024, 12)),
        ("Gaji\nbulan Pebruari 2025", (2025, 2)),
        ("Rapat tanggal 13 Januari 2024", None),
        ("", None),
    ],
)
def test_the_month_a_payment_is_for_is_told_when_it_is_named(
    keterangan: str, layanan: tuple[int, int] | None
) -> None:
    bacaan = sipd(baris_dokumen(keterangan_dokumen=keterangan))
    (dokumen,) = realisasi(bacaan).dokumen
    assert (dokumen.tahun_layanan, dokumen.bulan_layanan) == (layanan or (None, None))
    assert kode(bacaan) == (["M85"] if layanan else [])
    assert realisasi(bacaan).baris[0].bulan == 1


def test_an_advance_is_not_the_sum_of_its_documents() -> None:
    tbp = {"jenis_dokumen": "TBP", "jenis_transaksi": "UP", "nilai_sp2d": 100_000}
    bacaan = sipd(baris_dokumen("T/1", **tbp), baris_dokumen("T/2", **tbp))
    assert kode(bacaan) == ["M86"]
    assert bacaan.total["realisasi"] == 1200


def test_an_ls_sp2d_must_equal_its_lines() -> None:
    assert kode(sipd(baris_dokumen(), baris_dokumen(nilai_realisasi=1, kode_rekening="5.1.02"))) == [
        "M89",
        "M87",
    ]


def test_a_pair_beyond_its_spd_is_asked_about() -> None:
    bacaan = sipd(baris_dokumen(nilai_realisasi=6000, nilai_sp2d=6000))
    assert [(t.kode, t.selisih) for t in bacaan.temuan] == [("M88", "Rp1.000")]


def test_documents_are_counted_not_lines() -> None:
    bacaan = sipd(baris_dokumen(nilai_sp2d=1200), baris_dokumen(nilai_sp2d=1200, kode_rekening="5.1.02.01"))
    assert (bacaan.total["dokumen"], bacaan.total["baris"], bacaan.total["rekening"]) == (1, 2, 2)


def test_documents_of_two_years_are_refused() -> None:
    bacaan = sipd(baris_dokumen("A"), baris_dokumen("B"), baris_dokumen("C", tanggal_dokumen="2024-12-30"))
    assert bacaan.tertolak
    assert [t.tempat.baris for t in bacaan.temuan if t.menolak] == [3]


def test_every_bad_field_of_a_line_is_named() -> None:
    bacaan = sipd(
        baris_dokumen(nilai_realisasi="abc", tanggal_dokumen="kemarin", kode_sub_giat="x"), baris_dokumen()
    )
    assert [(t.kode, t.tempat.medan) for t in bacaan.temuan] == [
        ("M20", "nilai_realisasi"),
        ("M49", "kode_sub_giat"),
        ("M29", "tanggal_dokumen"),
    ]
    assert (bacaan.diterima, bacaan.ditolak) == (1, 1)


def test_an_answer_that_wraps_its_rows_is_unwrapped() -> None:
    isi = json.dumps({"status": "success", "data": {"items": [baris_dokumen()]}}).encode()
    assert baca(None, "x.json", isi).diterima == 1
