"""Whatever people do in whatever order: no state outside the table, no acknowledged cell lost."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from tests.ledger.conftest import PADA, PEMDA, TAHUN
from tests.ledger.pelaporan.conftest import BARIS, LAPORAN, PADA_LAPOR, Aturan, uang

from siap.domain.laporan.keadaan import TABEL, KeadaanLaporan, PerbuatanLaporan
from siap.domain.masukan import BarisPagu, Matra
from siap.domain.peran import JenisPeran
from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.akun.models import Pengguna
from siap.ledger.anggaran.actions import bukukan_anggaran
from siap.ledger.jejak.galat import GalatBuku, IsiTidakSah, TidakDitemukan
from siap.ledger.jejak.queries import periksa_rantai
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.organisasi.actions import catat_pd, tetapkan_pemda
from siap.ledger.pelaporan import actions
from siap.ledger.pelaporan.isian import LetakSel, nilai_sel
from siap.ledger.pelaporan.models import IsianSel, Kiriman, LaporanBulanan
from siap.ledger.realisasi.models import EntriRealisasi

ORANG = {"rina": "operator", "hadi": "kepala_pd", "sari": "adbang", "dewi": "operator"}
SIAPA = st.sampled_from(sorted(ORANG))
NILAI = st.sampled_from([None, "0", "1", "2.5", "30"])
SEL = st.sampled_from(BARIS)
#: states that the machine was in
DICAPAI: set[str] = set()


class Laporan(RuleBasedStateMachine):
    """One report, four people, every verb; the model is what was acknowledged."""

    def __init__(self) -> None:
        super().__init__()
        self.transaksi = transaction.atomic()
        self.transaksi.__enter__()
        self.diakui: dict[LetakSel, str | None] = {}
        self.versi: dict[LetakSel, int] = {}
        self.keadaan = ""
        self.kiriman: dict[int, str] = {}
        self.urut = 0

    def teardown(self) -> None:
        """Leave the database as it was."""
        transaction.set_rollback(True)
        self.transaksi.__exit__(None, None, None)

    @initialize()
    def buku(self) -> None:
        """A kabupaten with a budget and four people."""
        umum: dict[str, Any] = {"oleh": "uji", "pada": PADA}
        tetapkan_pemda(kode=PEMDA, **umum)
        catat_pd(pemda=PEMDA, kode="1.06", nama="Dinas Sosial", **umum)
        catat_pd(pemda=PEMDA, kode="3.25", nama="Dinas Perikanan", **umum)
        bukukan_anggaran(
            pemda=PEMDA,
            tahun=TAHUN,
            pd="1.06",
            tahap="murni",
            berlaku_mulai=1,
            baris=[BarisPagu("1.06", Matra(s, r), Decimal(100)) for s, r in BARIS],
            sumber=Sumber("dpa"),
            **umum,
        )
        self.orang: dict[str, Pengguna] = {}
        for nama, jenis in ORANG.items():
            self.orang[nama] = buat_pengguna(username=nama, nama=nama.title(), sandi=None, **umum)
            pd = None if jenis == "adbang" else "3.25" if nama == "dewi" else "1.06"
            beri_peran(
                pengguna=self.orang[nama],
                jenis=jenis,
                pemda=PEMDA,
                pd=pd,
                berlaku_dari=date(2025, 1, 1),
                **umum,
            )

    def _boleh(self, siapa: str, perbuatan: PerbuatanLaporan) -> bool:
        if siapa == "dewi" or not self.keadaan:
            return False
        baris = TABEL.get((KeadaanLaporan(self.keadaan), perbuatan))
        return baris is not None and JenisPeran(ORANG[siapa]) in baris.peran

    def _langkah(self, siapa: str, perbuatan: PerbuatanLaporan, kerja: Any, **lain: Any) -> None:
        """Do a step; it is done exactly when the table says so, and leads where the table says."""
        boleh, tolak = self._boleh(siapa, perbuatan), None
        try:
            kerja(**LAPORAN, oleh=self.orang[siapa], pada=PADA_LAPOR, **lain)
        except GalatBuku as salah:
            tolak = salah
        if tolak is None:
            assert boleh
            self.keadaan = TABEL[KeadaanLaporan(self.keadaan), perbuatan].menjadi.value
            DICAPAI.add(self.keadaan)
        elif isinstance(tolak, IsiTidakSah):
            assert perbuatan in (PerbuatanLaporan.AJUKAN, PerbuatanLaporan.KOREKSI)
        else:
            assert not boleh, tolak
            assert siapa != "dewi" or isinstance(tolak, TidakDitemukan)

    @rule(data=st.data())
    def maju(self, data: st.DataObject) -> None:
        """Do a step that the table opens, by someone who may: so that every state is visited."""
        self.simpan("rina", BARIS[0], "1", segar=True)
        terbuka = [
            (nama, p)
            for nama in sorted(ORANG)
            for p in PerbuatanLaporan
            if p not in (PerbuatanLaporan.SIMPAN, PerbuatanLaporan.KOREKSI) and self._boleh(nama, p)
        ]
        siapa, perbuatan = data.draw(st.sampled_from(terbuka))
        getattr(self, perbuatan.replace(" ", "_"))(siapa)

    @rule(siapa=SIAPA, baris=SEL, nilai=NILAI, segar=st.booleans())
    def simpan(self, siapa: str, baris: tuple[str, str], nilai: str | None, segar: bool) -> None:
        """Save one cell, having seen it as it is, or having seen an old page."""
        letak = LetakSel(*baris, "", "realisasi")
        kini = self.diakui.get(letak)
        versi = self.versi.get(letak, 0)
        self.urut += 1
        op = uang(*baris, nilai, kini, versi) if segar else uang(*baris, nilai, "777", versi + 1)
        isi = {"operasi": [op], "kunci": f"k{self.urut}", "oleh": self.orang[siapa], "pada": PADA_LAPOR}
        try:
            jawaban = actions.simpan_sel(**LAPORAN, **isi)
        except GalatBuku:
            assert siapa in ("sari", "dewi")
            return
        self.keadaan = self.keadaan or "draf"
        hasil = jawaban.hasil[0]
        terbuka = self.keadaan in ("draf", "dikembalikan")
        if not terbuka:
            assert hasil.status == "terkunci"
        elif nilai == kini:
            assert hasil.status == "sama"
        else:
            assert hasil.status == ("tersimpan" if segar else "bentrok")
        if hasil.status == "tersimpan":
            self.diakui[letak], self.versi[letak] = nilai, hasil.versi
        assert actions.simpan_sel(**LAPORAN, **isi).hasil == jawaban.hasil

    @rule(siapa=SIAPA)
    def ajukan(self, siapa: str) -> None:
        """Submit."""
        self._langkah(siapa, PerbuatanLaporan.AJUKAN, actions.ajukan, periksa=Aturan())

    @rule(siapa=SIAPA)
    def tarik(self, siapa: str) -> None:
        """Take back."""
        self._langkah(siapa, PerbuatanLaporan.TARIK, actions.tarik, alasan="x")

    @rule(siapa=SIAPA)
    def kembalikan(self, siapa: str) -> None:
        """Return."""
        catatan = [actions.CatatanSel("x")]
        self._langkah(siapa, PerbuatanLaporan.KEMBALIKAN, actions.kembalikan, catatan=catatan)

    @rule(siapa=SIAPA)
    def verifikasi(self, siapa: str) -> None:
        """Verify."""
        self._langkah(siapa, PerbuatanLaporan.VERIFIKASI, actions.verifikasi, periksa=Aturan())

    @rule(siapa=SIAPA)
    def kunci(self, siapa: str) -> None:
        """Lock."""
        self._langkah(siapa, PerbuatanLaporan.KUNCI, actions.kunci)

    @rule(siapa=SIAPA)
    def buka_kembali(self, siapa: str) -> None:
        """Reopen."""
        self._langkah(siapa, PerbuatanLaporan.BUKA_KEMBALI, actions.buka_kembali, alasan="x")

    @rule(siapa=SIAPA, baris=SEL, nilai=NILAI)
    def koreksi(self, siapa: str, baris: tuple[str, str], nilai: str | None) -> None:
        """Correct one cell of a locked month."""
        sebelum = Kiriman.objects.count()
        sel = [actions.PerubahanSel(*baris, "realisasi", nilai)]
        self._langkah(siapa, PerbuatanLaporan.KOREKSI, actions.koreksi, sel=sel, alasan="x", periksa=Aturan())
        if Kiriman.objects.count() > sebelum:
            letak = LetakSel(*baris, "", "realisasi")
            self.diakui[letak] = nilai
            self.versi[letak] = self.versi.get(letak, 0) + 1

    @invariant()
    def keadaan_menurut_tabel(self) -> None:
        """The stored state is the one that the table leads to."""
        laporan = LaporanBulanan.objects.first()
        assert (laporan.keadaan if laporan else "") == self.keadaan

    @invariant()
    def semua_yang_diakui_ada(self) -> None:
        """Every acknowledged cell holds the acknowledged value, and no other cell exists."""
        ada = {
            LetakSel(s.sub_kegiatan, s.rekening, s.sumber_dana, s.kolom): nilai_sel(s)
            for s in IsianSel.objects.all()
        }
        assert ada == self.diakui

    @invariant()
    def kiriman_tetap(self) -> None:
        """Old submissions never change; the book sums to the last one."""
        kini = dict(Kiriman.objects.values_list("nomor", "isi"))
        assert kini.items() >= self.kiriman.items()
        assert sorted(kini) == list(range(1, len(kini) + 1))
        self.kiriman = kini
        if kini:
            baris = json.loads(kini[max(kini)])["baris"]
            dikirim = sum((Decimal(b["realisasi"] or 0) for b in baris), Decimal(0))
            assert sum((e.nilai for e in EntriRealisasi.objects.all()), Decimal(0)) == dikirim

    @invariant()
    def rantai_utuh(self) -> None:
        """The jejak holds."""
        assert periksa_rantai(PEMDA).rusak is None


@pytest.mark.slow
@pytest.mark.django_db
def test_no_order_of_verbs_leaves_the_table_or_loses_a_cell() -> None:
    run_state_machine_as_test(
        Laporan,
        settings=settings(
            max_examples=25, stateful_step_count=40, suppress_health_check=list(HealthCheck), deadline=None
        ),
    )
    assert set(KeadaanLaporan) == DICAPAI
