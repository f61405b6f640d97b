"""The rule book as a whole: 26 rules, each with its file and its tests, all heard, weighed and answered."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.aturan.contoh import WAJAR, baris, potret

from siap.domain.aturan import v
from siap.domain.aturan.ambang import AmbangAturan, AmbangDitolak, ambang_berlaku, muat, simpan
from siap.domain.aturan.baris import daftar_aturan_baris
from siap.domain.aturan.pemeriksaan import SaatPeriksa, muat_ambang, periksa, putuskan
from siap.domain.aturan.register import daftar
from siap.domain.aturan.ungkapan import Banding, Hitung, Kosong, Medan, tetap
from siap.domain.aturan.v.semua import SEMUA
from siap.domain.laporan.potret import jumlah
from siap.domain.temuan import Keparahan

DI_SINI = Path(__file__).parent
BURUK = baris(
    sub_kegiatan="1.02",
    pagu=100,
    realisasi=340,
    fisik=101,
    fisik_lalu=102,
    target_fisik=50,
    angkas_setahun=99,
)


def test_there_are_26_rules_each_with_one_file_and_one_test_file_of_its_name() -> None:
    kode = [a.aturan.kode for a in SEMUA]
    assert kode == [f"V{n:02}" for n in range(1, 27)]
    assert [a.kode for a in daftar() if a.kode.startswith("V")] == kode
    berkas = sorted(b.stem for b in Path(v.__file__).parent.glob("v[0-9]*.py"))
    assert [b[:3].upper() for b in berkas] == kode
    assert [f"test_{b}" for b in berkas] == sorted(b.stem for b in DI_SINI.glob("test_v[0-9]*.py"))
    for b in DI_SINI.glob("test_v[0-9]*.py"):
        for jenis in ("lolos", "gagal", "batas"):
            assert re.search(rf"def test_{jenis}", b.read_text(encoding="utf-8")), f"{b.name}: {jenis}"


def test_a_registered_weight_is_the_heaviest_a_rule_can_have() -> None:
    urutan = list(Keparahan)
    for a in SEMUA:
        semua = {*a.bagian.values(), *a.verifikasi.values()}
        assert a.aturan.keparahan is min(semua, key=urutan.index), a.aturan.kode
        assert set(a.verifikasi) <= set(a.bagian)


def test_every_declared_part_is_weighed() -> None:
    for aturan, bagian in daftar_aturan_baris(AmbangAturan()):
        assert bagian.bagian in aturan.bagian
        isian = aturan.aturan.isian
        assert set(bagian.tampil) | set(bagian.kata) >= isian, aturan.aturan.kode


def test_a_clean_report_has_no_finding() -> None:
    assert periksa(potret()) == ()


def test_no_rule_stops_at_the_first_finding() -> None:
    kode = [t.temuan.kode for t in periksa(potret(BURUK, WAJAR, BURUK))]
    assert kode == sorted(kode)
    assert {"V01", "V03", "V04", "V05", "V06", "V13"} <= set(kode)
    assert all(kode.count(k) % 2 == 0 for k in set(kode))


def test_a_reason_is_kept_under_rule_part_and_place_and_travels_with_the_report() -> None:
    lama, baru = potret(baris(realisasi=510)), potret(baris(realisasi=515))
    (kunci,) = {t.kunci for t in periksa(lama)}
    assert kunci == "V05.angkas@1.02.02.2.02.0001#realisasi"
    assert not putuskan(periksa(lama), {}).boleh
    assert not putuskan(periksa(lama), {kunci: "  "}).boleh
    putusan = putuskan(periksa(baru), {kunci: "Uang muka Juni"})
    assert putusan.boleh
    assert [t.kunci for t in putusan.dijelaskan] == [kunci]


def test_no_reason_overcomes_a_refusal() -> None:
    hasil = periksa(potret(BURUK))
    putusan = putuskan(hasil, {t.kunci: "sudah benar" for t in hasil})
    assert not putusan.boleh
    assert {t.temuan.kode for t in putusan.menolak} >= {"V04", "V05", "V06"}


def test_keys_are_unique_within_a_report_of_distinct_lines() -> None:
    lain = (replace(BURUK, sub_kegiatan="1.03"), replace(BURUK, sumber_dana="1.1.01"))
    kunci = [t.kunci for t in periksa(potret(BURUK, *lain))]
    assert len(kunci) == len(set(kunci))


def test_a_pemda_weighs_a_rule_or_a_part_of_it() -> None:
    laporan = potret(baris(realisasi=510))
    assert periksa(laporan, AmbangAturan(keparahan={"V05": "info"}))[0].temuan.keparahan is Keparahan.INFO
    bagian = AmbangAturan(keparahan={"V05": "info", "V05.angkas": "tolak"})
    assert periksa(laporan, bagian)[0].temuan.menolak
    assert periksa(laporan, bagian, SaatPeriksa.VERIFIKASI)[0].temuan.menolak


def test_limits_survive_saving_and_the_latest_in_force_counts() -> None:
    baru = AmbangAturan(
        berlaku_mulai=date(2025, 7, 1),
        dasar="Perbup 9/2025",
        lonjakan=Decimal("25.5"),
        dak_tanggal_tahap1=(7, 22),
        keparahan={"V07": "tolak"},
    )
    assert muat_ambang(simpan(baru)) == baru
    assert ambang_berlaku([baru], date(2025, 6, 30)) == AmbangAturan()
    assert ambang_berlaku([AmbangAturan(), baru], date(2025, 7, 1)) == baru


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"lonjakan": "-1"}, "lonjakan tidak boleh negatif"),
        ({"lonjakan": "0.00001"}, "paling banyak empat desimal"),
        ({"lonjakan": 30}, "nilai lonjakan salah"),
        ({"lonjakan": "NaN"}, "nilai lonjakan salah"),
        ({"lonjakan": "banyak"}, "nilai lonjakan salah"),
        ({"rupiah_bpkad": "0.001"}, "dua desimal"),
        ({"lipat_besar": 0}, "paling sedikit 1"),
        ({"bulan_nol": 13}, "dari 0 sampai 12"),
        ({"dak_tanggal_tahap2": [2, 30]}, "bukan bulan dan tanggal"),
        ({"dak_tanggal_tahap2": [2]}, "bukan bulan dan tanggal"),
        ({"keparahan": {"V05": "berat"}}, "keparahan berat tidak dikenal"),
        ({"keparahan": {"V27": "info"}}, "tidak ada aturan V27"),
        ({"keparahan": {"V05.pagi": "info"}}, "tidak ada aturan V05.pagi"),
        ({"dasar": ""}, "dasar hukumnya kosong"),
        ({"lonjak": "30"}, "lonjak tidak dikenal"),
    ],
)
def test_limits_that_cannot_be_meant_are_refused_with_a_sentence(isi: object, kalimat: str) -> None:
    with pytest.raises(AmbangDitolak, match=kalimat) as galat:
        muat_ambang(json.dumps(isi))
    assert galat.value.kalimat.startswith("Ambang ditolak: ")


def test_a_text_that_is_no_json_is_refused() -> None:
    with pytest.raises(AmbangDitolak, match="bukan JSON"):
        muat("[")


def test_an_expression_outside_the_language_cannot_be_built() -> None:
    for buat in (
        lambda: Medan("nama"),
        lambda: Kosong("nama"),
        lambda: Hitung("/", tetap(1), tetap(2)),
        lambda: Banding("<>", tetap(1), tetap(2)),
    ):
        with pytest.raises(ValueError, match="tidak dikenal"):
            buat()


UANG = st.none() | st.integers(-(10**13), 10**15).map(lambda n: Decimal(n).scaleb(-2))
PERSEN = st.none() | st.integers(-10, 1_000_010).map(lambda n: Decimal(n).scaleb(-4))


@given(
    st.lists(
        st.builds(
            baris,
            pagu=UANG,
            angkas=UANG,
            spd=UANG,
            realisasi=UANG,
            realisasi_lalu=UANG,
            fisik=PERSEN,
            fisik_lalu=PERSEN,
            target_fisik=PERSEN,
            rinci=st.booleans(),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_report_can_be_judged_and_every_finding_speaks(daftar_baris: list[object]) -> None:
    for t in periksa(potret(*daftar_baris)):  # type: ignore[arg-type]
        assert t.temuan.kalimat.endswith(".")
        assert "{" not in t.temuan.kalimat + t.temuan.tindakan
        assert "None" not in t.temuan.kalimat


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    assert jumlah([Decimal(1), None]) is None
    assert jumlah([]) is None
    assert jumlah([Decimal(1), Decimal(2)]) == 3


def test_a_sub_kegiatan_with_one_line_is_asked_once_and_with_two_lines_each() -> None:
    sub = baris(sub_kegiatan="1.02", pagu=100, realisasi=60, angkas=50)
    satu = replace(sub, rekening="5.1", rinci=True)
    lain = replace(satu, rekening="5.2", realisasi=Decimal(70))

    def tempat(*daftar: object) -> list[str]:
        return [t.temuan.tempat.sel for t in periksa(potret(*daftar)) if t.temuan.kode == "V05"]  # type: ignore[arg-type]

    assert tempat(sub, satu) == ["1.02"]
    assert tempat(sub, satu, lain) == ["1.02", "1.02/5.2"]
    assert tempat(satu) == ["1.02/5.1"]
