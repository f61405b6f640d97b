"""Adbang judges submissions: exceptions first, many at once, cell by cell; a refusal changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web import laporan as lap
from tests.web.laporan import BULAN, REK, SUB, SUB_B, TELAT, TITIK, keadaan, kirim, rekam, sampai
from tests.web.orang import DISHUB
from tests.web.tiruan import DINSOS, PEMDA, TAHUN, UNIT

from siap.domain.laporan.potret import FaktaPD
from siap.flows import pelaporan as alur
from siap.ledger.pelaporan.actions import CatatanSel
from siap.ledger.pelaporan.models import CatatanPengembalian

Sebagai = Callable[..., Client]
BPKAD = "5.02.0.00.0.00.01.0000"


@pytest.fixture(autouse=True)
def _anggaran(orang: Any) -> None:
    lap.anggaran(DINSOS)
    lap.anggaran(DISHUB)


def alamat(nama: str, pd: str = DINSOS) -> str:
    return f"/verifikasi{nama}?{TITIK}&pd={pd}"


def isi(jawaban: Any) -> str:
    return re.sub(r"\s+", " ", jawaban.content.decode())


# --- the queue ---------------------------------------------------------------------------------------


def test_the_queue_puts_exceptions_first_and_says_why(sebagai: Sebagai) -> None:
    kirim(DINSOS, fisik="55")
    kirim(DISHUB)

    halaman = isi(sebagai("sari").get(f"/verifikasi?{TITIK}"))

    assert "1 perlu dibaca, 1 bersih dapat disetujui sekaligus" in halaman
    antrean = halaman.partition('id="perlu-judul"')[2]
    assert antrean.index("Dinas Sosial</a>") < antrean.index("Dinas Perhubungan</a>")
    assert "temuan dijelaskan" in halaman
    assert f'name="laporan" value="{BULAN}:1:{DISHUB}"' in halaman
    assert f'value="{BULAN}:1:{DINSOS}"' not in halaman


def test_late_partial_and_changed_reports_are_exceptions(sebagai: Sebagai) -> None:
    kirim(DISHUB, pada=TELAT)
    kirim(DINSOS)
    alur.kembalikan(lap.alamat(), catatan=[CatatanSel("Periksa.")])
    kirim(DINSOS, uang="690")

    halaman = isi(sebagai("sari").get(f"/verifikasi?{TITIK}"))

    assert "Terlambat 8 hari" in halaman
    assert "2 sel berubah sejak kiriman ke-1" in halaman
    assert 'name="laporan"' not in halaman


def test_states_of_the_month_are_counted(sebagai: Sebagai) -> None:
    sampai("diverifikasi", DISHUB)
    kirim(DINSOS)

    halaman = isi(sebagai("sari").get(f"/verifikasi?{TITIK}"))

    jumlah = dict(
        re.findall(r'<span class="lencana \w+">([^<]+)</span> ?</dt><dd class="besar">(\d+)', halaman)
    )
    assert jumlah == {
        "Menunggu verifikasi": "1",
        "Dikembalikan": "0",
        "Diverifikasi": "1",
        "Dikunci": "0",
        "Belum mengirim": str(len(UNIT) - 2),
    }


def test_the_queue_costs_the_same_for_one_report_and_for_many(sebagai: Sebagai) -> None:
    klien = sebagai("sari")
    kirim(DISHUB)
    klien.get(f"/verifikasi?{TITIK}")
    with CaptureQueriesContext(
        connection,
    ) as satu:
        klien.get(f"/verifikasi?{TITIK}")
    for kode, *_ in UNIT[:6]:
        if kode in (DINSOS, DISHUB):
            continue
        alur.ajukan(lap.alamat(kode), nihil=True)
    alur.kembalikan(lap.alamat(DISHUB), catatan=[CatatanSel("Periksa.")])
    kirim(DISHUB, uang="650")
    with CaptureQueriesContext(connection) as banyak:
        klien.get(f"/verifikasi?{TITIK}")

    assert len(banyak) <= len(satu) + 1
    assert len(banyak) < 40


def test_many_are_verified_and_one_bad_one_stops_no_other(sebagai: Sebagai) -> None:
    kirim(DISHUB)
    kirim(DINSOS, fisik="55")
    alur.ajukan(lap.alamat(BPKAD), nihil=True)
    pilih = [f"{BULAN}:1:{k}" for k in (DINSOS, DISHUB, BPKAD)] + [f"{BULAN}:1:9.99", "omong:kosong"]

    jawaban = sebagai("sari").post(f"/verifikasi/setuju?{TITIK}", {"laporan": pilih})

    halaman = isi(jawaban)
    assert jawaban.status_code == 200
    assert "2 dari 5 laporan diverifikasi" in halaman
    assert "tidak lagi bersih" in halaman
    assert [keadaan(k) for k in (DINSOS, DISHUB, BPKAD)] == [
        ("diajukan", 1),
        ("diverifikasi", 1),
        ("diverifikasi", 1),
    ]


def test_a_submission_that_changed_since_the_list_was_opened_is_not_verified(sebagai: Sebagai) -> None:
    kirim(DISHUB)
    alur.kembalikan(lap.alamat(DISHUB), catatan=[CatatanSel("Periksa.")])
    kirim(DISHUB, uang="650")
    sebelum = rekam()

    jawaban = sebagai("sari").post(f"/verifikasi/setuju?{TITIK}", {"laporan": [f"{BULAN}:1:{DISHUB}"]})

    assert jawaban.status_code == 422
    assert rekam() == sebelum


def test_nothing_chosen_is_said_and_changes_nothing(sebagai: Sebagai) -> None:
    kirim(DISHUB)
    sebelum = rekam()

    jawaban = sebagai("sari").post(f"/verifikasi/setuju?{TITIK}")

    assert jawaban.status_code == 422
    assert "Belum ada laporan yang dipilih" in isi(jawaban)
    assert rekam() == sebelum


def test_verified_months_are_locked_at_once(sebagai: Sebagai) -> None:
    sampai("diverifikasi", DINSOS)
    kirim(DISHUB)
    klien = sebagai("sari")
    assert f'value="{BULAN}:1:{DINSOS}"' in isi(klien.get(f"/verifikasi?{TITIK}"))

    jawaban = klien.post(
        f"/verifikasi/kunci?{TITIK}", {"laporan": [f"{BULAN}:1:{DINSOS}", f"{BULAN}:1:{DISHUB}"]}
    )

    assert "1 dari 2 laporan dikunci" in isi(jawaban)
    assert (keadaan(DINSOS), keadaan(DISHUB)) == (("dikunci", 1), ("diajukan", 1))


# --- one submission ------------------------------------------------------------------------------------


def test_a_submission_shows_findings_reasons_and_every_value(sebagai: Sebagai) -> None:
    kirim(DINSOS, fisik="55")

    halaman = isi(sebagai("sari").get(alamat("/laporan")))

    assert "Keuangan dan fisik berjauhan" in halaman
    assert "Uang muka 30 %." in halaman
    assert "/aturan?" in halaman
    assert "#V07" in halaman
    assert f"{PEMDA}/{DINSOS}/{TAHUN}-09/1" in halaman
    assert halaman.count('name="tambah"') == 4  # two sub kegiatan, two lines


def test_what_changed_since_the_last_submission_is_shown(sebagai: Sebagai) -> None:
    kirim(DINSOS)
    alur.kembalikan(lap.alamat(), catatan=[CatatanSel("Periksa.", SUB[DINSOS], REK, "", "realisasi")])
    kirim(DINSOS, uang="690")

    halaman = isi(sebagai("sari").get(alamat("/laporan")))

    assert "Berubah sejak kiriman sebelumnya" in halaman
    assert re.search(r'Sebelum"> ?700<.*?Sesudah"> ?690<.*?Selisih"> ?−10<', halaman)


def test_verify_lock_reopen(sebagai: Sebagai) -> None:
    kirim(DINSOS)
    klien = sebagai("sari")

    for langkah, jadi in (("/setuju", "diverifikasi"), ("/kunci", "dikunci")):
        jawaban = klien.post(alamat(langkah), {"nomor": "1"})
        assert (jawaban.status_code, keadaan()) == (302, (jadi, 1))
    assert klien.get(jawaban.headers["Location"]).status_code == 200
    jawaban = klien.post(alamat("/buka"), {"nomor": "1", "alasan": "Surat BPK nomor 7."})
    assert (jawaban.status_code, keadaan()) == (302, ("dikembalikan", 1))
    assert CatatanPengembalian.objects.get().alasan == "Surat BPK nomor 7."


@pytest.mark.parametrize(
    ("langkah", "dari", "medan", "status"),
    [
        ("/setuju", "diajukan", {"nomor": "2"}, 409),
        ("/setuju", "diajukan", {}, 409),
        ("/setuju", "diverifikasi", {"nomor": "1"}, 422),
        ("/kunci", "diajukan", {"nomor": "1"}, 422),
        ("/kunci", "diverifikasi", {"nomor": "3"}, 409),
        ("/buka", "dikunci", {"nomor": "1", "alasan": "  "}, 422),
        ("/buka", "dikunci", {"nomor": "9", "alasan": "Surat."}, 409),
        ("/buka", "diverifikasi", {"nomor": "1", "alasan": "Surat."}, 422),
        ("/kembalikan", "diajukan", {"nomor": "1"}, 422),
        ("/kembalikan", "diajukan", {"nomor": "4", "umum": "Periksa."}, 409),
        ("/kembalikan", "dikunci", {"nomor": "1", "umum": "Periksa."}, 422),
    ],
)
def test_a_refusal_shows_the_same_page_and_changes_nothing(
    sebagai: Sebagai, langkah: str, dari: str, medan: dict[str, str], status: int
) -> None:
    sampai(dari)
    sebelum = rekam()

    jawaban = sebagai("sari").post(alamat(langkah), medan)

    assert jawaban.status_code == status
    assert "Tidak ada yang diubah" in isi(jawaban)
    assert medan.get("umum", "").strip() in isi(jawaban)
    assert rekam() == sebelum


def test_an_unexplained_difference_stops_the_verification_on_the_same_page(
    sebagai: Sebagai, monkeypatch: pytest.MonkeyPatch
) -> None:
    kirim(DINSOS)
    sebelum = rekam()
    monkeypatch.setattr(alur, "fakta_pd", lambda *_a, **_k: FaktaPD(bpkad={"": Decimal(1)}))

    jawaban = sebagai("sari").post(alamat("/setuju"), {"nomor": "1"})

    assert jawaban.status_code == 422
    assert "menurut BPKAD" in isi(jawaban)
    assert "#V14" in isi(jawaban)
    assert rekam() == sebelum


# --- return on a cell -----------------------------------------------------------------------------------


def test_notes_are_bound_to_cells_and_several_go_at_once(sebagai: Sebagai) -> None:
    kirim(DINSOS)

    jawaban = sebagai("sari").post(
        alamat("/kembalikan"),
        {
            "nomor": "1",
            "baris": ["b0", "s1"],
            "kolom": ["realisasi", "fisik"],
            "alasan": ["Cocokkan dengan SP2D.", "Fotonya belum ada."],
            "umum": "Segera.",
        },
    )

    assert (jawaban.status_code, keadaan()) == (302, ("dikembalikan", 1))
    tercatat = CatatanPengembalian.objects.order_by("id")
    assert list(tercatat.values_list("sub_kegiatan", "rekening", "kolom", "alasan")) == [
        (SUB[DINSOS], REK, "realisasi", "Cocokkan dengan SP2D."),
        (SUB_B, "", "fisik", "Fotonya belum ada."),
        ("", "", "", "Segera."),
    ]


def test_a_note_is_added_and_dropped_without_a_script_and_typed_text_stays(sebagai: Sebagai) -> None:
    kirim(DINSOS)
    sebelum = rekam()
    klien = sebagai("sari")
    ketikan: dict[str, Any] = {"nomor": "1", "baris": ["b0"], "kolom": ["catatan"], "alasan": ["Satu."]}

    jawaban = klien.post(alamat("/kembalikan"), {**ketikan, "umum": "Umum.", "tambah": "s1"})

    halaman = isi(jawaban)
    assert jawaban.status_code == 200
    assert halaman.count('name="baris" value=') == 2
    assert ">Satu.</textarea>" in halaman
    assert ">Umum.</textarea>" in halaman
    assert '<option value="catatan" selected>' in halaman
    assert "2 catatan pada sel." in halaman
    jawaban = klien.post(alamat("/kembalikan"), {**ketikan, "hapus": "b0"})
    assert 'name="baris" value=' not in isi(jawaban)
    assert rekam() == sebelum


def test_a_blank_note_among_good_ones_is_refused_and_both_stay(sebagai: Sebagai) -> None:
    kirim(DINSOS)
    sebelum = rekam()

    jawaban = sebagai("sari").post(
        alamat("/kembalikan"),
        {"nomor": "1", "baris": ["b0", "s0"], "kolom": ["realisasi", "fisik"], "alasan": ["Baik.", " "]},
    )

    assert jawaban.status_code == 422
    assert ">Baik.</textarea>" in isi(jawaban)
    assert rekam() == sebelum


# --- who -------------------------------------------------------------------------------------------------

POS = ("/setuju", "/kunci", "/buka", "/kembalikan")


@pytest.mark.parametrize("nama", ["dewi", "rina", "hadi"])
def test_roles_of_one_pd_do_not_find_the_room(sebagai: Sebagai, nama: str) -> None:
    kirim(DINSOS)
    sebelum = rekam()
    klien = sebagai(nama)

    assert klien.get(f"/verifikasi?{TITIK}").status_code == 404
    assert klien.get(alamat("/laporan")).status_code == 404
    for langkah in POS:
        for jalan in (alamat(langkah), f"/verifikasi{langkah}?{TITIK}"):
            jawaban = klien.post(
                jalan, {"nomor": "1", "alasan": "x", "umum": "x", "laporan": f"9:1:{DINSOS}"}
            )
            assert jawaban.status_code == 404
            assert "Dinas Sosial" not in isi(jawaban)
    assert rekam() == sebelum


@pytest.mark.parametrize("nama", ["bupati", "bayu"])
def test_other_roles_of_the_pemda_read_without_buttons(sebagai: Sebagai, nama: str) -> None:
    kirim(DINSOS)
    kirim(DISHUB)
    sebelum = rekam()
    klien = sebagai(nama)

    assert 'name="laporan"' not in isi(klien.get(f"/verifikasi?{TITIK}"))
    halaman = isi(klien.get(alamat("/laporan")))
    assert "verifikasi/setuju" not in halaman
    assert 'name="tambah"' not in halaman
    for langkah in POS:
        assert klien.post(alamat(langkah), {"nomor": "1", "umum": "x"}).status_code == 403
        assert klien.post(f"/verifikasi{langkah}?{TITIK}", {"laporan": "x"}).status_code in (403, 404)
    assert rekam() == sebelum


def test_a_report_that_does_not_exist_is_404(sebagai: Sebagai) -> None:
    for pd in (DINSOS, "9.99", ""):
        assert sebagai("sari").get(alamat("/laporan", pd)).status_code == 404


def test_a_form_without_its_token_is_refused(sebagai: Sebagai) -> None:
    kirim(DINSOS)
    sebelum = rekam()
    klien = sebagai("sari", enforce_csrf_checks=True)
    for langkah in POS:
        assert klien.post(alamat(langkah), {"nomor": "1", "umum": "x"}).status_code == 403
    assert rekam() == sebelum
