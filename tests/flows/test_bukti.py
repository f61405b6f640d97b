"""Evidence goes in and comes out: state of the report, bytes on the disk, copies without metadata."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests import foto as contoh

from siap.domain.aturan.pemeriksaan import SaatPeriksa
from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.flows import bukti as alur
from siap.flows import pelaporan as laporan
from siap.flows.arsip import tempat_berkas
from siap.flows.galat import GalatPemakai
from siap.flows.pelaporan import Alamat
from siap.flows.periksa import periksa_diri
from siap.ledger.akun.actions import beri_peran, buat_pengguna
from siap.ledger.bukti.models import Bukti
from siap.ledger.bukti.queries import batas_sistem, daftar_bukti_untuk
from siap.ledger.jejak.galat import GalatBuku, IsiTidakSah, TidakBerwenang, TidakDitemukan
from siap.ledger.jejak.models import Peristiwa
from siap.ledger.pelaporan.actions import buka_laporan
from siap.ledger.pelaporan.galat import AlasanKosong, LangkahTidakSesuai
from siap.ledger.pelaporan.models import Kiriman, LaporanBulanan
from siap.ledger.pelaporan.queries import potret_untuk

PEMDA, TAHUN, BULAN = "18.04", 2025, 9
PADA = datetime(2025, 10, 5, 2, tzinfo=UTC)
SUB = "1.06.02.2.01.0001"


@pytest.fixture
def orang(kabupaten: str) -> dict[str, Any]:
    hasil = {}
    for nama, jenis, pd in (
        ("rina", "operator", "1.06"),
        ("hadi", "kepala_pd", "1.06"),
        ("sari", "adbang", None),
        ("dewi", "operator", "3.25"),
        ("bayu", "bpkad", None),
    ):
        hasil[nama] = buat_pengguna(username=nama, nama=nama, sandi=None, oleh="uji", pada=PADA)
        beri_peran(
            pengguna=hasil[nama],
            jenis=jenis,
            pemda=kabupaten,
            pd=pd,
            berlaku_dari=date(2025, 1, 1),
            oleh="uji",
            pada=PADA,
        )
    return hasil


def berkas(isi: bytes, nama: str = "foto.jpg") -> alur.BerkasBukti:
    return alur.BerkasBukti(nama, len(isi), lambda: isi)


def di(oleh: Any, bulan: int = BULAN) -> Alamat:
    return Alamat(PEMDA, "1.06", TAHUN, bulan, oleh, PADA)


def kirim(oleh: Any, *daftar: alur.BerkasBukti, **lain: Any) -> list[alur.HasilUnggah]:
    isi = {"sub_kegiatan": SUB, "keterangan": "Jembatan sisi utara", **lain}
    return alur.unggah(di(oleh), daftar or [berkas(contoh.foto())], **isi)


def taruh(keadaan: KeadaanLaporan) -> LaporanBulanan:
    """Put the report into a state without the ceremony; the states themselves are tested elsewhere."""
    buka_laporan(pemda=PEMDA, pd="1.06", tahun=TAHUN, bulan=BULAN, oleh="uji", pada=PADA)
    satu = LaporanBulanan.objects.get()
    satu.keadaan, satu.nomor = keadaan, 1
    satu.save()
    return satu


def test_a_photo_goes_to_the_archive_before_the_book(orang: dict[str, Any], tmp_path: Path) -> None:
    isi = contoh.foto()
    (hasil,) = kirim(orang["rina"], berkas(isi, "../../x.jpg"))
    assert (hasil.nama, hasil.status) == ("x.jpg", alur.DITERIMA)
    sha = hashlib.sha256(isi).hexdigest()
    assert tempat_berkas(sha).read_bytes() == isi
    assert tempat_berkas(sha).is_relative_to(tmp_path)
    (bukti,) = Bukti.objects.all()
    assert bukti.pk == hasil.nomor
    assert [h.status for h in kirim(orang["rina"], berkas(isi))] == [alur.SUDAH_ADA]
    assert Bukti.objects.count() == 1


def test_a_bad_file_keeps_no_good_one_out(orang: dict[str, Any]) -> None:
    dibaca: list[str] = []

    def terlalu_besar() -> bytes:
        dibaca.append("besar")
        return b""

    hasil = kirim(
        orang["rina"],
        berkas(b"<html><script>alert(1)</script>", "foto.jpg"),
        berkas(contoh.foto(2)),
        alur.BerkasBukti("besar.jpg", 11 * 1024 * 1024, terlalu_besar),
        berkas(contoh.pdf(), "ba.pdf"),
    )
    assert [h.status for h in hasil] == [alur.DITOLAK, alur.DITERIMA, alur.DITOLAK, alur.DITERIMA]
    assert all(h.kalimat for h in hasil if h.status == alur.DITOLAK)
    assert dibaca == []


def test_an_interrupted_upload_leaves_no_row(orang: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def mati(*_isi: Any, **_nama: Any) -> None:
        raise OSError("disk penuh")

    monkeypatch.setattr(alur, "simpan_berkas", mati)
    with pytest.raises(OSError, match="penuh"):
        kirim(orang["rina"])
    assert not Bukti.objects.exists()
    monkeypatch.undo()
    monkeypatch.setattr(alur.actions, "catat_bukti", mati)
    with pytest.raises(OSError, match="penuh"):
        kirim(orang["rina"])
    assert not Bukti.objects.exists()
    assert not Peristiwa.objects.filter(perbuatan__startswith="bukti.").exists()


def test_too_many_and_none_are_refused(orang: dict[str, Any]) -> None:
    with pytest.raises(GalatPemakai, match="paling banyak 20"):
        alur.unggah(di(orang["rina"]), [berkas(b"")] * 21, sub_kegiatan="", keterangan="x")
    with pytest.raises(GalatPemakai, match="paling sedikit satu"):
        alur.unggah(di(orang["rina"]), [], sub_kegiatan="", keterangan="x")


@pytest.mark.parametrize(
    ("keadaan", "siapa", "alasan", "galat"),
    [
        ("draf", "rina", "", None),
        ("draf", "sari", "", TidakBerwenang),
        ("draf", "bayu", "", TidakBerwenang),
        ("draf", "dewi", "", TidakDitemukan),
        ("dikembalikan", "rina", "", None),
        ("diajukan", "rina", "", LangkahTidakSesuai),
        ("diajukan", "hadi", "x", LangkahTidakSesuai),
        ("diverifikasi", "hadi", "x", LangkahTidakSesuai),
        ("diverifikasi", "sari", "x", LangkahTidakSesuai),
        ("dikunci", "rina", "x", TidakBerwenang),
        ("dikunci", "hadi", "", AlasanKosong),
        ("dikunci", "hadi", "Foto serah terima menyusul", None),
        ("dikunci", "sari", "Permintaan BPK", None),
    ],
)
def test_evidence_moves_only_while_figures_may_or_with_the_reason_of_a_correction(
    orang: dict[str, Any], keadaan: str, siapa: str, alasan: str, galat: type[Exception] | None
) -> None:
    kirim(orang["rina"])
    lama = Bukti.objects.get()
    taruh(KeadaanLaporan(keadaan))
    if galat is None:
        assert kirim(orang[siapa], berkas(contoh.foto(2)), alasan=alasan)[0].status == alur.DITERIMA
        alur.cabut(lama, alasan=alasan or "Salah foto", oleh=orang[siapa], pada=PADA)
        assert Bukti.objects.filter(dicabut=None).count() == 1
        return
    banyak = Peristiwa.objects.count()
    with pytest.raises(galat):
        kirim(orang[siapa], berkas(contoh.foto(2)), alasan=alasan)
    with pytest.raises(galat):
        alur.cabut(lama, alasan=alasan, oleh=orang[siapa], pada=PADA)
    assert (Bukti.objects.filter(dicabut=None).count(), Peristiwa.objects.count()) == (1, banyak)


def test_a_month_that_has_not_begun_takes_nothing(orang: dict[str, Any]) -> None:
    with pytest.raises(IsiTidakSah, match="belum dimulai"):
        alur.unggah(di(orang["rina"], 11), [berkas(contoh.foto())], sub_kegiatan="", keterangan="x")
    with pytest.raises(GalatBuku):
        alur.unggah(di(orang["rina"], 13), [berkas(contoh.foto())], sub_kegiatan="", keterangan="x")
    assert not Bukti.objects.exists()


def test_copies_have_no_metadata_and_come_back_when_they_were_cleared_away(
    orang: dict[str, Any], tmp_path: Path
) -> None:
    kirim(orang["rina"])
    bukti = Bukti.objects.get()
    for kecil in (True, False):
        isi = alur.salinan(bukti, kecil=kecil)
        assert isi.startswith(b"\xff\xd8\xff")
        assert b"Exif" not in isi
        assert b"PonselContoh" not in isi
    salinan = list((tmp_path / "pratinjau").rglob("*.jpg"))
    assert len(salinan) == 2
    sebelum = alur.salinan(bukti, kecil=True)
    for s in salinan:
        s.unlink()
    assert alur.salinan(bukti, kecil=True) == sebelum


def test_an_original_is_whole_and_its_reader_is_noted(orang: dict[str, Any]) -> None:
    isi = contoh.foto()
    kirim(orang["rina"], berkas(isi))
    bukti = Bukti.objects.select_related("pd__pemda").get()
    assert alur.asli(bukti, oleh=orang["sari"], pada=PADA) == isi
    assert (Peristiwa.objects.latest("id").perbuatan, Peristiwa.objects.latest("id").oleh) == (
        "bukti.buka_asli",
        "sari",
    )


def test_a_document_has_no_picture_and_missing_bytes_are_told(orang: dict[str, Any]) -> None:
    kirim(orang["rina"], berkas(contoh.pdf()))
    bukti = Bukti.objects.select_related("pd__pemda").get()
    with pytest.raises(TidakDitemukan):
        alur.salinan(bukti, kecil=True)
    tempat_berkas(bukti.sha256).write_bytes(b"lain")
    with pytest.raises(TidakDitemukan, match="berubah"):
        alur.asli(bukti, oleh="uji", pada=PADA)
    tempat_berkas(bukti.sha256).unlink()
    with pytest.raises(TidakDitemukan, match="tidak ada di arsip"):
        alur.asli(bukti, oleh="uji", pada=PADA)


def test_the_self_check_misses_no_photo(orang: dict[str, Any]) -> None:
    kirim(orang["rina"], berkas(contoh.foto()), berkas(contoh.foto(2)))

    def hasil() -> tuple[bool, str]:
        satu = next(h for h in periksa_diri() if h.nama == f"bukti {PEMDA}")
        return satu.utuh, satu.kalimat

    assert hasil() == (True, "2 foto dan dokumen sama dengan sidiknya")
    satu, dua = Bukti.objects.order_by("id")
    tempat_berkas(satu.sha256).write_bytes(contoh.foto()[:-1])
    assert hasil() == (False, "foto.jpg di arsip berubah")
    tempat_berkas(dua.sha256).unlink()
    assert hasil()[1].endswith("foto.jpg tidak ada di arsip")


def test_an_outline_is_loaded_once_and_kept(kabupaten: str, orang: dict[str, Any]) -> None:
    isi = json.dumps(contoh.KOTAK).encode()
    muat: Callable[..., bool] = alur.muat_batas_wilayah
    assert muat(pemda=PEMDA, nama="batas.geojson", isi=isi, oleh="uji", pada=PADA)
    assert not muat(pemda=PEMDA, nama="batas.geojson", isi=isi, oleh="uji", pada=PADA)
    assert tempat_berkas(hashlib.sha256(isi).hexdigest()).exists()
    kirim(orang["rina"])
    (baris,) = daftar_bukti_untuk(
        pengguna=orang["rina"], pada=PADA, pemda=PEMDA, pd="1.06", tahun=TAHUN, bulan=BULAN
    )
    assert baris.dalam is True
    for salah in ({"isi": b"x"}, {"pemda": "99.99"}):
        with pytest.raises(GalatPemakai):
            muat(**{"pemda": PEMDA, "nama": "b", "isi": isi, "oleh": "uji", "pada": PADA, **salah})
    assert batas_sistem("99.99") is None


def test_the_rules_see_the_evidence_and_a_submission_cites_it(orang: dict[str, Any]) -> None:
    kirim(orang["rina"], berkas(contoh.polos(), "wa.jpg"))
    buka_laporan(pemda=PEMDA, pd="1.06", tahun=TAHUN, bulan=BULAN, oleh=orang["rina"], pada=PADA)
    potret = potret_untuk(pengguna=orang["rina"], pada=PADA, pemda=PEMDA, pd="1.06", tahun=TAHUN, bulan=BULAN)
    assert potret is not None
    temuan = [t for t in laporan.pemeriksa()(potret, SaatPeriksa.AJUKAN) if t.kunci.startswith("V21")]
    assert [t.temuan.kalimat for t in temuan] == [
        "Bukti wa.jpg tidak menyimpan waktu pengambilan.",
        "Bukti wa.jpg tidak menyimpan letak (GPS).",
    ]
    alasan = {t.kunci: "Dikirim lewat pesan" for t in temuan}
    hasil = laporan.ajukan(di(orang["hadi"]), alasan=alasan, nihil=True)
    assert hasil.nomor
    isi = json.loads(Kiriman.objects.get().isi)
    assert [b["sha256"] for b in isi["bukti"]] == [Bukti.objects.get().sha256]
