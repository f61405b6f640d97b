"""The day's work, compliance and admonitions: what each role finds there, and nothing that is another's."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.orang import DISHUB, ORANG, SANDI
from tests.web.tiruan import DINSOS, PEMDA, Tiruan

from siap.domain.masukan import BarisPagu, Matra
from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.anggaran.actions import bukukan_anggaran
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.jejak.sumber import Sumber
from siap.ledger.organisasi.actions import catat_pd
from siap.ledger.pelaporan.actions import CatatanSel, ajukan, kembalikan, simpan_sel
from siap.ledger.pelaporan.isian import Operasi
from siap.ledger.pengendalian.models import PutusanTeguran, UsulanTeguran

Sebagai = Callable[..., Client]
#: the seventh of October 2025, nine in the morning: September is due in three days
KINI = datetime(2025, 10, 7, 2, tzinfo=UTC)
LAPORAN: dict[str, Any] = {"pemda": PEMDA, "pd": DINSOS, "tahun": 2025, "bulan": 9}


SUB_A, SUB_B, REK = "1.06.02.2.01.0001", "1.06.02.2.01.0002", "5.1.02.01.01.0024"
SEL = ((SUB_A, REK, "realisasi"), (SUB_B, REK, "realisasi"), (SUB_A, "", "fisik"), (SUB_B, "", "fisik"))


def isi_lengkap() -> None:
    """Fill every cell of September."""
    operasi = [Operasi(s, r, k, "60", None, 0) for s, r, k in SEL]
    simpan_sel(**LAPORAN, operasi=operasi, kunci="k1", oleh="uji", pada=KINI)


def rekam() -> list[list[Any]]:
    """Everything that a refusal must leave as it was."""
    return [list(m.objects.values_list()) for m in (UsulanTeguran, PutusanTeguran, Peristiwa)]


@pytest.fixture
def jam(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the clock of the doors."""

    def atur(saat: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: saat)

    atur(KINI)
    return atur


def kirim(pd: str, bulan: int, pada: datetime, *, nihil: bool = True) -> None:
    """Submit a month; which rules it keeps is not told here."""
    laporan: dict[str, Any] = {**LAPORAN, "pd": pd, "bulan": bulan}
    ajukan(**laporan, nihil=nihil, periksa=lambda *_isi: (), oleh="uji", pada=pada)


@pytest.fixture
def dinsos(orang: dict[str, Any], jam: Any) -> dict[str, Any]:
    """Dinsos has a budget; every month but September is reported."""
    bukukan_anggaran(
        pemda=PEMDA,
        tahun=2025,
        pd=DINSOS,
        baris=[BarisPagu(DINSOS, Matra(sub, REK, REK[:3]), Decimal(960)) for sub in (SUB_A, SUB_B)],
        tahap="murni",
        berlaku_mulai=1,
        sumber=Sumber("dpa.xlsx", "a" * 64),
        oleh="uji",
        pada=datetime(2025, 1, 6, tzinfo=UTC),
    )
    for bulan in range(1, 9):
        kirim(DINSOS, bulan, datetime(2025, bulan + 1, 3, tzinfo=UTC))
    return orang


@pytest.fixture
def sekda(orang: dict[str, Any]) -> Any:
    """The Sekda, who decides."""
    p = buat_pengguna(
        username="sekda", nama="Mulyono Adi", jabatan="Sekretaris Daerah", sandi=SANDI, oleh="uji", pada=KINI
    )
    beri_peran(pengguna=p, jenis="sekda", pemda=PEMDA, berlaku_dari=date(2020, 1, 1), oleh="uji", pada=KINI)
    orang["sekda"] = p
    return p


def teks(jawaban: Any) -> str:
    isi = re.sub(r"<(script|style).*?</\1>", " ", jawaban.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", isi).split())


def tautan(jawaban: Any) -> list[str]:
    return [h.replace("&amp;", "&") for h in re.findall(r'href="([^"]+)"', jawaban.content.decode())]


def test_the_operator_sees_what_is_owed_until_when_and_where_to_go_on(sebagai: Sebagai, dinsos: Any) -> None:
    jawaban = sebagai("rina").get("/hari-ini")

    isi = teks(jawaban)
    assert "Selasa, 7 Oktober 2025" in isi
    assert "Laporan September 2025" in isi
    assert "paling lambat 10 Oktober 2025 · 3 hari lagi" in isi
    assert "4 sel masih kosong" in isi
    kosong = [h for h in tautan(jawaban) if "#sel-" in h]
    assert kosong
    assert kosong[0].startswith("/lapor?")
    assert all(f"tahun=2025&bulan=9#sel-realisasi-{SUB_A}" in h for h in kosong)


@pytest.mark.parametrize(
    ("saat", "kata"),
    [
        (datetime(2025, 10, 9, 2, tzinfo=UTC), "besok"),
        (datetime(2025, 10, 10, 2, tzinfo=UTC), "hari ini"),
        (datetime(2025, 10, 12, 2, tzinfo=UTC), "lewat 2 hari"),
        (datetime(2025, 12, 31, 2, tzinfo=UTC), "lewat 82 hari"),
    ],
)
def test_days_are_said_in_words_and_overdue_is_never_hidden(
    sebagai: Sebagai, dinsos: Any, jam: Any, saat: datetime, kata: str
) -> None:
    jam(saat)
    isi = teks(sebagai("rina").get("/hari-ini"))
    assert "Laporan September 2025" in isi
    assert kata in isi


def test_findings_of_a_draft_are_counted_and_a_complete_one_waits_for_the_head(
    sebagai: Sebagai, dinsos: Any
) -> None:
    isi_lengkap()
    rina, hadi = teks(sebagai("rina").get("/hari-ini")), sebagai("hadi").get("/hari-ini")
    assert "Semua sel terisi" in rina
    assert re.search(r"\d+ temuan|Tidak ada temuan", rina)
    assert "Menunggu tanda tangan" not in rina
    assert "Menunggu tanda tangan Anda" in teks(hadi)
    assert any(h.startswith("/lapor/periksa?") for h in tautan(hadi))


def test_what_came_back_says_why_and_leads_to_the_cell(sebagai: Sebagai, dinsos: Any) -> None:
    isi_lengkap()
    kirim(DINSOS, 9, KINI, nihil=False)
    catatan = [CatatanSel("Fisik tanpa bukti.", SUB_A, "", "", "fisik"), CatatanSel("Umum.")]
    kembalikan(**LAPORAN, catatan=catatan, oleh="uji", pada=KINI)

    jawaban = sebagai("hadi").get("/hari-ini")

    isi = teks(jawaban)
    assert "1 laporan dikembalikan" in isi
    assert "Fisik tanpa bukti." in isi
    assert "Umum." in isi
    assert f"Buka sel fisik {SUB_A}" in isi
    assert any(h.endswith(f"#sel-fisik-{SUB_A}") for h in tautan(jawaban))
    # nobody has mended anything yet: it does not wait for a signature
    assert "Menunggu tanda tangan" not in isi


def test_dewi_finds_her_own_unit_only(sebagai: Sebagai, dinsos: Any) -> None:
    for alamat in ("/hari-ini", "/kepatuhan?tahun=2025", "/kepatuhan.csv?tahun=2025"):
        isi = sebagai("dewi").get(alamat).content.decode()
        assert "Dinas Sosial" not in isi
        assert DINSOS not in isi
    assert "Dinas Perhubungan" in sebagai("dewi").get("/kepatuhan?tahun=2025").content.decode()
    for alamat in ("/hari-ini?pemda=32.04", "/kepatuhan?pemda=32.04", "/teguran?pemda=32.04"):
        assert sebagai("dewi").get(alamat).status_code == 404


def test_an_empty_day_teaches_when_the_next_month_opens(sebagai: Sebagai, dinsos: Any) -> None:
    kirim(DINSOS, 9, KINI)
    isi = teks(sebagai("rina").get("/hari-ini"))
    assert "Semua laporan sudah diajukan" in isi
    assert "Laporan Oktober 2025 dibuka 1 November 2025 dan ditunggu paling lambat 10 November 2025" in isi


def test_adbang_sees_the_queue_and_who_is_silent(sebagai: Sebagai, dinsos: Any) -> None:
    jawaban = sebagai("sari").get("/hari-ini")
    isi = teks(jawaban)
    assert "8 laporan menunggu verifikasi" in isi
    assert "0 dari 14 PD sudah melapor September 2025" in isi
    assert "Paling lambat 10 Oktober 2025, 3 hari lagi" in isi
    assert any(h.startswith("/verifikasi?") for h in tautan(jawaban))
    assert re.search(r"\d+ usulan teguran", isi)


def test_hari_ini_needs_no_edition_of_the_mart(sebagai: Sebagai, dinsos: Any, tiruan: Tiruan) -> None:
    tiruan.ada = False
    assert "Laporan September 2025" in teks(sebagai("rina").get("/hari-ini"))
    assert sebagai("sari").get("/hari-ini").status_code == 200
    assert sebagai("sari").get("/kepatuhan").status_code == 200


def test_the_matrix_says_each_month_in_a_word_and_the_whole_sentence(
    sebagai: Sebagai, dinsos: Any, jam: Any
) -> None:
    kirim(DISHUB, 8, datetime(2025, 9, 13, 2, tzinfo=UTC))
    jawaban = sebagai("sari").get("/kepatuhan?tahun=2025&urut=kode")
    isi = teks(jawaban)
    assert "terlambat 3 hari" in isi
    assert "belum lapor, lewat 239 hari" in isi
    assert "tepat waktu, nihil" in isi
    assert "belum lapor, belum jatuh tempo" in isi
    assert "belum waktunya" in isi
    # 14 units, 8 months overdue; Dinsos all, Dishub once and late
    assert "8 dari 112 laporan" in isi
    assert "9 dari 112 laporan" in isi


def test_the_worst_come_first_and_a_group_can_be_chosen(sebagai: Sebagai, dinsos: Any) -> None:
    nama = re.compile(r'class="lebar nama-pd"><a[^>]*>([^<]+)')
    semua = nama.findall(sebagai("sari").get("/kepatuhan?tahun=2025").content.decode())
    assert semua[-1] == "Dinas Sosial"
    assert len(semua) == 14
    kecamatan = nama.findall(sebagai("sari").get("/kepatuhan?tahun=2025&kelompok=Kecamatan").content.decode())
    assert {n.split()[0] for n in kecamatan} == {"Kecamatan"}
    aneh = nama.findall(sebagai("sari").get("/kepatuhan?tahun=2025&kelompok=x&urut=<y>").content.decode())
    assert len(aneh) == 14


def test_a_unit_that_opened_within_the_year_owes_only_its_own_months(sebagai: Sebagai, dinsos: Any) -> None:
    catat_pd(
        pemda=PEMDA, kode="9.99", nama="Dinas Baru", berlaku_dari=date(2025, 8, 1), oleh="uji", pada=KINI
    )
    kirim("9.99", 8, datetime(2025, 9, 3, tzinfo=UTC))
    baris = _csv(sebagai("sari").get("/kepatuhan.csv?tahun=2025"))
    milik = [b for b in baris if b["kode"] == "9.99"]
    assert [b["wajib"] for b in milik] == ["tidak"] * 7 + ["ya"] * 5
    assert (milik[7]["ketepatan"], milik[7]["nihil"]) == ("tepat", "ya")
    html = sebagai("sari").get("/kepatuhan?tahun=2025").content.decode()
    satu = html.split("Dinas Baru</a>", 1)[1].split("</tr>", 1)[0]
    assert satu.count(">100,00<") == 2


def _csv(jawaban: Any) -> list[dict[str, str]]:
    assert jawaban.headers["Content-Disposition"].startswith("attachment;")
    return list(csv.DictReader(io.StringIO(jawaban.content.decode("utf-8-sig"))))


def test_the_csv_has_a_line_per_unit_and_month_and_no_formula(sebagai: Sebagai, dinsos: Any) -> None:
    catat_pd(pemda=PEMDA, kode="=1+1", nama="@Dinas", jenis="dinas", oleh="uji", pada=KINI)
    baris = _csv(sebagai("sari").get("/kepatuhan.csv?tahun=2025"))
    assert len(baris) == 15 * 12
    assert {b["kode"] for b in baris if "1+1" in b["kode"]} == {"'=1+1"}
    dinsos_sept = next(b for b in baris if (b["kode"], b["bulan"]) == (DINSOS, "9"))
    assert (dinsos_sept["ketepatan"], dinsos_sept["hari_terlambat"]) == ("belum", "0")


@pytest.mark.parametrize("alamat", ["/hari-ini", "/kepatuhan?tahun=2025", "/teguran?tahun=2025"])
def test_the_number_of_questions_does_not_grow_with_the_units(
    sebagai: Sebagai, dinsos: Any, django_assert_max_num_queries: Any, alamat: str
) -> None:
    for n in range(40):
        catat_pd(pemda=PEMDA, kode=f"8.{n:02d}", nama=f"Dinas {n}", jenis="dinas", oleh="uji", pada=KINI)
    klien = sebagai("sari")
    with django_assert_max_num_queries(60):
        klien.get(alamat)


def _usulan(klien: Client) -> list[str]:
    isi = klien.get("/teguran?tahun=2025").content.decode()
    return re.findall(r'name="pilih" value="([^"]+)"', isi)


def _teruskan(klien: Client, *pilih: str, **lain: Any) -> Any:
    return klien.post(
        "/teguran/teruskan?tahun=2025", {"untuk_tahun": "2025", "pilih": pilih, **lain}, follow=True
    )


def test_adbang_hands_on_what_it_chose_and_the_sekda_decides_under_his_name(
    sebagai: Sebagai, dinsos: Any, sekda: Any
) -> None:
    semua = _usulan(sebagai("sari"))
    assert len(semua) == 13
    dishub = next(p for p in semua if p.endswith(DISHUB))
    jawaban = _teruskan(sebagai("sari"), dishub, catatan="Sudah tiga kali diingatkan.")
    assert "1 usulan diteruskan kepada Sekretaris Daerah." in teks(jawaban)
    assert "1 usulan teguran menunggu keputusan Anda" in teks(sebagai("sekda").get("/hari-ini"))

    halaman = sebagai("sekda").get("/teguran?tahun=2025")
    assert "Sudah tiga kali diingatkan." in teks(halaman)
    nomor = UsulanTeguran.objects.get().pk
    kosong = sebagai("sekda").post(
        "/teguran/putuskan?tahun=2025", {"usulan": nomor, "putusan": "tolak"}, follow=True
    )
    assert "Tulis alasan mengapa" in teks(kosong)
    assert not PutusanTeguran.objects.exists()
    jadi = sebagai("sekda").post(
        "/teguran/putuskan?tahun=2025", {"usulan": nomor, "putusan": "terima"}, follow=True
    )
    assert "tercatat atas nama Anda" in teks(jadi)
    assert "Mulyono Adi, Sekretaris Daerah, 7 Oktober 2025" in teks(jadi)
    assert Peristiwa.objects.filter(perbuatan="pengendalian.teguran").count() == 2


def test_a_proposal_that_changed_meanwhile_is_named_and_the_others_go(
    sebagai: Sebagai, dinsos: Any, jam: Any
) -> None:
    semua = _usulan(sebagai("sari"))
    _teruskan(sebagai("sari"), semua[0])
    jawaban = _teruskan(sebagai("sari"), *semua[:3])
    assert "sudah berubah sejak Anda buka" in teks(jawaban)
    assert "2 usulan diteruskan" in teks(jawaban)
    assert UsulanTeguran.objects.count() == 3
    assert "Belum ada usulan yang dipilih" in teks(_teruskan(sebagai("sari")))


@pytest.mark.parametrize(("siapa", "kode"), [("rina", 403), ("dewi", 404), ("hadi", 403), ("bupati", 403)])
def test_nobody_else_moves_an_admonition(sebagai: Sebagai, dinsos: Any, siapa: str, kode: int) -> None:
    usulan = _usulan(sebagai("sari"))
    _teruskan(sebagai("sari"), next(p for p in usulan if not p.endswith(DISHUB)))
    sebelum = rekam()
    nomor = UsulanTeguran.objects.get().pk
    teruskan = sebagai(siapa).post("/teguran/teruskan", {"untuk_tahun": "2025", "pilih": f"8:1:{DINSOS}"})
    putuskan = sebagai(siapa).post("/teguran/putuskan", {"usulan": nomor, "putusan": "terima"})
    assert teruskan.status_code == kode
    assert putuskan.status_code == (403 if siapa == "bupati" else 404)
    assert rekam() == sebelum
    assert UsulanTeguran.objects.count() == 1


def test_forms_are_posts_with_a_token(orang: dict[str, Any], tiruan: Tiruan) -> None:
    klien = Client(enforce_csrf_checks=True)
    klien.force_login(orang["sari"], backend="django.contrib.auth.backends.ModelBackend")
    for alamat in ("/teguran/teruskan", "/teguran/putuskan"):
        assert klien.get(alamat).status_code == 405
        assert klien.post(alamat, {"usulan": "1", "putusan": "terima"}).status_code == 403


def test_an_operator_has_no_room_of_admonitions_and_a_head_sees_the_own_decided_ones(
    sebagai: Sebagai, dinsos: Any, sekda: Any, jam: Any
) -> None:
    jam(datetime(2025, 10, 30, 2, tzinfo=UTC))
    assert sebagai("rina").get("/teguran").status_code == 403
    milik = next(p for p in _usulan(sebagai("sari")) if p.endswith(DINSOS))
    _teruskan(sebagai("sari"), milik)
    assert "Tidak ada teguran" in teks(sebagai("hadi").get("/teguran?tahun=2025"))
    sebagai("sekda").post(
        "/teguran/putuskan", {"usulan": UsulanTeguran.objects.get().pk, "putusan": "terima"}
    )
    isi = teks(sebagai("hadi").get("/teguran?tahun=2025"))
    assert "Teguran I" in isi
    assert "September 2025, 20 hari" in isi
    assert "menunggu keputusan" not in isi


@pytest.mark.parametrize(
    ("siapa", "ada", "tiada"),
    [
        ("rina", ("/hari-ini", "/lapor", "/kepatuhan", "/peringkat"), ("/verifikasi", "/teguran")),
        ("hadi", ("/hari-ini", "/lapor", "/teguran"), ("/verifikasi",)),
        ("sari", ("/hari-ini", "/verifikasi", "/kepatuhan", "/impor", "/teguran"), ("/lapor",)),
        (
            "bupati",
            ("/peringkat", "/kepatuhan", "/teguran"),
            ("/hari-ini", "/impor", "/verifikasi", "/lapor"),
        ),
    ],
)
def test_the_menu_names_the_rooms_of_a_role_only(
    sebagai: Sebagai, siapa: str, ada: tuple[str, ...], tiada: tuple[str, ...]
) -> None:
    kepala = sebagai(siapa).get("/tentang").content.decode().split("<main", 1)[0]
    ruang = {h.split("?")[0] for h in re.findall(r'href="(/[^"]*)"', kepala)}
    assert set(ada) <= ruang
    assert not ruang & set(tiada)


def test_every_room_of_the_menu_opens_for_whoever_finds_it_there(sebagai: Sebagai, dinsos: Any) -> None:
    for nama, *_sisa in ORANG:
        kepala = sebagai(nama).get("/tentang").content.decode().split("<main", 1)[0]
        for alamat in re.findall(r'href="(/[^"]*\?[^"]*)"', kepala):
            jawaban = sebagai(nama).get(alamat.replace("&amp;", "&"), follow=True)
            assert jawaban.status_code == 200, (nama, alamat)


def test_differences_with_bpkad_are_told_to_whom_they_concern(
    sebagai: Sebagai, dinsos: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from siap.ledger.realisasi.queries import HitunganRekonsiliasi
    from siap.web.tugas import hari_ini

    def ada(**_isi: Any) -> HitunganRekonsiliasi:
        return HitunganRekonsiliasi(3, 0, 0, Decimal(1_250_000))

    monkeypatch.setattr(hari_ini, "tugas_rekonsiliasi", ada)
    assert "3 selisih dengan BPKAD belum dijelaskan" in teks(sebagai("bayu").get("/hari-ini"))
    assert "selisih dengan BPKAD" not in teks(sebagai("rina").get("/hari-ini"))
