"""Reads: what is owed, what waits, who complied, who changed what; and nothing of all that for Dewi."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from tests.buku import buku_terbuka
from tests.ledger.conftest import PEMDA, TAHUN, Buku, Orang
from tests.ledger.pelaporan.conftest import (
    BULAN,
    LAPORAN,
    PADA_LAPOR,
    REK_A,
    SUB_A,
    SUB_B,
    Aturan,
    Meja,
    isi_sub,
    temuan,
    uang,
)

from siap.domain.temuan import Keparahan
from siap.domain.uang import bulat
from siap.ledger.jejak.galat import TidakDitemukan
from siap.ledger.organisasi.actions import catat_pd
from siap.ledger.pelaporan import queries
from siap.ledger.pelaporan.actions import CatatanSel, ajukan, buka_laporan
from siap.ledger.pelaporan.isian import LetakSel
from siap.ledger.pelaporan.models import Kiriman

SEL = LetakSel(SUB_A, REK_A, "", "realisasi")


def kata(matriks: queries.MatriksKepatuhan, pd: str) -> list[str]:
    return next([s.kata for s in b.sel] for b in matriks.baris if b.pd.kode == pd)


def test_the_sheet_shows_lines_cells_and_what_may_be_done(meja: Meja, buku: Buku) -> None:
    kosong = queries.lembar_untuk(pengguna=meja.orang.rina, pada=PADA_LAPOR, **LAPORAN)
    assert (kosong.laporan, kosong.keadaan, kosong.terbuka) == (None, "draf", ("simpan",))
    assert (len(kosong.baris), len(kosong.kosong), kosong.versi_anggaran) == (3, 5, "Murni v1")
    buku.target({(9, SUB_A): "50"})
    meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "10"), isi_sub(SUB_B, "kendala", "Hujan"))

    lembar = queries.lembar_untuk(pengguna=meja.orang.hadi, pada=PADA_LAPOR, **LAPORAN)

    assert lembar.terbuka == ("simpan", "ajukan")
    sel = lembar.sel[SEL]
    assert (sel.nilai, sel.versi, sel.oleh, sel.pada) == ("10", 1, "rina", PADA_LAPOR)
    assert lembar.baris[0].pagu == 100
    assert [s.target_fisik for s in lembar.sub] == [50, None]
    assert SEL not in lembar.kosong
    assert len(lembar.kosong) == 4
    assert lembar.jadwal.jatuh_tempo == date(2025, 10, 10)
    potret = queries.potret_untuk(pengguna=meja.orang.rina, pada=PADA_LAPOR, **LAPORAN)
    assert potret is not None
    assert potret.pada == date(2025, 10, 7)


def test_the_sheet_shows_what_an_import_booked(meja: Meja, buku: Buku) -> None:
    buku.fisik(BULAN, {SUB_A: "12.5"})
    lembar = queries.lembar_untuk(pengguna=meja.orang.rina, pada=PADA_LAPOR, **LAPORAN)
    sel = lembar.sel[LetakSel(SUB_A, "", "", "fisik")]
    assert (sel.nilai, sel.versi) == ("12.5", 0)


def test_today_shows_what_is_owed_and_what_came_back(meja: Meja) -> None:
    meja.sampai("diajukan")
    tugas = queries.hari_ini(pengguna=meja.orang.rina, pada=PADA_LAPOR)
    assert [t.periode.bulan for t in tugas] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert (tugas[0].jatuh_tempo, tugas[0].sisa_hari) == (date(2025, 2, 10), -239)
    meja.kembalikan(meja.orang.sari, CatatanSel("Cocokkan.", *SEL))
    kembali = queries.hari_ini(pengguna=meja.orang.rina, pada=PADA_LAPOR)[-1]
    assert (kembali.keadaan, kembali.sisa_hari, kembali.pernah_dikirim) == ("dikembalikan", 3, True)
    assert [c.alasan for c in kembali.catatan] == ["Cocokkan."]
    assert (kembali.kosong, kembali.terbuka) == ((), ("simpan",))
    kepala = queries.hari_ini(pengguna=meja.orang.hadi, pada=PADA_LAPOR)[-1]
    assert kepala.terbuka == ("simpan", "ajukan")
    assert queries.hari_ini(pengguna=meja.orang.sari, pada=PADA_LAPOR) == []
    # the day before the window opens, September is not owed yet
    belum = queries.hari_ini(pengguna=meja.orang.dewi, pada=datetime(2025, 9, 30, 16, tzinfo=UTC))
    assert [t.periode.bulan for t in belum] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_the_last_year_stays_owed_when_there_was_a_budget(meja: Meja) -> None:
    tugas = queries.hari_ini(pengguna=meja.orang.rina, pada=datetime(2026, 1, 5, tzinfo=UTC))
    # roles of the fixture have no end; December was due on the 31st
    assert [(t.periode.tahun, t.periode.bulan) for t in tugas] == [(2025, b) for b in range(1, 13)]
    assert queries.hari_ini(pengguna=meja.orang.dewi, pada=datetime(2026, 1, 5, tzinfo=UTC)) == []


def test_the_queue_shows_exceptions_first_and_what_changed(meja: Meja, aturan: Aturan) -> None:
    meja.isi_lengkap(meja.orang.rina)
    meja.ajukan(meja.orang.hadi)
    meja.kembalikan(meja.orang.sari)
    meja.simpan(meja.orang.rina, uang(SUB_A, REK_A, "11", "10", 1), isi_sub(SUB_A, "kendala", "Hujan"))
    satu = temuan("V09", Keparahan.JELASKAN)
    aturan.temuan = [satu, temuan("V25", Keparahan.INFO)]
    meja.ajukan(meja.orang.hadi, alasan={satu.kunci: "Uang muka."})
    aturan.temuan = []
    for kode in ("2.01", "2.02"):
        catat_pd(pemda=PEMDA, kode=kode, nama=f"Dinas {kode}", oleh="uji", pada=PADA_LAPOR)
        telat = {"2.01": PADA_LAPOR, "2.02": datetime(2025, 10, 20, tzinfo=UTC)}[kode]
        ajukan(**{**LAPORAN, "pd": kode}, nihil=True, periksa=aturan, oleh="uji", pada=telat)

    antre = queries.antrian(pengguna=meja.orang.sari, pada=PADA_LAPOR, pemda=PEMDA, tahun=TAHUN)

    assert [(a.kiriman.laporan.pd.kode, a.bersih) for a in antre] == [
        ("1.06", False),
        ("2.02", False),
        ("2.01", True),
    ]
    assert (antre[0].jelaskan, antre[0].info, [a.alasan for a in antre[0].alasan]) == (1, 1, ["Uang muka."])
    assert [(b.letak.kolom, b.sebelum, b.sesudah) for b in antre[0].beda] == [
        ("kendala", None, "Hujan"),
        ("realisasi", "10", "11"),
    ]
    assert queries.antrian(pengguna=meja.orang.dewi, pada=PADA_LAPOR, pemda=PEMDA, tahun=TAHUN) == []


def test_compliance_has_one_word_per_month_and_counts_that_never_pass_a_hundred(
    meja: Meja, aturan: Aturan, buku: Buku
) -> None:
    catat_pd(
        pemda=PEMDA,
        kode="4.01",
        nama="Badan Baru",
        berlaku_dari=date(2025, 8, 15),
        oleh="uji",
        pada=PADA_LAPOR,
    )
    catat_pd(
        pemda=PEMDA,
        kode="4.02",
        nama="Badan Lama",
        berlaku_sampai=date(2025, 3, 31),
        oleh="uji",
        pada=PADA_LAPOR,
    )

    def nihil(pd: str, bulan: int, pada: datetime) -> None:
        ajukan(**{**LAPORAN, "pd": pd, "bulan": bulan}, nihil=True, periksa=aturan, oleh="uji", pada=pada)

    meja.isi_lengkap(meja.orang.rina)
    meja.ajukan(meja.orang.hadi)
    nihil("1.06", 1, datetime(2025, 2, 5, tzinfo=UTC))
    nihil("1.06", 2, datetime(2025, 3, 15, tzinfo=UTC))
    nihil("4.02", 4, datetime(2025, 5, 5, tzinfo=UTC))  # it closed in March and owed none
    buku.realisasi(3, {"5.1": "10"})

    def tanya(siapa: Any = meja.orang.sari) -> queries.MatriksKepatuhan:
        return queries.matriks_kepatuhan(pengguna=siapa, pada=PADA_LAPOR, pemda=PEMDA, tahun=TAHUN)

    matriks = tanya()
    assert kata(matriks, "1.06") == [
        "nihil",
        "terlambat",
        *["belum"] * 6,
        "tepat",
        *["belum waktunya"] * 3,
    ]
    assert kata(matriks, "4.01") == [*["-"] * 7, "belum", "belum", *["belum waktunya"] * 3]
    assert kata(matriks, "4.02") == ["belum"] * 3 + ["nihil"] + ["-"] * 8
    dinsos = matriks.baris[0]
    assert [s.terbuku for s in dinsos.sel[:4]] == [True, True, True, False]
    assert dinsos.sel[1].hari_terlambat == 5
    # September is open and not due yet: it stands in the matrix, not in the rates of the year
    assert matriks.lewat == (True,) * 8 + (False,) * 4
    assert (dinsos.jumlah.wajib, dinsos.jumlah.lapor, dinsos.jumlah.tepat) == (8, 2, 1)
    assert [(b.wajib, b.lapor) for b in matriks.bulan] == [
        (3, 1),
        (3, 1),
        (3, 0),
        (2, 0),
        (2, 0),
        (2, 0),
        (2, 0),
        (3, 0),
        (3, 1),
        (0, 0),
        (0, 0),
        (0, 0),
    ]
    assert (matriks.bulan[3].di_luar, matriks.jumlah.wajib) == (("4.02",), 20)
    persen = queries.persen_lapor(matriks.jumlah), queries.persen_tepat(matriks.jumlah)
    assert [bulat(p) for p in persen if p is not None] == [Decimal("10.00"), Decimal("5.00")]
    assert queries.persen_lapor(matriks.bulan[11]) is None
    meja.kembalikan(meja.orang.sari)
    assert kata(tanya(), "1.06")[8] == "dikembalikan"
    assert [b.pd.kode for b in tanya(meja.orang.dewi).baris] == ["3.25"]


def test_the_history_of_a_cell_tells_every_change(meja: Meja) -> None:
    meja.isi_lengkap(meja.orang.rina)
    meja.simpan(meja.orang.hadi, uang(SUB_A, REK_A, "11", "10", 1))
    meja.ajukan(meja.orang.hadi)
    meja.verifikasi(meja.orang.sari)
    meja.kunci(meja.orang.sari)
    meja.koreksi(meja.orang.hadi)
    riwayat = queries.riwayat_sel(pengguna=meja.orang.rina, pada=PADA_LAPOR, letak=SEL, **LAPORAN)
    assert [(r.oleh, r.perbuatan, r.sebelum, r.sesudah, r.versi) for r in riwayat] == [
        ("rina", "pelaporan.simpan", None, "10", 1),
        ("hadi", "pelaporan.simpan", "10", "11", 2),
        ("hadi", "pelaporan.koreksi", "11", "7", 3),
    ]
    assert queries.keadaan_laporan_sistem(PEMDA, TAHUN) == {("1.06", BULAN): "dikunci"}
    lama, baru = queries.daftar_kiriman(pengguna=meja.orang.rina, pada=PADA_LAPOR, **LAPORAN)
    assert [b.letak for b in queries.beda_kiriman(lama, baru)] == [SEL]


def test_a_tampered_submission_is_named(meja: Meja) -> None:
    meja.sampai("diajukan")
    assert list(queries.kiriman_berubah_isi_sistem(PEMDA)) == []
    with buku_terbuka(connection):
        Kiriman.objects.update(isi=Kiriman.objects.get().isi.replace("Sosial", "Sosiai"))
    assert list(queries.kiriman_berubah_isi_sistem(PEMDA)) == ["Kiriman 18.04/1.06/2025-09/1"]


TANYA: list[Callable[..., object]] = [
    queries.laporan_untuk,
    queries.lembar_untuk,
    queries.potret_untuk,
    queries.daftar_kiriman,
    lambda **k: queries.kiriman_untuk(nomor=1, **k),
    lambda **k: queries.bukti_untuk(nomor=1, **k),
    lambda **k: queries.riwayat_sel(letak=SEL, **k),
]


@pytest.mark.parametrize("tanya", TANYA)
def test_for_dewi_the_report_and_a_unit_that_is_not_there_look_the_same(
    meja: Meja, tanya: Callable[..., object]
) -> None:
    meja.sampai("dikembalikan")
    for kode in ("1.06", "tidak-ada"):
        with pytest.raises(TidakDitemukan) as tolak:
            tanya(pengguna=meja.orang.dewi, pada=PADA_LAPOR, **{**LAPORAN, "pd": kode})
        assert str(tolak.value).startswith(f"Tidak ada perangkat daerah dengan kode “{kode}”")


def test_another_pemda_has_no_queue_and_no_matrix(orang: Orang) -> None:
    for tanya in (queries.antrian, queries.matriks_kepatuhan):
        with pytest.raises(TidakDitemukan):
            tanya(pengguna=orang.sari, pada=PADA_LAPOR, pemda="12.12", tahun=TAHUN)


def test_what_was_never_sent_is_not_there(meja: Meja) -> None:
    tanya = {"pengguna": meja.orang.rina, "pada": PADA_LAPOR, **LAPORAN}
    assert queries.laporan_untuk(**tanya) is None
    assert queries.potret_untuk(**tanya) is None
    buka_laporan(**LAPORAN, oleh=meja.orang.rina, pada=PADA_LAPOR)
    assert queries.laporan_untuk(**tanya) is not None
    with pytest.raises(TidakDitemukan, match="kiriman nomor 1"):
        queries.kiriman_untuk(nomor=1, **tanya)
    meja.isi_lengkap(meja.orang.rina)
    meja.ajukan(meja.orang.hadi)
    assert queries.kiriman_untuk(nomor=1, **tanya).nomor == 1
    with pytest.raises(TidakDitemukan, match="bukti kirim"):
        queries.bukti_untuk(nomor=1, **tanya)
