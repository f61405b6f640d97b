"""The booked demo says, month by month, what the deliveries add up to; a second start books nothing."""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from tests.jobs.demo.buku_demo import berlaku, pagu, posisi

from siap.domain.laporan.keadaan import PerbuatanLaporan
from siap.domain.masukan import IsiAngkas
from siap.domain.rekap import StatusLapor, Verifikasi
from siap.flows import tanya
from siap.flows.galat import GalatPemakai
from siap.jobs.demo import Demo, Perihal, siapkan_demo
from siap.jobs.demo.gangguan import ACUAN, PERIKANAN
from siap.jobs.demo.perangkat import DINSOS
from siap.jobs.demo.siapkan import DemoSiap
from siap.ledger.akun.queries import pd_boleh, pd_terlihat, pengguna_sistem
from siap.ledger.akun.wewenang import Perbuatan
from siap.ledger.jejak.queries import periksa_rantai
from siap.ledger.organisasi.queries import pd_sistem
from siap.ledger.pelaporan.queries import (
    antrian,
    beda_kiriman,
    daftar_kiriman,
    hari_ini,
    keadaan_laporan_sistem,
)
from siap.ledger.realisasi.queries import selisih_sistem

pytestmark = pytest.mark.slow

PADA = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
PERBUATAN = {
    Perihal.ANGGARAN: Perbuatan.BUKUKAN_ANGGARAN,
    Perihal.ANGKAS: Perbuatan.BUKUKAN_ANGKAS,
    Perihal.TARGET: Perbuatan.BUKUKAN_TARGET,
    Perihal.REALISASI: Perbuatan.BUKUKAN_REALISASI,
    Perihal.FISIK: Perbuatan.BUKUKAN_FISIK,
}


@pytest.fixture(scope="module")
def siap_demo(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DemoSiap]:
    """The demo, booked once for this module and rolled back after it."""
    data = tmp_path_factory.mktemp("data")
    with django_db_blocker.unblock(), override_settings(SIAP_DATA=data), transaction.atomic():  # type: ignore[attr-defined]
        yield siapkan_demo(pada=PADA)
        transaction.set_rollback(True)


@pytest.mark.parametrize("bulan", range(1, 10))
def test_the_control_table_of_a_month_is_the_sum_of_the_deliveries(
    siap_demo: DemoSiap, demo: Demo, bulan: int
) -> None:
    rekap = tanya.rekap(siap_demo.pemda, siap_demo.tahun, bulan, pada=PADA)
    assert rekap.terbitan == siap_demo.terbitan
    baris = {b.kode: b for b in rekap.baris}
    assert set(baris) == {u.kode for u in demo.unit}
    lapor = [
        u.kode for u in demo.unit if any(k.bulan == bulan for k in demo.pilih(Perihal.REALISASI, u.kode))
    ]
    jumlah = [Decimal(0)] * 3
    for kode in lapor:
        kas = berlaku(demo, Perihal.ANGKAS, kode, bulan).isi
        assert isinstance(kas, IsiAngkas)
        harap = (
            sum(pagu(berlaku(demo, Perihal.ANGGARAN, kode, bulan)).values()),
            sum((b.nilai for b in kas.baris if b.bulan <= bulan), Decimal(0)),
            sum(posisi(demo, kode, bulan).values(), Decimal(0)),
        )
        assert (baris[kode].pagu, baris[kode].angkas, baris[kode].realisasi) == harap
        jumlah = [j + h for j, h in zip(jumlah, harap, strict=True)]
    assert [rekap.total.pagu, rekap.total.angkas, rekap.total.realisasi] == jumlah
    assert (rekap.cakupan.pd_wajib, rekap.cakupan.pd_lapor) == (60, len(lapor))
    assert all(baris[u.kode].realisasi is None for u in demo.unit if u.kode not in lapor)


def test_states_of_reports_are_those_that_were_planted(siap_demo: DemoSiap, demo: Demo) -> None:
    tidak_pernah = {g.pd for g in demo.gangguan_di("tidak_pernah_lapor")}
    for bulan in range(1, 10):
        rekap = tanya.rekap(siap_demo.pemda, siap_demo.tahun, bulan, pada=PADA)
        status = {b.kode: b.status_lapor for b in rekap.baris}
        for kode, harap in (
            ("belum_lapor", StatusLapor.BELUM_LAPOR),
            ("nihil", StatusLapor.NIHIL),
            ("sebagian", StatusLapor.SEBAGIAN),
        ):
            pd = {g.pd for g in demo.gangguan_di(kode) if g.bulan == bulan}
            pd |= tidak_pernah if harap is StatusLapor.BELUM_LAPOR else set()
            assert {k for k, s in status.items() if s is harap} == pd


def test_physical_progress_is_known_in_every_month_but_the_one_without_it(
    siap_demo: DemoSiap, demo: Demo
) -> None:
    (kosong,) = demo.gangguan_di("fisik_kosong")
    for bulan in range(1, 10):
        rekap = tanya.rekap(siap_demo.pemda, siap_demo.tahun, bulan, pada=PADA)
        assert (rekap.total.fisik is None) is (bulan == kosong.bulan)


def test_everybody_may_do_what_the_demo_lets_them_do(siap_demo: DemoSiap, demo: Demo) -> None:
    perbuatan: dict[tuple[str, Perihal], set[str]] = {}
    for k in demo.kiriman:
        perbuatan.setdefault((k.oleh, k.perihal), set()).add(k.pd)
    for (masuk, perihal), daftar_pd in perbuatan.items():
        pengguna = pengguna_sistem(masuk)
        assert pengguna is not None
        boleh = pd_boleh(
            pengguna=pengguna, pada=demo.kiriman[0].pada, pemda=demo.kode, perbuatan=PERBUATAN[perihal]
        )
        assert daftar_pd <= set(boleh.values_list("kode", flat=True))


def test_reports_stand_in_every_state_and_old_months_are_locked(siap_demo: DemoSiap, demo: Demo) -> None:
    keadaan = keadaan_laporan_sistem(demo.kode, demo.tahun)
    per_bulan = {b: Counter(k.value for (_, bulan), k in keadaan.items() if bulan == b) for b in range(1, 11)}
    for bulan in range(1, 8):
        assert set(per_bulan[bulan]) <= {"dikunci", "dikembalikan"}
        assert per_bulan[bulan]["dikunci"] >= 58
    assert per_bulan[6]["dikembalikan"] == 1, "one month was opened again after its lock"
    assert per_bulan[8]["diverifikasi"] > 40
    assert all(per_bulan[9][k] for k in ("draf", "diajukan", "dikembalikan", "diverifikasi"))
    assert not per_bulan[10]
    assert keadaan[DINSOS, 8] == "dikembalikan"
    assert keadaan[DINSOS, 9] == "draf"


def test_marks_of_a_month_are_those_of_its_reports(siap_demo: DemoSiap, demo: Demo) -> None:
    keadaan = keadaan_laporan_sistem(demo.kode, demo.tahun)
    for bulan in (7, 8, 9):
        rekap = tanya.rekap(siap_demo.pemda, siap_demo.tahun, bulan, pada=PADA)
        for b in rekap.baris:
            harap = Verifikasi.dari(keadaan.get((b.kode, bulan), "")) if b.realisasi is not None else None
            assert b.verifikasi == harap
        assert rekap.cakupan.pd_verifikasi == sum(b.verifikasi == "diverifikasi" for b in rekap.baris)


def test_rina_and_hadi_find_a_draft_and_a_report_that_came_back(siap_demo: DemoSiap) -> None:
    for masuk in ("rina", "hadi"):
        pengguna = pengguna_sistem(masuk)
        assert pengguna is not None
        tugas = {t.periode.bulan: t for t in hari_ini(pengguna=pengguna, pada=PADA)}
        assert tugas[9].keadaan == "draf"
        assert tugas[9].kosong
        assert tugas[8].keadaan == "dikembalikan"
        assert {c.kolom for c in tugas[8].catatan} == {"realisasi", "fisik"}


def test_the_queue_of_adbang_holds_reports_with_and_without_something_to_look_at(
    siap_demo: DemoSiap,
) -> None:
    sari = pengguna_sistem("sari")
    assert sari is not None
    antre = antrian(pengguna=sari, pada=PADA, pemda=siap_demo.pemda, tahun=siap_demo.tahun)
    assert len(antre) > 20
    assert {a.bersih for a in antre} == {True, False}
    assert {True, False} == {a.kiriman.tepat_waktu for a in antre}


def test_a_correction_after_the_lock_brought_the_forgotten_payment(siap_demo: DemoSiap, demo: Demo) -> None:
    (koreksi,) = (x for x in demo.langkah if x.perbuatan is PerbuatanLaporan.KOREKSI)
    sari = pengguna_sistem("sari")
    assert sari is not None
    kiriman = daftar_kiriman(
        pengguna=sari, pada=PADA, pemda=demo.kode, pd=koreksi.pd, tahun=demo.tahun, bulan=koreksi.bulan
    )
    assert [k.perbuatan for k in kiriman] == ["ajukan", "koreksi"]
    assert kiriman[1].alasan == koreksi.alasan
    (beda,) = beda_kiriman(*kiriman)
    assert beda.letak.kolom == "realisasi"


def test_one_pd_differs_from_bpkad_and_another_agrees(siap_demo: DemoSiap, demo: Demo) -> None:
    unit = [pd_sistem(demo.kode, kode) for kode in ACUAN]
    (selisih,) = selisih_sistem(unit, demo.tahun, bulan=9)
    beda = selisih.pasangan.menurut_bpkad - selisih.pasangan.menurut_pd
    assert (selisih.pd.kode, beda) == (PERIKANAN, Decimal(12_750_000))


def test_rina_and_dewi_do_not_see_each_other(siap_demo: DemoSiap, demo: Demo) -> None:
    terlihat = {}
    for masuk in ("rina", "dewi", "bupati"):
        pengguna = pengguna_sistem(masuk)
        assert pengguna is not None
        terlihat[masuk] = set(
            pd_terlihat(pengguna=pengguna, pada=PADA, pemda=demo.kode).values_list("kode", flat=True)
        )
    assert terlihat["rina"].isdisjoint(terlihat["dewi"])
    assert len(terlihat["bupati"]) == 60


def test_every_printed_password_opens_the_door_and_no_other_does(siap_demo: DemoSiap) -> None:
    assert len({a.sandi for a in siap_demo.akun}) == len(siap_demo.akun)
    for akun in siap_demo.akun:
        pengguna = pengguna_sistem(akun.nama_pengguna)
        assert pengguna is not None
        assert pengguna.check_password(akun.sandi)
        assert not pengguna.check_password(akun.nama_pengguna)


def test_the_chain_holds(siap_demo: DemoSiap) -> None:
    assert periksa_rantai().utuh


def test_a_second_start_finds_the_same_demo_and_books_nothing(siap_demo: DemoSiap) -> None:
    sebelum = periksa_rantai().jumlah
    assert siapkan_demo(pada=PADA) == siap_demo
    assert periksa_rantai().jumlah == sebelum


def test_passwords_are_for_the_owner_of_the_folder_and_their_loss_is_a_sentence(
    siap_demo: DemoSiap, settings: pytest.FixtureRequest
) -> None:
    berkas = Path(settings.SIAP_DATA) / "akun-demo.json"  # type: ignore[attr-defined]
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    isi = berkas.read_text()
    try:
        berkas.write_text("{}")
        with pytest.raises(GalatPemakai, match="SIAP_DATA"):
            siapkan_demo(pada=PADA)
    finally:
        berkas.write_text(isi)
