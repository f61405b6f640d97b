"""Submitting through the door: the figure is on the board, the receipt proves itself anywhere."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tests.flows.conftest import PEMDA, TAHUN, Impor

from siap.domain.aturan.v.semua import SEMUA
from siap.domain.temuan import Keparahan
from siap.flows import pelaporan, tanya
from siap.flows.pelaporan import Alamat, BuktiDitolak, HasilKirim, kunci_publik, periksa_bukti
from siap.ledger.jejak.queries import periksa_rantai
from siap.ledger.organisasi.actions import atur_konfigurasi
from siap.ledger.pelaporan import actions
from siap.ledger.pelaporan.actions import CatatanSel, PerubahanSel, simpan_sel
from siap.ledger.pelaporan.galat import BelumBolehDiajukan, LangkahTidakSesuai
from siap.ledger.pelaporan.isian import Operasi
from siap.ledger.pelaporan.queries import keadaan_laporan_sistem

pytestmark = pytest.mark.django_db
SUB = "1.06.02.2.01.0001"
DPA = f"pd,sub_kegiatan,pagu\n1.06,{SUB},1000\n3.25,3.25.03.2.01.0001,500\n"
PADA = datetime(2025, 4, 8, 2, tzinfo=UTC)
ALAMAT = Alamat(PEMDA, "1.06", TAHUN, 3, "uji", PADA)


def isi(nilai: str, fisik: str = "25") -> None:
    laporan: dict[str, Any] = {"pemda": PEMDA, "pd": "1.06", "tahun": TAHUN, "bulan": 3}
    operasi = [
        Operasi(SUB, "", "realisasi", nilai, None, 0),
        Operasi(SUB, "", "fisik", fisik, None, 0),
    ]
    simpan_sel(**laporan, operasi=operasi, kunci=f"k{nilai}", oleh="uji", pada=PADA)


def realisasi() -> str:
    rekap = tanya.rekap(PEMDA, TAHUN, 3, pada=PADA)
    return str(next(b.realisasi for b in rekap.baris if b.kode == "1.06"))


@pytest.fixture
def kirim(impor: Impor) -> HasilKirim:
    """A submitted report of March."""
    impor({"dpa.csv": DPA})
    isi("250")
    return pelaporan.ajukan(ALAMAT)


def test_a_submitted_figure_is_on_the_board_at_once(kirim: HasilKirim) -> None:
    assert kirim.terbitan == tanya.rekap(PEMDA, TAHUN, 3, pada=PADA).terbitan
    assert realisasi() == "250.00"
    assert (kirim.nomor, kirim.tepat_waktu) == ("18.04/1.06/2025-03/1", True)
    assert keadaan_laporan_sistem(PEMDA, TAHUN) == {("1.06", 3): "diajukan"}


def tanda(terbitan: str | None = None) -> tuple[str | None, int]:
    """Return the mark of the PD's row, and how many reports of the table are verified."""
    rekap = tanya.rekap(PEMDA, TAHUN, 3, pada=PADA, terbitan=terbitan)
    return next(b.verifikasi for b in rekap.baris if b.kode == "1.06"), rekap.cakupan.pd_verifikasi


def test_an_edition_keeps_the_mark_that_held_when_it_was_made(kirim: HasilKirim) -> None:
    assert tanda() == ("belum diverifikasi", 0)
    dikembalikan = pelaporan.kembalikan(ALAMAT, catatan=[CatatanSel("Cek.", SUB, "", "", "fisik")])
    assert tanda() == ("dikembalikan", 0)
    pelaporan.ajukan(ALAMAT)
    pelaporan.verifikasi(ALAMAT)
    assert tanda() == ("diverifikasi", 1)
    assert pelaporan.kunci(ALAMAT) not in (kirim.terbitan, dikembalikan)
    assert tanda() == ("diverifikasi", 1)
    assert tanda(kirim.terbitan) == ("belum diverifikasi", 0)
    assert tanda(dikembalikan) == ("dikembalikan", 0)


def test_a_mark_reaches_the_board_though_its_refill_died(kirim: HasilKirim) -> None:
    actions.verifikasi(
        pemda=PEMDA,
        pd="1.06",
        tahun=TAHUN,
        bulan=3,
        periksa=pelaporan.pemeriksa(),
        oleh="uji",
        pada=PADA,
    )
    assert tanda() == ("diverifikasi", 1)


def test_a_figure_that_was_imported_without_a_report_is_not_verified(impor: Impor) -> None:
    impor({"dpa.csv": DPA, "realisasi.csv": f"pd,sub_kegiatan,realisasi\n1.06,{SUB},10\n"}, bulan=3)
    assert tanda() == ("belum diverifikasi", 0)


def test_the_rule_book_judges_what_is_submitted(impor: Impor) -> None:
    impor({"dpa.csv": DPA})
    isi("2000")
    sebelum = periksa_rantai(PEMDA).jumlah
    with pytest.raises(BelumBolehDiajukan) as salah:
        pelaporan.ajukan(ALAMAT)
    assert "V05" in {t.temuan.kode for t in salah.value.menolak}
    assert all(t.temuan.keparahan is Keparahan.TOLAK for t in salah.value.menolak)
    assert periksa_rantai(PEMDA).jumlah == sebelum
    assert keadaan_laporan_sistem(PEMDA, TAHUN) == {("1.06", 3): "draf"}


def test_a_month_goes_to_its_lock_and_is_corrected_after_it(kirim: HasilKirim) -> None:
    lama = tanya.rekap(PEMDA, TAHUN, 3, pada=PADA).terbitan
    assert pelaporan.tarik(ALAMAT, alasan="Salah ketik.")
    assert pelaporan.ajukan(ALAMAT).nomor.endswith("/2")
    assert pelaporan.kembalikan(ALAMAT, catatan=[CatatanSel("Cek.", SUB, "", "", "fisik")])
    assert pelaporan.ajukan(ALAMAT).nomor.endswith("/3")
    assert pelaporan.verifikasi(ALAMAT, nomor=3)
    assert pelaporan.kunci(ALAMAT)
    with pytest.raises(LangkahTidakSesuai):
        pelaporan.ajukan(ALAMAT)
    hasil = pelaporan.koreksi(
        ALAMAT, sel=[PerubahanSel(SUB, "", "realisasi", "240")], alasan="Pengembalian belanja."
    )
    assert hasil.nomor.endswith("/4")
    assert "perbuatan: koreksi" in hasil.bukti
    assert realisasi() == "240.00"
    # the former edition still says what it said
    assert str(tanya.rekap(PEMDA, TAHUN, 3, pada=PADA, terbitan=lama).total.realisasi) == "250.00"
    assert pelaporan.buka_kembali(ALAMAT, alasan="Surat BPK.")
    assert keadaan_laporan_sistem(PEMDA, TAHUN) == {("1.06", 3): "dikembalikan"}
    assert periksa_rantai(PEMDA).utuh


def test_a_receipt_proves_itself_with_the_public_key_alone(kirim: HasilKirim) -> None:
    medan = periksa_bukti(kirim.bukti, kunci_publik())
    assert medan == {
        "nomor": "18.04/1.06/2025-03/1",
        "pemda": "18.04 Kabupaten Lampung Barat",
        "perangkat daerah": "1.06 Dinas Sosial",
        "bulan": "Maret 2025",
        "perbuatan": "ajukan",
        "diterima": "2025-04-08T09:00:00+07:00",
        "oleh": "uji",
        "jatuh tempo": "10 April 2025",
        "ketepatan": "tepat",
        "status": "lengkap",
        "sidik isi": kirim.sidik,
    }
    # mail programs change line ends
    lewat_surat = "\r\n\r\n" + kirim.bukti.replace("\n", "  \r\n")
    assert periksa_bukti(lewat_surat, kunci_publik()) == medan


def test_an_altered_receipt_is_refused(kirim: HasilKirim, tmp_path: Path, settings: Any) -> None:
    pem = kunci_publik()
    palsu = [
        (kirim.bukti.replace("tepat\n", "terlambat\n"), "tidak cocok"),
        (kirim.bukti.replace("/1\n", "/2\n"), "tidak cocok"),
        (kirim.bukti.replace("oleh: uji\n", ""), "tidak cocok"),
        (kirim.bukti.rsplit("\n", 2)[0], "tidak cocok"),
        (kirim.bukti.replace("tanda tangan: ", "tanda tangan: !"), "tidak terbaca"),
        (kirim.bukti.split("-- tanda")[0], "bukan bukti kirim"),
        ("", "bukan bukti kirim"),
    ]
    for naskah, kata in palsu:
        assert naskah != kirim.bukti
        with pytest.raises(BuktiDitolak, match=kata):
            periksa_bukti(naskah, pem)
    lain = generate_private_key(SECP256R1()).public_key()
    ec = lain.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    settings.SIAP_DATA = tmp_path / "lain"
    for kunci, kata in ((kunci_publik(), "tidak cocok"), (ec, "bukan kunci Ed25519"), ("x", "tidak terbaca")):
        with pytest.raises(BuktiDitolak, match=kata):
            periksa_bukti(kirim.bukti, kunci)


def test_the_signing_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    pertama = kunci_publik()
    berkas = tmp_path / "rahasia-bukti"
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    assert kunci_publik() == pertama
    assert [p.name for p in tmp_path.iterdir()] == ["rahasia-bukti"]
    for rusak in ("bukan heksadesimal", "00"):
        berkas.write_text(rusak)
        with pytest.raises(ValueError, match="Pulihkan dari cadangan"):
            kunci_publik()


def test_without_its_receipt_there_is_no_submission(impor: Impor, tmp_path: Path) -> None:
    impor({"dpa.csv": DPA})
    isi("250")
    (tmp_path / "rahasia-bukti").write_text("rusak")
    with pytest.raises(ValueError, match="rahasia-bukti"):
        pelaporan.ajukan(ALAMAT)
    assert keadaan_laporan_sistem(PEMDA, TAHUN) == {("1.06", 3): "draf"}


def test_a_mart_that_cannot_be_filled_does_not_undo_what_was_acknowledged(
    impor: Impor, monkeypatch: pytest.MonkeyPatch
) -> None:
    impor({"dpa.csv": DPA})
    isi("250")

    def penuh(*_: object, **__: object) -> str:
        raise OSError("No space left on device")

    with monkeypatch.context() as m:
        m.setattr(pelaporan, "isi_mart", penuh)
        hasil = pelaporan.ajukan(replace(ALAMAT))
    assert (hasil.terbitan, hasil.nomor) == ("", "18.04/1.06/2025-03/1")
    assert realisasi() == "250.00"


def test_a_report_is_judged_by_the_limits_in_force_in_its_month(impor: Impor) -> None:
    impor({"dpa.csv": DPA})
    atur_konfigurasi(
        pemda=PEMDA,
        kunci="ambang",
        berlaku_dari=date(TAHUN, 3, 1),
        isi={"keparahan": {a.aturan.kode: "info" for a in SEMUA}},
        dasar_hukum="Perbup 9/2025",
        oleh="uji",
        pada=PADA,
    )
    isi("2000")
    assert pelaporan.ajukan(ALAMAT).nomor.endswith("/1")


def test_limits_of_a_later_month_do_not_judge_this_one(impor: Impor) -> None:
    impor({"dpa.csv": DPA})
    atur_konfigurasi(
        pemda=PEMDA,
        kunci="ambang",
        berlaku_dari=date(TAHUN, 4, 1),
        isi={"keparahan": {a.aturan.kode: "info" for a in SEMUA}},
        dasar_hukum="Perbup 9/2025",
        oleh="uji",
        pada=PADA,
    )
    isi("2000")
    with pytest.raises(BelumBolehDiajukan):
        pelaporan.ajukan(ALAMAT)


def test_the_findings_of_a_draft_are_those_of_its_submission_and_asking_writes_nothing(impor: Impor) -> None:
    impor({"dpa.csv": DPA})
    sebelum = periksa_rantai(PEMDA).jumlah
    assert pelaporan.temuan_draf(ALAMAT).alasan == {}
    assert keadaan_laporan_sistem(PEMDA, TAHUN) == {}
    assert periksa_rantai(PEMDA).jumlah == sebelum
    isi("2000")
    draf = pelaporan.temuan_draf(ALAMAT)
    with pytest.raises(BelumBolehDiajukan) as salah:
        pelaporan.ajukan(ALAMAT)
    assert draf.putusan.menolak == salah.value.menolak
    assert not draf.putusan.boleh
    assert keadaan_laporan_sistem(PEMDA, TAHUN) == {("1.06", 3): "draf"}
