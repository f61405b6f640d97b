"""Control tables, curves, classes and explanations out of sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.domain.fakta import Dimensi, DimensiPD
from siap.domain.penilaian.pita import simpan
from siap.domain.penilaian.preset import LAMPUNG_BARAT, SIMBANGDA_FISIK, SIMBANGDA_KEUANGAN
from siap.domain.rekap import BarisRekap, Cakupan, KelasSub, Rekap, StatusLapor, Ukuran, Verifikasi
from siap.domain.susun import (
    BagianRekap,
    gabung,
    hitung_kelas,
    kelas_dari,
    kenapa,
    langkah_versi,
    pd_bulan,
    rencana_saja,
    susun_kurva,
    susun_rekap,
)
from siap.domain.waktu import Periode

D2 = Decimal(2)
LENGKAP = ("lengkap",) * 12


def pd(kode: str, *, lapor: bool = True, kelompok: str = "Dinas dan Badan", **lain: object) -> DimensiPD:
    isi: dict[str, object] = {
        "status": LENGKAP if lapor else ("belum lapor",) * 12,
        "versi_anggaran": ("Murni v1",) * 12,
    }
    return DimensiPD(kode, f"PD {kode}", "dinas", kelompok, **{**isi, **lain})  # type: ignore[arg-type]


def dimensi(*daftar: DimensiPD, **lain: object) -> Dimensi:
    return Dimensi("12.12", "Kabupaten Uji", 2022, daftar, **lain)  # type: ignore[arg-type]


def uang(pagu: int | None, angkas: int | None, realisasi: int | None) -> Ukuran:
    return Ukuran(*(None if x is None else Decimal(x) for x in (pagu, angkas, realisasi)))


def tabel(ukuran: Mapping[str, Ukuran], *daftar: DimensiPD, bulan: int = 6, **lain: object) -> Rekap:
    return susun_rekap(dimensi=dimensi(*daftar), bulan=bulan, terbitan="t1", ukuran_pd=ukuran, **lain)  # type: ignore[arg-type]


def kode_temuan(baris: BarisRekap) -> list[str]:
    return [t.kode for t in baris.temuan]


def test_the_total_sums_only_who_reported_and_says_so() -> None:
    r = tabel(
        {"1": uang(100, 50, 40), "2": uang(300, 100, 90), "3": uang(600, 200, None)},
        pd("1"), pd("2"), pd("3", lapor=False),
        terakhir={"3": (4, Decimal(55))},
    )  # fmt: skip
    assert (r.total.pagu, r.total.angkas, r.total.realisasi) == (400, 150, 130)
    assert (r.cakupan.pd_wajib, r.cakupan.pd_lapor) == (3, 2)
    assert (r.cakupan.pagu_wajib, r.cakupan.pagu_lapor) == (1000, 400)
    assert [t.kode for t in r.temuan] == ["R09"]
    assert r.temuan[0].kalimat == "Jumlah memuat 2 dari 3 PD yang wajib melapor."
    assert r.total.zona == "hijau"
    assert r.total.peringkat is None
    assert sum(b.keu_tertimbang or 0 for b in r.baris) == r.total.persen_pagu


def test_who_has_not_reported_stands_last_unranked_and_uncoloured_with_the_last_figure() -> None:
    r = tabel(
        {"1": uang(600, 200, None), "2": uang(300, 100, 90), "4": uang(5, 5, None)},
        pd("1", lapor=False), pd("2"), pd("4", lapor=False),
        terakhir={"1": (4, Decimal(55))},
    )  # fmt: skip
    assert [b.kode for b in r.baris] == ["2", "1", "4"]
    belum = r.baris[1]
    assert (belum.peringkat, belum.zona, belum.realisasi, belum.bobot) == (None, None, None, None)
    assert (belum.pagu, belum.angkas) == (600, 200)
    assert (belum.terakhir_bulan, belum.terakhir_realisasi) == (4, 55)
    assert belum.status_lapor is StatusLapor.BELUM_LAPOR
    assert belum.temuan[0].kalimat == "PD 1 belum melapor untuk Juni; angka terakhir s.d. April: Rp55."
    assert kode_temuan(r.baris[2]) == ["R08"]


def test_an_unknown_part_makes_the_total_of_that_measure_unknown_and_names_who() -> None:
    r = tabel(
        {"1": uang(100, None, 40), "2": uang(300, 100, 90), "3": uang(None, None, 5)},
        pd("1"),
        pd("2"),
        pd("3"),
    )
    assert (r.total.pagu, r.total.angkas, r.total.realisasi) == (None, None, 135)
    assert (r.total.persen_pagu, r.total.zona) == (None, None)
    kurang = {t.kode: t for t in r.total.temuan}
    assert set(kurang) == {"R02", "R03", "R04", "R15"}
    assert kurang["R03"].kalimat.startswith("Anggaran kas 2 dari 3 PD belum diketahui")
    assert kurang["R02"].tindakan == "Muat anggaran: PD 3."
    assert kode_temuan(next(b for b in r.baris if b.kode == "3")) == ["R01"]


def test_a_long_list_of_who_is_missing_is_cut() -> None:
    daftar = [pd(str(i)) for i in range(1, 8)]
    r = tabel({p.kode: uang(10, None, 1) for p in daftar}, *daftar)
    assert next(t for t in r.total.temuan if t.kode == "R03").tindakan.endswith("PD 5, dan 2 lainnya.")


def test_a_reporting_pd_that_no_engine_knows_is_unknown_not_absent() -> None:
    r = tabel({"1": uang(100, 50, 40)}, pd("1"), pd("2"))
    assert r.total.realisasi is None
    assert r.cakupan.pd_lapor == 2


def test_without_any_report_the_table_is_plan_only() -> None:
    r = tabel(
        {"1": uang(100, 50, None), "2": uang(300, 100, None)}, pd("1", lapor=False), pd("2", lapor=False)
    )
    assert (r.total.pagu, r.total.angkas, r.total.realisasi, r.total.target_persen) == (
        400,
        150,
        None,
        Decimal("37.5"),
    )
    assert [t.kode for t in r.temuan] == ["R10"]
    assert [t.kode for t in r.total.temuan] == ["R15"]
    assert r.cakupan.pagu_lapor == 0
    assert all(b.peringkat is None for b in r.baris)


def test_ranks_follow_the_cash_plan_only_when_everyone_has_one() -> None:
    dengan = tabel({"1": uang(100, 50, 40), "2": uang(100, 200, 50)}, pd("1"), pd("2"))
    assert dengan.dasar_peringkat == "persen_angkas"
    assert [(b.kode, b.peringkat) for b in dengan.baris] == [("1", 1), ("2", 2)]
    tanpa = tabel({"1": uang(100, None, 40), "2": uang(100, 200, 50)}, pd("1"), pd("2"))
    assert tanpa.dasar_peringkat == "persen_pagu"
    assert [(b.kode, b.peringkat) for b in tanpa.baris] == [("2", 1), ("1", 2)]
    assert [t.kode for t in tanpa.temuan] == ["R11"]


def test_zero_blank_over_a_hundred_and_negative_are_shown_as_they_are() -> None:
    r = tabel(
        {
            "nihil": uang(100, 50, 0),
            "lebih": uang(100, 50, 101),
            "minus": uang(100, 50, -5),
            "nol": uang(0, 0, 7),
        },
        pd("nihil", status=("nihil",) * 12), pd("lebih"), pd("minus"), pd("nol"),
    )  # fmt: skip
    baris = {b.kode: b for b in r.baris}
    assert (baris["nihil"].persen_pagu, baris["nihil"].zona, baris["nihil"].peringkat) == (0, "merah", 2)
    assert baris["lebih"].persen_pagu == 101
    assert kode_temuan(baris["lebih"]) == ["R05", "R12"]
    assert (
        baris["lebih"].temuan[0].kalimat
        == "Realisasi Rp101 melampaui pagu Rp100 (101,00 % pagu, selisih Rp1)."
    )
    assert baris["minus"].persen_pagu == -5
    assert kode_temuan(baris["minus"]) == ["R06"]
    assert (baris["nol"].persen_pagu, baris["nol"].zona, baris["nol"].sisa) == (None, None, -7)
    assert kode_temuan(baris["nol"]) == ["R13"]
    assert baris["nol"].peringkat is None


def test_physical_progress_known_in_part_is_said() -> None:
    u = replace(
        uang(100, 50, 40), nilai_fisik=Decimal(10), pagu_fisik=Decimal(40), nilai_target=D2, pagu_target=D2
    )
    r = tabel({"1": u}, pd("1"))
    assert r.baris[0].fisik == 25
    assert kode_temuan(r.baris[0]) == ["R14"]
    penuh = tabel({"1": replace(u, pagu_fisik=Decimal(100))}, pd("1"))
    assert kode_temuan(penuh.baris[0]) == []


def test_a_table_names_one_version_or_says_that_they_differ() -> None:
    lain = pd("2", versi_anggaran=("LRA Oktober",) * 12)
    kosong = pd("3", versi_anggaran=("",) * 12)
    u = {"1": uang(1, 1, 1), "2": uang(1, 1, 1), "3": uang(1, 1, 1)}
    assert tabel(u, pd("1"), kosong).versi_anggaran == "Murni v1"
    assert tabel(u, pd("1"), lain, kosong).versi_anggaran == "beragam: LRA Oktober (1 PD), Murni v1 (1 PD)"
    assert tabel(u, kosong).versi_anggaran == ""


def test_units_that_owe_nothing_are_left_out_unless_they_report() -> None:
    bebas = pd("2", lapor=False, wajib=(False,) * 12)
    rajin = pd("3", wajib=(False,) * 12)
    d = dimensi(pd("1"), bebas, rajin)
    assert [p.kode for p in pd_bulan(d, 6)] == ["1", "3"]


def test_filters_choose_pd_or_budget_lines() -> None:
    u = {"1": uang(100, 50, 40), "2": uang(300, 100, 90)}
    kecamatan = pd("2", kelompok="Kecamatan", induk="1")
    for saring in ({"kelompok": "Kecamatan"}, {"pd": "2"}, {"induk": "1"}):
        r = tabel(u, pd("1"), kecamatan, saring=saring)
        assert [b.kode for b in r.baris] == ["2"]
        assert r.saring == tuple(saring.items())
    r = tabel({"2": uang(300, 100, 90)}, pd("1"), kecamatan, saring={"sumber_dana": "DAK", "jenis": "dinas"})
    assert (r.total.realisasi, r.cakupan.pd_wajib) == (90, 1)


def test_the_band_set_of_the_edition_judges_the_month() -> None:
    pita = simpan(SIMBANGDA_KEUANGAN)
    d = dimensi(pd("1"), pita=(pita,) * 12)
    r = susun_rekap(dimensi=d, bulan=6, terbitan="t1", ukuran_pd={"1": uang(100, 50, 47)})
    assert (r.baris[0].zona, r.pita) == ("hijau", SIMBANGDA_KEUANGAN.sebutan)
    bawaan = susun_rekap(
        dimensi=d, bulan=6, terbitan="t1", ukuran_pd={"1": uang(100, 50, 40)}, pita=LAMPUNG_BARAT
    )
    assert bawaan.baris[0].zona == "kuning"


def test_a_table_per_group_sums_the_same_pd_as_the_total() -> None:
    r = tabel(
        {"1": uang(100, 50, 40), "2": uang(300, None, 90), "3": uang(9, 9, None)},
        pd("1"), pd("2"), pd("3", lapor=False),
        per="jenis_belanja",
        bagian=[
            BagianRekap("1", "5.1", uang(60, 30, 20)),
            BagianRekap("1", "5.2", uang(40, 20, 20)),
            BagianRekap("2", "5.1", uang(300, None, 80)),
            BagianRekap("2", "", uang(None, None, 10)),
            BagianRekap("3", "5.1", uang(9, 9, None)),
        ],
    )  # fmt: skip
    assert [(b.kode, b.nama, b.pagu, b.angkas, b.realisasi) for b in r.baris] == [
        ("5.1", "5.1", 360, None, 100),
        ("5.2", "5.2", 40, 20, 20),
        ("", "Tidak dirinci", None, None, 10),
    ]
    assert sum(b.realisasi or 0 for b in r.baris) == r.total.realisasi == 130
    assert [b.bobot for b in r.baris] == [90, 10, None]
    assert all(b.peringkat is None for b in r.baris)


def test_a_plan_only_table_per_group_names_codes() -> None:
    d = dimensi(pd("1", lapor=False), uraian={"5.1": "Belanja Operasi"})
    r = susun_rekap(
        dimensi=d,
        bulan=6,
        terbitan="t1",
        ukuran_pd={"1": uang(100, 50, None)},
        per="jenis_belanja",
        bagian=[BagianRekap("1", "5.1", uang(100, 50, 7))],
    )
    assert [(b.nama, b.pagu, b.realisasi) for b in r.baris] == [("Belanja Operasi", 100, None)]


RUPIAH = st.integers(0, 10**13).map(Decimal)


@given(
    st.lists(
        st.tuples(st.none() | RUPIAH, st.none() | RUPIAH, RUPIAH, st.booleans()), min_size=1, max_size=8
    ),
    st.randoms(),
)
def test_laws_of_every_table(
    isi: list[tuple[Decimal | None, Decimal | None, Decimal, bool]], acak: object
) -> None:
    daftar = [pd(str(i), lapor=lapor) for i, (*_, lapor) in enumerate(isi)]
    ukuran = {str(i): Ukuran(p, a, r if lapor else None) for i, (p, a, r, lapor) in enumerate(isi)}
    r = tabel(ukuran, *daftar)
    kocok = list(daftar)
    acak.shuffle(kocok)  # type: ignore[attr-defined]
    assert tabel(dict(reversed(ukuran.items())), *kocok) == r
    pelapor = [b for b in r.baris if b.status_lapor is StatusLapor.LENGKAP]
    for b in r.baris:
        if b not in pelapor:
            assert (b.zona, b.peringkat, b.realisasi) == (None, None, None)
    if pelapor:
        for nama in ("pagu", "angkas", "realisasi"):
            bagian = [getattr(b, nama) for b in pelapor]
            whole = None if None in bagian else sum(bagian)
            assert getattr(r.total, nama) == whole


def test_strict_sums() -> None:
    assert gabung([]) == Ukuran()
    assert gabung([uang(1, 2, 3), uang(4, None, 6)]) == uang(5, None, 9)
    penuh = Ukuran(*[Decimal(i) for i in range(8)])
    assert rencana_saja(penuh) == Ukuran(
        pagu=Decimal(0), angkas=Decimal(1), nilai_target=Decimal(5), pagu_target=Decimal(6)
    )


@pytest.mark.parametrize(
    ("persen", "kelas"),
    [
        (None, "tidak_diketahui"),
        ("-1", "nol"),
        ("0", "nol"),
        ("0.0001", "sampai_50"),
        ("50", "sampai_50"),
        ("50.4", "sampai_75"),
        ("75", "sampai_75"),
        ("75.0001", "sampai_100"),
        ("100", "sampai_100"),
        ("100.0001", "lebih_100"),
    ],
)
def test_every_percentage_has_one_class(persen: str | None, kelas: str) -> None:
    assert kelas_dari(None if persen is None else Decimal(persen)) == kelas


@given(st.lists(st.none() | st.decimals(-10, 200, places=4), max_size=30))
def test_class_counts_sum_to_the_number_of_sub_kegiatan(persen: list[Decimal | None]) -> None:
    k = hitung_kelas(persen, "fisik")
    assert (
        k.nol + k.sampai_50 + k.sampai_75 + k.sampai_100 + k.lebih_100 + k.tidak_diketahui
        == k.jumlah
        == len(persen)
    )


def test_the_classes_of_july_2023_sum_to_1673() -> None:
    persen = [Decimal(x) for x, n in ((0, 280), (30, 495), (60, 546), (90, 352)) for _ in range(n)]
    assert hitung_kelas(persen, "keuangan") == KelasSub("keuangan", 280, 495, 546, 352, 0, 0, 1673)


def test_a_curve_runs_over_the_same_pd_and_its_actual_lines_stop() -> None:
    status = ("lengkap",) * 3 + ("belum lapor",) * 9
    versi = ("Murni v1",) * 6 + ("Perubahan v2",) * 6
    d = dimensi(pd("1", status=status, versi_anggaran=versi), pd("2", lapor=False), pd("3", status=LENGKAP))
    ukuran = {
        b: {
            "1": replace(
                uang(100 if b < 7 else 50, min(10 * b, 50), 5 * b if b < 4 else None),
                nilai_target=Decimal(b),
                pagu_target=Decimal(100),
            ),
            "2": uang(None, None, None),
            "3": uang(100, 8 * b, 8 * b),
        }
        for b in range(1, 13)
    }  # fmt: skip
    kurva = susun_kurva(dimensi=d, sampai_bulan=3, terbitan="t1", ukuran_bulan=ukuran, judul="Kabupaten Uji")
    assert [t.bulan for t in kurva.titik] == list(range(1, 13))
    assert [t.pd_lapor for t in kurva.titik] == [2] * 3 + [0] * 9
    assert [t.keuangan for t in kurva.titik[:4]] == [Decimal("6.5"), Decimal(13), Decimal("19.5"), None]
    assert [t.pagu for t in kurva.titik] == [200] * 6 + [150] * 6
    assert kurva.titik[11].angkas_persen is not None
    assert kurva.titik[2].fisik is None
    assert kurva.titik[2].target_fisik is None  # PD 3 has no target: unknown, not smaller
    assert kurva.langkah == (7,)


def test_a_step_is_drawn_only_where_a_known_version_changes() -> None:
    d = dimensi(
        pd("1", versi_anggaran=("",) * 3 + ("Murni v1",) * 5 + ("LRA September",) * 4),
        pd("2", versi_anggaran=("Murni v1",) * 5 + ("Pergeseran v2",) * 7),
    )
    assert langkah_versi(d) == (6, 9)
    assert langkah_versi(d, ["1"]) == (9,)


JUNI = Periode(2022, 6)


def test_kenapa_shows_formula_numbers_limits_and_what_would_turn_it() -> None:
    satu = pd("1", versi_angkas=("Angkas v1",) * 12, sumber=("lra-juni.xlsx sha256:ab12",) * 12)
    r = tabel({"1": uang(1000, 500, 400)}, satu)
    p = kenapa(r.baris[0], LAMPUNG_BARAT, periode=JUNI, terbitan="t1", pd=satu)
    assert p.judul == "PD 1: realisasi atas anggaran kas"
    assert (p.nilai, p.zona) == ("80,00 % anggaran kas", "kuning")
    assert p.rumus == "Realisasi s.d. bulan ÷ Anggaran kas s.d. bulan × 100 %"
    assert p.hitungan == "Rp400 ÷ Rp500 × 100 % = 80,00 % anggaran kas"
    assert p.batas[1] == ("Kuning", "65 sampai kurang dari 85")
    assert p.pembalik == (
        "Menjadi Hijau pada realisasi Rp425 (tambah Rp25). "
        "Menjadi Merah pada realisasi Rp324,99 (kurang Rp75,01)."
    )
    assert p.baseline == "Anggaran Murni v1; anggaran kas Angkas v1"
    assert p.keadaan == "Keadaan s.d. 30 Juni 2022, terbitan t1"
    assert p.sumber == (
        ("Realisasi s.d. bulan", "lra-juni.xlsx sha256:ab12"),
        ("Anggaran kas s.d. bulan", "Angkas v1"),
    )
    assert "BPKAD" in p.yang_mengubah


def test_kenapa_of_a_metric_that_is_not_judged_has_no_colour() -> None:
    r = tabel({"1": uang(1000, 500, 400)}, pd("1"))
    p = kenapa(r.total, LAMPUNG_BARAT, periode=JUNI, metrik="bobot", pagu_total=r.total.pagu)
    assert (p.nilai, p.zona, p.batas, p.pembalik, p.pita) == ("100,00 % jumlah pagu", None, (), "", "")
    assert p.keadaan == "Keadaan s.d. 30 Juni 2022"
    assert p.sumber == (("Pagu", "Murni v1"), ("Jumlah pagu", "jumlah seluruh PD yang dijumlah"))


def test_kenapa_says_why_there_is_no_colour() -> None:
    r = tabel({"1": uang(1000, 500, None), "2": uang(1000, None, 5)}, pd("1", lapor=False), pd("2"))
    belum = kenapa(r.baris[1], LAMPUNG_BARAT, periode=JUNI)
    assert belum.pembalik.startswith("Belum ada laporan")
    assert belum.zona is None
    tanpa_angkas = kenapa(r.baris[0], LAMPUNG_BARAT, periode=JUNI, pd=pd("2", versi_anggaran=("",) * 12))
    assert tanpa_angkas.pembalik.startswith("Ada masukan yang belum diketahui")
    assert ("Anggaran kas s.d. bulan", "belum ada") in tanpa_angkas.sumber
    polos = kenapa(replace(r.baris[0], versi_anggaran=""), LAMPUNG_BARAT, periode=JUNI)
    assert polos.baseline == "Anggaran belum diketahui"


def test_kenapa_of_a_marker_points_to_both_figures() -> None:
    u = Ukuran(
        Decimal(100),
        Decimal(50),
        Decimal(48),
        Decimal(10),
        Decimal(100),
        Decimal(60),
        Decimal(100),
        Decimal(60),
    )
    r = tabel({"1": u}, pd("1"), pita=SIMBANGDA_KEUANGAN)
    assert r.baris[0].zona == "ungu"
    p = kenapa(r.baris[0], SIMBANGDA_KEUANGAN, periode=JUNI)
    assert p.zona == "ungu"
    assert "dua angka" in p.pembalik
    assert ("Tidak wajar", "realisasi fisik di bawah realisasi atas pagu") in p.batas


def test_kenapa_of_physical_progress_turns_on_a_percentage() -> None:
    u = Ukuran(
        Decimal(100),
        Decimal(50),
        Decimal(30),
        Decimal(53),
        Decimal(100),
        Decimal(60),
        Decimal(100),
        Decimal(60),
    )
    r = tabel({"1": u}, pd("1"), pita=SIMBANGDA_FISIK)
    p = kenapa(r.baris[0], SIMBANGDA_FISIK, periode=JUNI, pd=pd("1"))
    assert (p.nilai, p.zona) == ("−7,00 poin fisik", "kuning")
    assert p.pembalik.startswith("Menjadi Hijau pada fisik 55,0000 % (nilai fisik tambah Rp2).")
    assert ("Nilai fisik (pagu × % fisik)", "laporan fisik PD") in p.sumber


def test_report_states_know_whether_a_report_is_in_the_book() -> None:
    assert [s.value for s in StatusLapor if s.sudah_lapor] == ["nihil", "sebagian", "lengkap"]


@pytest.mark.parametrize(
    ("keadaan", "tanda"),
    [
        ("", "belum diverifikasi"),
        ("draf", "belum diverifikasi"),
        ("diajukan", "belum diverifikasi"),
        ("dikembalikan", "dikembalikan"),
        ("diverifikasi", "diverifikasi"),
        ("dikunci", "diverifikasi"),
    ],
)
def test_a_figure_is_unverified_until_its_report_is_verified(keadaan: str, tanda: str) -> None:
    r = susun_rekap(
        dimensi=dimensi(pd("1", keadaan=(keadaan,) * 12)),
        bulan=6,
        terbitan="t",
        ukuran_pd={"1": Ukuran(pagu=Decimal(10), realisasi=Decimal(1))},
    )
    assert r.baris[0].verifikasi == r.total.verifikasi == tanda


def test_a_total_is_verified_when_every_report_in_it_is() -> None:
    ukuran = {k: Ukuran(pagu=Decimal(10), realisasi=Decimal(1)) for k in ("1", "2", "3")}

    def rekap(*keadaan: str, **lain: object) -> Rekap:
        semua = (pd(str(n), keadaan=(k,) * 12) for n, k in enumerate(keadaan, start=1))
        return susun_rekap(
            dimensi=dimensi(*semua, pd("3", status=("belum lapor",) * 12, keadaan=("draf",) * 12)),
            bulan=6,
            terbitan="t",
            ukuran_pd=ukuran,
            **lain,  # type: ignore[arg-type]
        )

    sebagian, semua = rekap("dikunci", "dikembalikan"), rekap("dikunci", "diverifikasi")
    assert (sebagian.cakupan.pd_verifikasi, sebagian.total.verifikasi) == (1, Verifikasi.BELUM)
    assert (semua.cakupan.pd_verifikasi, semua.total.verifikasi) == (2, Verifikasi.DIVERIFIKASI)
    assert semua.baris[-1].verifikasi is None
    assert rekap("dikunci", "dikembalikan", saring={"pd": "2"}).total.verifikasi is Verifikasi.DIKEMBALIKAN
    assert rekap("dikunci", "dikembalikan", saring={"pd": "3"}).total.verifikasi is None
    assert Cakupan(3, 0, None, None).verifikasi is None


def dinkes(**status: tuple[str, ...]) -> tuple[DimensiPD, ...]:
    """A dinas, two puskesmas under it, one pustu under the first, and a dinas without units."""
    return tuple(
        pd(
            kode,
            induk=induk,
            keadaan=("dikunci",) * 12,
            status=status.get(f"u{kode.replace('.', '')}", LENGKAP),
        )
        for kode, induk in (("1", ""), ("1.1", "1"), ("1.1.1", "1.1"), ("1.2", "1"), ("2", ""))
    )


UANG_UNIT = {
    "1": uang(100, 50, 40),
    "1.1": uang(30, 20, 10),
    "1.1.1": uang(7, 5, 2),
    "1.2": uang(13, 11, 9),
    "2": uang(50, 25, 20),
}


def test_a_pd_is_summed_with_all_its_units_however_deep() -> None:
    r = tabel(UANG_UNIT, *dinkes(), per="induk")
    assert [(b.kode, b.pagu, b.angkas, b.realisasi) for b in r.baris] == [
        ("1", 150, 86, 61),
        ("2", 50, 25, 20),
    ]
    assert [(b.unit_lapor, b.unit_wajib, b.status_lapor) for b in r.baris] == [
        (4, 4, StatusLapor.LENGKAP),
        (1, 1, StatusLapor.LENGKAP),
    ]
    assert (r.total.pagu, r.total.realisasi, r.cakupan.pd_lapor) == (200, 81, 5)
    assert r.baris[0].verifikasi is Verifikasi.DIVERIFIKASI


def test_a_pd_with_a_silent_unit_is_partial_and_sums_the_same_units_on_both_sides() -> None:
    belum = ("belum lapor",) * 12
    r = tabel(UANG_UNIT, *dinkes(u12=belum), per="induk")
    dinas = r.baris[0]
    assert (dinas.pagu, dinas.angkas, dinas.realisasi) == (137, 75, 52)
    assert (dinas.status_lapor, dinas.unit_lapor, dinas.unit_wajib) == (StatusLapor.SEBAGIAN, 3, 4)
    assert kode_temuan(dinas)[0] == "R16"
    assert "PD 1.2" in dinas.temuan[0].tindakan
    sunyi = tabel(UANG_UNIT, *dinkes(u1=belum, u11=belum, u111=belum, u12=belum), per="induk").baris[0]
    assert (sunyi.status_lapor, sunyi.realisasi, sunyi.pagu) == (StatusLapor.BELUM_LAPOR, None, 150)
    assert sunyi.verifikasi is None


def test_a_unit_without_a_cash_plan_makes_that_of_its_pd_unknown() -> None:
    r = tabel({**UANG_UNIT, "1.1": uang(30, None, 10)}, *dinkes(), per="induk")
    assert (r.baris[0].pagu, r.baris[0].angkas, r.baris[0].realisasi) == (150, None, 61)
    assert "R03" in kode_temuan(r.baris[0])


def test_a_family_opens_into_its_units() -> None:
    r = tabel(UANG_UNIT, *dinkes(), saring={"keluarga": "1"})
    assert sorted(b.kode for b in r.baris) == ["1", "1.1", "1.1.1", "1.2"]
    assert r.total.realisasi == 61
    assert {b.kode for b in tabel(UANG_UNIT, *dinkes(), saring={"keluarga": "1.1"}).baris} == {"1.1", "1.1.1"}


def test_a_mixed_family_carries_the_least_settled_mark_and_state() -> None:
    anak = pd("1.1", induk="1", keadaan=("dikembalikan",) * 12, status=("nihil",) * 12)
    induk = pd("1", keadaan=("dikunci",) * 12)
    r = tabel({"1": uang(1, 1, 1), "1.1": uang(1, 1, 0)}, induk, anak, per="induk")
    assert (r.baris[0].verifikasi, r.baris[0].status_lapor) == (Verifikasi.DIKEMBALIKAN, StatusLapor.LENGKAP)
    tunggu = tabel(
        {},
        pd("1", status=("belum lapor",) * 12),
        pd("1.1", induk="1", status=("belum waktunya",) * 12),
        per="induk",
    )
    assert tunggu.baris[0].status_lapor is StatusLapor.BELUM_LAPOR


def test_units_in_a_circle_do_not_hang_a_table() -> None:
    r = tabel({}, pd("1", induk="2"), pd("2", induk="1"), pd("3", induk="tiada"), per="induk")
    assert {b.kode for b in r.baris} == {"1", "2", "3"}


@given(
    st.lists(
        st.tuples(st.integers(0, 10**15), st.integers(0, 10**15), st.integers(0, 6), st.booleans()),
        min_size=1,
        max_size=7,
    )
)
def test_rows_of_pd_with_units_sum_to_the_total(isi: list[tuple[int, int, int, bool]]) -> None:
    unit = [
        pd(str(n), lapor=lapor or n == 0, induk=str(atas) if atas < n else "")
        for n, (_, _, atas, lapor) in enumerate(isi)
    ]
    r = tabel({str(n): uang(p, p, r) for n, (p, r, *_) in enumerate(isi)}, *unit, per="induk")
    berlapor = [b for b in r.baris if b.unit_lapor]
    assert sum(b.realisasi or 0 for b in berlapor) == r.total.realisasi
    assert sum(b.pagu or 0 for b in berlapor) == r.total.pagu
    assert sum(b.unit_lapor for b in r.baris) == r.cakupan.pd_lapor
    assert sum(b.unit_wajib for b in r.baris) == r.cakupan.pd_wajib
