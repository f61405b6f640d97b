"""Submitting, returning, verifying, locking, correcting: what each step leaves, and what it refuses."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests.ledger.conftest import PEMDA, TAHUN, Buku, Orang
from tests.ledger.pelaporan.conftest import (
    BULAN,
    LAPORAN,
    PADA_LAPOR,
    REK_A,
    REK_B,
    SUB_A,
    SUB_B,
    Aturan,
    Meja,
    isi_sub,
    rekam,
    temuan,
    uang,
)

from siap.domain.laporan.keadaan import TABEL, KeadaanLaporan, PerbuatanLaporan
from siap.domain.masukan import BarisFisik, BarisPagu, BarisRealisasi, Matra, Sifat
from siap.domain.temuan import Keparahan
from siap.ledger.akun.queries import Pelaku
from siap.ledger.jejak.galat import GalatBuku, IsiTidakSah, TidakBerwenang, TidakDitemukan
from siap.ledger.jejak.hanya_tambah import tabel_terbuka
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.queries import periksa_rantai
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.organisasi.actions import atur_konfigurasi, catat_pd
from siap.ledger.pelaporan.actions import CatatanSel, PerubahanSel, ajukan, catat_bukti
from siap.ledger.pelaporan.galat import (
    AlasanKosong,
    BelumBolehDiajukan,
    BelumBolehDiverifikasi,
    LangkahTidakSesuai,
    LaporanBerubah,
)
from siap.ledger.pelaporan.models import (
    AlasanTemuan,
    CatatanPengembalian,
    IsianSel,
    Kiriman,
    LaporanBulanan,
)
from siap.ledger.realisasi.actions import bukukan_fisik, bukukan_realisasi
from siap.ledger.realisasi.models import EntriRealisasi, Pembukuan

TELAT = datetime(2025, 10, 13, 2, tzinfo=UTC)


def posisi() -> dict[tuple[str, str], Decimal]:
    """What the book holds of September by line."""
    hasil: dict[tuple[str, str], Decimal] = {}
    for e in EntriRealisasi.objects.filter(pembukuan__bulan=BULAN):
        kunci = (e.sub_kegiatan, e.rekening or e.jenis_belanja)
        hasil[kunci] = hasil.get(kunci, Decimal(0)) + e.nilai
    return {k: n for k, n in hasil.items() if n}


def test_a_submission_is_frozen_booked_and_told(meja: Meja) -> None:
    meja.isi_lengkap(meja.orang.rina)

    kiriman = meja.ajukan(meja.orang.hadi)

    laporan = LaporanBulanan.objects.get()
    assert (laporan.keadaan, laporan.nomor, kiriman.nomor, kiriman.status) == ("diajukan", 1, 1, "lengkap")
    assert (kiriman.tepat_waktu, kiriman.jatuh_tempo) == (True, date(2025, 10, 10))
    assert str(kiriman) == "18.04/1.06/2025-09/1"
    assert kiriman.sidik == hashlib.sha256(kiriman.isi.encode()).hexdigest()
    isi = json.loads(kiriman.isi)
    assert [b["realisasi"] for b in isi["baris"]] == ["10", "20", "30"]
    assert [s["fisik"] for s in isi["sub_kegiatan"]] == ["40", "55.5"]
    assert isi["versi_anggaran"] == "Murni v1"
    assert posisi() == {(SUB_A, REK_A): 10, (SUB_A, REK_B): 20, (SUB_B, REK_A): 30}
    keuangan, fisik = Pembukuan.objects.order_by("-aspek")
    assert (keuangan.status, fisik.status, keuangan.sifat) == ("lengkap", "lengkap", "kumulatif")
    assert (keuangan.sumber_nama, keuangan.sumber_sha256) == (f"Kiriman {kiriman}", kiriman.sidik)
    peristiwa = json.loads(Peristiwa.objects.get(perbuatan="pelaporan.ajukan").isi)
    assert peristiwa["sebelum"] == {"keadaan": "draf", "nomor": 0, "versi": 2}
    assert peristiwa["sesudah"] == {"keadaan": "diajukan", "nomor": 1, "versi": 3}
    assert periksa_rantai(PEMDA).utuh


def test_history_is_append_only(meja: Meja) -> None:
    meja.sampai("dikembalikan")
    assert tabel_terbuka(connection) == ()
    for model in (Kiriman, CatatanPengembalian):
        for ubah in ("UPDATE {} SET id = 99", "DELETE FROM {}"):
            with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
                connection.cursor().execute(ubah.format(model._meta.db_table))


def test_the_snapshot_shows_the_rules_every_line_and_every_sub_kegiatan(
    meja: Meja, aturan: Aturan, buku: Buku
) -> None:
    bukukan = {k: v for k, v in LAPORAN.items() if k != "bulan"}
    for bulan, nilai, sifat in ((7, "3", Sifat.KUMULATIF), (8, "2", Sifat.BULANAN)):
        bukukan_realisasi(
            **bukukan,
            bulan=bulan,
            sifat=sifat,
            baris=[BarisRealisasi("1.06", bulan, Matra(SUB_A, REK_A), Decimal(nilai))],
            sumber=Sumber("f", f"{bulan:064x}"),
            oleh="bayu",
            pada=PADA_LAPOR,
        )
        bukukan_fisik(
            **bukukan,
            bulan=bulan,
            baris=[BarisFisik("1.06", bulan, SUB_A, Decimal(bulan))],
            sumber=Sumber("f", f"{bulan:064x}"),
            oleh="bayu",
            pada=PADA_LAPOR,
        )
    buku.target({(9, SUB_A): "50"})
    buku.angkas({9: "90"})
    meja.isi_lengkap(meja.orang.rina)
    meja.simpan(
        meja.orang.rina,
        isi_sub(SUB_A, "kendala", "Hujan"),
        isi_sub(SUB_A, "output", "2"),
    )
    meja.ajukan(meja.orang.hadi)

    potret = aturan.dilihat[-1]
    assert [(b.kunci, b.rinci) for b in potret.baris] == [
        (SUB_A, False),
        (f"{SUB_A}/{REK_A}", True),
        (f"{SUB_A}/{REK_B}", True),
        (SUB_B, False),
        (f"{SUB_B}/{REK_A}", True),
    ]
    a, a1, a2, b, _ = potret.baris
    assert (a.pagu, a.realisasi, a.realisasi_lalu, a.realisasi_lalu2) == (300, 30, 5, 3)
    assert (a.fisik, a.fisik_lalu, a.fisik_lalu2, a.target_fisik, a.output_jadi) == (40, 8, 7, 50, 2)
    assert (a.ada_kendala, a.catatan, b.ada_kendala) == (True, "Hujan", False)
    assert (a1.pagu, a1.realisasi, a1.realisasi_lalu) == (100, 10, 5)
    assert (a2.realisasi_lalu, b.realisasi_lalu, b.fisik_lalu) == (0, 0, None)
    # the cash plan is known for the PD only: it says nothing about a sub kegiatan
    assert (a.angkas, a1.angkas) == (None, None)
    assert (potret.jatuh_tempo, potret.diperbarui, potret.versi) == (
        date(2025, 10, 10),
        date(2025, 10, 7),
        "Murni v1",
    )


def test_a_coarse_budget_makes_a_coarse_report(meja: Meja, aturan: Aturan, buku: Buku) -> None:
    buku.anggaran({"5.1": "100", "5.2": "50", "4.1": "9"}, mulai=9, tahap="lra")
    buku.angkas({9: "90"})
    meja.simpan(meja.orang.rina, uang("", "5.1", "10"), uang("", "5.2", "0"), isi_sub("", "fisik", "12"))
    kiriman = meja.ajukan(meja.orang.hadi)
    baris = aturan.dilihat[-1].baris
    assert [(b.kunci, b.rinci, b.pagu, b.angkas) for b in baris] == [
        ("5.1", False, 100, 90),
        ("5.2", False, 50, 0),
    ]
    assert kiriman.status == "lengkap"
    assert posisi() == {("", "5.1"): 10}


def test_what_refuses_stops_a_submission_and_what_asks_needs_a_reason(meja: Meja, aturan: Aturan) -> None:
    meja.isi_lengkap(meja.orang.rina)
    tolak, jelaskan, info = (
        temuan("V05", Keparahan.TOLAK),
        temuan("V09", Keparahan.JELASKAN),
        temuan("V25", Keparahan.INFO),
    )
    sebelum = rekam()
    aturan.temuan = [tolak, jelaskan, info]
    with pytest.raises(BelumBolehDiajukan) as salah:
        meja.ajukan(meja.orang.hadi, alasan={jelaskan.kunci: "Uang muka."})
    assert (salah.value.menolak, salah.value.perlu_alasan) == ((tolak,), ())
    aturan.temuan = [jelaskan, info]
    for alasan in ({}, {jelaskan.kunci: "  "}, {"V99": "lain"}):
        with pytest.raises(BelumBolehDiajukan) as salah:
            meja.ajukan(meja.orang.hadi, alasan=alasan)
        assert salah.value.temuan == (jelaskan,)
    assert rekam() == sebelum

    kiriman = meja.ajukan(meja.orang.hadi, alasan={jelaskan.kunci: " Uang muka. ", "V99": "lain"})

    assert [(a.kode, a.alasan, str(a)) for a in AlasanTemuan.objects.all()] == [
        ("V09", "Uang muka.", "V09: Uang muka.")
    ]
    assert [t["kode"] for t in json.loads(kiriman.temuan)] == ["V09", "V25"]
    # the reason travels with the report
    meja.kembalikan(meja.orang.sari)
    assert meja.ajukan(meja.orang.hadi).nomor == 2
    assert AlasanTemuan.objects.filter(kiriman__nomor=2).get().alasan == "Uang muka."


def test_the_first_receipt_decides_who_was_on_time(meja: Meja) -> None:
    meja.isi_lengkap(meja.orang.rina)
    # half an hour before midnight of the due date in Jakarta
    meja.ajukan(meja.orang.hadi, pada=datetime(2025, 10, 10, 16, 30, tzinfo=UTC))
    meja.kembalikan(meja.orang.sari)
    assert meja.ajukan(meja.orang.hadi, pada=TELAT).tepat_waktu


def test_a_late_first_receipt_stays_late(meja: Meja) -> None:
    meja.isi_lengkap(meja.orang.rina)
    assert not meja.ajukan(meja.orang.hadi, pada=datetime(2025, 10, 10, 17, tzinfo=UTC)).tepat_waktu


def test_the_due_date_is_dated_configuration(meja: Meja) -> None:
    for n, (kunci, isi) in enumerate([("tenggat", {"tanggal": 15})]):
        atur_konfigurasi(
            pemda=PEMDA,
            kunci=kunci,
            berlaku_dari=date(2025, 1, 1 + n),
            isi=isi,
            dasar_hukum="Perbup",
            oleh="sari",
            pada=PADA_LAPOR,
        )
    meja.isi_lengkap(meja.orang.rina)
    kiriman = meja.ajukan(meja.orang.hadi, pada=TELAT)
    assert (kiriman.jatuh_tempo, kiriman.tepat_waktu) == (date(2025, 10, 15), True)


def test_blank_cells_make_a_partial_report_and_nothing_at_all_makes_none(meja: Meja) -> None:
    meja.simpan(meja.orang.rina, isi_sub(SUB_A, "fisik", "40"))
    sebelum = rekam()
    with pytest.raises(IsiTidakSah, match="nyatakan laporan nihil"):
        meja.ajukan(meja.orang.hadi)
    assert rekam() == sebelum
    meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "10"))
    assert meja.ajukan(meja.orang.hadi).status == "sebagian"
    assert set(Pembukuan.objects.values_list("status", flat=True)) == {"sebagian"}
    assert posisi() == {(SUB_A, REK_A): 10}


def test_a_report_of_nothing_is_said_not_guessed(meja: Meja) -> None:
    kiriman = meja.ajukan(meja.orang.hadi, nihil=True)
    assert (kiriman.status, posisi()) == ("nihil", {})
    assert Pembukuan.objects.get().status == "nihil"
    assert EntriRealisasi.objects.filter(kontra=False).count() == 3


def test_nihil_with_money_is_refused(meja: Meja, buku: Buku) -> None:
    meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "10"))
    with pytest.raises(IsiTidakSah, match="berisi realisasi"):
        meja.ajukan(meja.orang.hadi, nihil=True)
    meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, None, "10", 1))
    buku.realisasi(8, {"5.1": "10"})
    sebelum = rekam()
    with pytest.raises(IsiTidakSah, match="nihil ditolak"):
        meja.ajukan(meja.orang.hadi, nihil=True)
    assert rekam() == sebelum


def test_what_an_import_booked_is_submitted_as_it_is(meja: Meja) -> None:
    bukukan_realisasi(
        **LAPORAN,
        sifat=Sifat.KUMULATIF,
        baris=[
            BarisRealisasi("1.06", 9, Matra(SUB_A, REK_A), Decimal(10)),
            BarisRealisasi("1.06", 9, Matra(jenis_belanja="4.1"), Decimal(5)),
        ],
        sumber=Sumber("sipd.json", "a" * 64),
        oleh="bayu",
        pada=PADA_LAPOR,
    )
    meja.simpan(meja.orang.rina, isi_sub(SUB_A, "fisik", "1"))
    kiriman = meja.ajukan(meja.orang.hadi)
    assert Pembukuan.objects.get(aspek="keuangan").sumber_nama == "sipd.json"
    assert json.loads(kiriman.isi)["baris"][0]["realisasi"] == "10"
    # a typed figure is booked on top; revenue of the import stays
    meja.kembalikan(meja.orang.sari)
    meja.simpan(meja.orang.rina, uang(SUB_A, REK_B, "3"))
    meja.ajukan(meja.orang.hadi)
    assert posisi() == {(SUB_A, REK_A): 10, (SUB_A, REK_B): 3, ("", "4.1"): 5}


def test_two_funds_of_one_rekening_stay_two_lines(meja: Meja, buku: Buku, aturan: Aturan) -> None:
    baris = [BarisPagu("1.06", Matra(SUB_A, REK_A, "", s), Decimal(50)) for s in ("DAU", "DAK")]
    buku.anggaran_rinci(baris, mulai=9, tahap="pergeseran")
    meja.simpan(
        meja.orang.rina,
        *(replace(uang(SUB_A, REK_A, n), sumber_dana=s) for s, n in (("DAU", "3"), ("DAK", "4"))),
    )
    meja.ajukan(meja.orang.hadi)
    assert dict(EntriRealisasi.objects.values_list("sumber_dana", "nilai")) == {"DAU": 3, "DAK": 4}
    assert [(b.kunci, b.pagu, b.realisasi) for b in aturan.dilihat[-1].baris] == [
        (SUB_A, 100, 7),
        (f"{SUB_A}/{REK_A}", 100, 7),
    ]


def test_a_return_names_the_cell_and_the_old_submission_stays(meja: Meja) -> None:
    meja.isi_lengkap(meja.orang.rina)
    pertama = meja.ajukan(meja.orang.hadi)
    meja.kembalikan(
        meja.orang.sari,
        CatatanSel("Cocokkan dengan SP2D.", SUB_A, REK_A, "", "realisasi"),
        CatatanSel("Foto kurang."),
        nomor=1,
    )
    assert [(c.kolom, c.alasan, str(c)) for c in CatatanPengembalian.objects.all()] == [
        ("realisasi", "Cocokkan dengan SP2D.", "Cocokkan dengan SP2D."),
        ("", "Foto kurang.", "Foto kurang."),
    ]
    meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "11", "10", 1))
    kedua = meja.ajukan(meja.orang.hadi)
    assert (kedua.nomor, kedua.sidik != pertama.sidik) == (2, True)
    assert Kiriman.objects.get(nomor=1).isi == pertama.isi
    assert posisi()[SUB_A, REK_A] == 11
    assert EntriRealisasi.objects.filter(kontra=True).count() == 3


def test_a_return_needs_reasons_about_cells_that_exist(meja: Meja) -> None:
    meja.sampai("diajukan")
    sebelum = rekam()
    for catatan in ([CatatanSel(" ")], [CatatanSel("Ada."), CatatanSel("")]):
        with pytest.raises(AlasanKosong, match="Tulis alasan"):
            meja.kembalikan(meja.orang.sari, *catatan)
    for asing in (
        CatatanSel("x", "9.99", REK_A, "", "realisasi"),
        CatatanSel("x", SUB_A, "", "", "warna"),
        CatatanSel("x", SUB_A),
        CatatanSel("x", SUB_A, REK_A, "", "fisik"),
    ):
        with pytest.raises(IsiTidakSah):
            meja.kembalikan(meja.orang.sari, asing)
    assert rekam() == sebelum


def test_who_looked_at_something_else_decides_nothing(meja: Meja) -> None:
    meja.isi_lengkap(meja.orang.rina)
    versi = LaporanBulanan.objects.get().versi
    meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "11", "10", 1))
    sebelum = rekam()
    with pytest.raises(LaporanBerubah, match="Muat ulang"):
        meja.ajukan(meja.orang.hadi, versi=versi)
    assert rekam() == sebelum
    meja.ajukan(meja.orang.hadi, versi=versi + 1)
    with pytest.raises(LaporanBerubah):
        meja.verifikasi(meja.orang.sari, nomor=2)


def test_rules_are_asked_again_before_verification(meja: Meja, aturan: Aturan) -> None:
    meja.sampai("diajukan")
    selisih = temuan("V14", Keparahan.TOLAK)
    aturan.saat_verifikasi = [selisih]
    sebelum = rekam()
    with pytest.raises(BelumBolehDiverifikasi) as salah:
        meja.verifikasi(meja.orang.sari)
    assert salah.value.temuan == (selisih,)
    assert rekam() == sebelum
    aturan.saat_verifikasi = []
    assert meja.verifikasi(meja.orang.sari).keadaan == "diverifikasi"


def test_a_correction_after_locking_is_a_contra_entry_with_its_reason(meja: Meja, aturan: Aturan) -> None:
    meja.sampai("dikunci")
    kiriman = meja.koreksi(meja.orang.hadi, PerubahanSel(SUB_A, REK_A, "realisasi", "7"))
    assert (kiriman.laporan.keadaan, kiriman.nomor, kiriman.perbuatan) == (
        "dikunci",
        2,
        "koreksi",
    )
    assert posisi()[SUB_A, REK_A] == 7
    assert Pembukuan.objects.filter(aspek="keuangan").latest("nomor").alasan == "Pengembalian belanja."
    assert aturan.dilihat[-1].baris[1].catatan_koreksi == "Pengembalian belanja."
    isi = json.loads(Peristiwa.objects.get(perbuatan="pelaporan.koreksi").isi)
    assert [(s["sebelum"], s["sesudah"]) for s in isi["sel"]] == [("10", "7")]
    assert Kiriman.objects.get(nomor=1).status == "lengkap"


def test_a_correction_that_corrects_nothing_is_refused(meja: Meja) -> None:
    meja.sampai("dikunci")
    sebelum = rekam()
    for sel in (
        PerubahanSel(SUB_A, REK_A, "realisasi", "10.00"),
        PerubahanSel(SUB_A, REK_A, "realisasi", "x"),
        PerubahanSel("9.99", REK_A, "realisasi", "1"),
    ):
        with pytest.raises(IsiTidakSah):
            meja.koreksi(meja.orang.hadi, sel)
    with pytest.raises(AlasanKosong):
        meja.koreksi(meja.orang.hadi, alasan=" ")
    assert rekam() == sebelum


def test_a_locked_month_opens_again_with_a_reason_that_the_pd_sees(meja: Meja) -> None:
    meja.sampai("dikunci")
    with pytest.raises(AlasanKosong):
        meja.buka_kembali(meja.orang.sari, " ")
    assert meja.buka_kembali(meja.orang.sari).keadaan == "dikembalikan"
    catatan = CatatanPengembalian.objects.get()
    assert (catatan.perbuatan, catatan.alasan) == ("buka kembali", "Surat BPK.")
    meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "12", "10", 1))
    assert meja.ajukan(meja.orang.hadi).nomor == 2


def test_a_submission_may_be_taken_back_before_it_is_judged(meja: Meja) -> None:
    meja.sampai("diajukan")
    assert meja.tarik(meja.orang.hadi).keadaan == "draf"
    assert meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "12", "10", 1)).hasil[0].status == "tersimpan"
    assert meja.ajukan(meja.orang.hadi).nomor == 2


def _siapa(orang: Orang) -> dict[str, Pelaku]:
    return {n: getattr(orang, n) for n in ("rina", "hadi", "sari", "bayu", "dewi")}


PERAN = {"rina": "operator", "hadi": "kepala_pd", "sari": "adbang", "bayu": "bpkad", "dewi": ""}
LANGKAH: dict[PerbuatanLaporan, Callable[[Meja, Pelaku], Any]] = {
    PerbuatanLaporan.AJUKAN: lambda m, o: m.ajukan(o),
    PerbuatanLaporan.TARIK: lambda m, o: m.tarik(o),
    PerbuatanLaporan.KEMBALIKAN: lambda m, o: m.kembalikan(o),
    PerbuatanLaporan.VERIFIKASI: lambda m, o: m.verifikasi(o),
    PerbuatanLaporan.KUNCI: lambda m, o: m.kunci(o),
    PerbuatanLaporan.BUKA_KEMBALI: lambda m, o: m.buka_kembali(o),
    PerbuatanLaporan.KOREKSI: lambda m, o: m.koreksi(o),
}


@pytest.mark.parametrize("keadaan", list(KeadaanLaporan))
def test_every_step_that_the_table_does_not_give_changes_nothing(meja: Meja, keadaan: str) -> None:
    meja.sampai(keadaan)
    assert LaporanBulanan.objects.get().keadaan == keadaan
    sebelum = rekam()
    for perbuatan, kerjakan in LANGKAH.items():
        baris = TABEL.get((KeadaanLaporan(keadaan), perbuatan))
        for nama, oleh in _siapa(meja.orang).items():
            if baris is not None and PERAN[nama] in baris.peran:
                simpan = transaction.savepoint()
                kerjakan(meja, oleh)
                assert LaporanBulanan.objects.get().keadaan == baris.menjadi
                transaction.savepoint_rollback(simpan)
                continue
            salah = TidakDitemukan if nama == "dewi" else TidakBerwenang if baris else LangkahTidakSesuai
            with pytest.raises(GalatBuku) as tolak:
                kerjakan(meja, oleh)
            assert type(tolak.value) is salah, (perbuatan, nama)
    assert rekam() == sebelum


def test_a_report_that_was_never_opened_cannot_be_judged(meja: Meja) -> None:
    for kerjakan in LANGKAH.values():
        for oleh in (meja.orang.hadi, meja.orang.dewi):
            with pytest.raises(TidakDitemukan):
                kerjakan(meja, oleh)
    assert not LaporanBulanan.objects.exists()


def test_the_head_of_a_dinas_submits_for_the_units_below(meja: Meja, aturan: Aturan) -> None:
    for kode, induk in (("1.06.A", "1.06"), ("1.06.B", "1.06.A"), ("1.06.C", "1.06.B"), ("1.06.D", "1.06.C")):
        catat_pd(pemda=PEMDA, kode=kode, nama=f"UPTD {kode}", induk=induk, oleh="uji", pada=PADA_LAPOR)
    for kode in ("1.06.A", "1.06.C"):
        unit = {**LAPORAN, "pd": kode}
        kiriman = ajukan(**unit, nihil=True, periksa=aturan, oleh=meja.orang.hadi, pada=PADA_LAPOR)
        assert kiriman.status == "nihil"
    with pytest.raises(TidakDitemukan):
        ajukan(
            **{**LAPORAN, "pd": "1.06.D"}, nihil=True, periksa=aturan, oleh=meja.orang.hadi, pada=PADA_LAPOR
        )


def test_parts_of_the_system_act_within_the_table(meja: Meja) -> None:
    meja.isi_lengkap("demo")
    with pytest.raises(LangkahTidakSesuai):
        meja.kunci("demo")
    meja.ajukan("demo")
    assert meja.verifikasi("demo").keadaan == "diverifikasi"
    assert Peristiwa.objects.get(perbuatan="pelaporan.verifikasi").oleh == "demo"


def test_one_receipt_per_submission(meja: Meja) -> None:
    meja.isi_lengkap(meja.orang.rina)
    kiriman = meja.ajukan(meja.orang.hadi)
    isi: dict[str, Any] = {"kiriman": kiriman, "kunci_publik": b"k", "pada": PADA_LAPOR}
    bukti = catat_bukti(tandatangani=lambda naskah: naskah[:64], **isi)
    assert catat_bukti(tandatangani=lambda _: b"lain", **isi) == bukti
    assert str(bukti) == str(kiriman) == f"18.04/1.06/{TAHUN}-09/1"
    assert IsianSel.objects.count() == 5
