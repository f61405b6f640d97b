"""The demo kabupaten: the same every time, of the promised size, with books that add up."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise

from tests.jobs.demo.buku_demo import angkas, berlaku, pagu, posisi

from siap.domain.anggaran import Tahap
from siap.domain.kode import normal_sub_kegiatan
from siap.domain.masukan import IsiAnggaran, IsiAngkas, IsiFisik, IsiTarget
from siap.domain.organisasi import JenisPD
from siap.jobs.demo import Demo, Perihal


def test_the_same_demo_comes_out_of_two_processes_with_different_hash_seeds(demo: Demo) -> None:
    perintah = [sys.executable, "-c", "from siap.jobs.demo import bangkitkan; print(bangkitkan().sidik)"]
    sidik = {
        subprocess.run(
            perintah,
            env={**os.environ, "PYTHONHASHSEED": benih, "PYTHONPATH": "src"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for benih in ("1", "4242")
    }
    assert sidik == {demo.sidik}


def test_it_has_sixty_pd_of_known_kinds_with_their_parents(demo: Demo) -> None:
    kode = {u.kode for u in demo.unit}
    assert len(demo.unit) == len(kode) == 60
    assert {u.jenis for u in demo.unit} <= set(JenisPD)
    assert sum(u.jenis == "kecamatan" for u in demo.unit) == 15
    assert {u.induk for u in demo.unit if u.induk} <= kode
    assert all(u.induk for u in demo.unit if u.jenis in ("bagian", "puskesmas", "rsud"))


def test_it_has_1900_sub_kegiatan_with_whole_codes_and_a_name_at_every_level(demo: Demo) -> None:
    for bulan in (1, 12):
        milik = {
            (u.kode, m.sub_kegiatan)
            for u in demo.unit
            for m in pagu(berlaku(demo, Perihal.ANGGARAN, u.kode, bulan))
        }
        assert len(milik) == 1900
    for _, kode in milik:
        assert normal_sub_kegiatan(kode) == kode
        bagian = kode.split(".")
        assert all(demo.uraian[".".join(bagian[:n])] for n in (1, 2, 3, 5, 6))


def test_every_budget_names_its_own_codes(demo: Demo) -> None:
    for kiriman in demo.pilih(Perihal.ANGGARAN):
        assert isinstance(kiriman.isi, IsiAnggaran)
        for m in pagu(kiriman):
            assert {m.sub_kegiatan, m.jenis_belanja, m.sumber_dana} <= set(kiriman.isi.uraian)
        assert kiriman.isi.uraian.items() <= demo.uraian.items()


def test_the_whole_budget_lies_between_1_2_and_1_6_trillion(demo: Demo) -> None:
    for bulan in (1, 12):
        total = sum(sum(pagu(berlaku(demo, Perihal.ANGGARAN, u.kode, bulan)).values()) for u in demo.unit)
        assert Decimal("1.2e12") < total < Decimal("1.6e12")


def test_every_kind_of_spending_and_every_fund_is_there(demo: Demo) -> None:
    semua = [m for k in demo.pilih(Perihal.ANGGARAN) for m in pagu(k)]
    assert {m.jenis_belanja[:3] for m in semua} == {"5.1", "5.2", "5.3", "5.4"}
    assert {"5.1.01", "5.1.02", "5.1.05", "5.1.06"} <= {m.jenis_belanja for m in semua}
    assert len({m.sumber_dana for m in semua}) == 7


def test_months_of_the_cash_plan_sum_to_the_pagu_line_by_line_but_for_two_named_pd(demo: Demo) -> None:
    beda: dict[str, Decimal] = {}
    for u in demo.unit:
        for bulan in range(1, 13):
            p = pagu(berlaku(demo, Perihal.ANGGARAN, u.kode, bulan))
            a = angkas(berlaku(demo, Perihal.ANGKAS, u.kode, bulan))
            for m in p:
                if a.get(m, Decimal(0)) != p[m]:
                    beda[u.kode] = sum(a.values()) - sum(p.values())
    (selisih,) = demo.gangguan_di("angkas_selisih")
    (tertinggal,) = demo.gangguan_di("angkas_tertinggal")
    assert set(beda) == {selisih.pd, tertinggal.pd}
    assert beda[selisih.pd] == -2
    assert abs(beda[tertinggal.pd]) > 1_000_000


def test_no_cash_plan_month_is_negative_and_revisions_leave_past_months_alone(demo: Demo) -> None:
    for u in demo.unit:
        versi = list(demo.pilih(Perihal.ANGKAS, u.kode))
        for k in versi:
            assert isinstance(k.isi, IsiAngkas)
            assert all(b.nilai > 0 for b in k.isi.baris)
        for lama, baru in pairwise(versi):
            sebelum, sesudah = (
                {(b.matra, b.bulan): b.nilai for b in k.isi.baris if b.bulan < baru.bulan}  # type: ignore[union-attr]
                for k in (lama, baru)
            )
            assert sebelum == sesudah


def test_physical_targets_rise_to_one_hundred_in_december(demo: Demo) -> None:
    for kiriman in demo.pilih(Perihal.TARGET):
        assert isinstance(kiriman.isi, IsiTarget)
        deret: dict[str, list[Decimal]] = defaultdict(list)
        for b in kiriman.isi.baris:
            deret[b.sub_kegiatan].append(b.persen)
        for nilai in deret.values():
            assert len(nilai) == 12
            assert nilai == sorted(nilai)
            assert nilai[-1] == 100


def test_realisation_never_passes_the_pagu_and_physical_progress_stays_within_bounds(demo: Demo) -> None:
    for u in demo.unit:
        for bulan in range(1, demo.sampai_bulan + 1):
            p = pagu(berlaku(demo, Perihal.ANGGARAN, u.kode, bulan))
            assert all(0 <= nilai <= p[m] for m, nilai in posisi(demo, u.kode, bulan).items())
    for kiriman in demo.pilih(Perihal.FISIK):
        assert isinstance(kiriman.isi, IsiFisik)
        assert all(0 <= b.persen <= 100 for b in kiriman.isi.baris)


def test_deliveries_stand_in_the_order_of_arrival_and_no_two_files_are_alike(demo: Demo) -> None:
    assert [k.pada for k in demo.kiriman] == sorted(k.pada for k in demo.kiriman)
    tanda = [(k.perihal, k.pd, k.sha256) for k in demo.kiriman]
    assert len(tanda) == len(set(tanda))
    assert all(k.pada.utcoffset() is not None and k.pada.year == demo.tahun for k in demo.kiriman)
    pertama = {k.pd: k.tahap for k in reversed(list(demo.pilih(Perihal.ANGGARAN)))}
    assert set(pertama.values()) == {Tahap.MURNI}


def test_one_person_for_each_role_and_dewi_belongs_to_another_pd_than_rina(demo: Demo) -> None:
    orang = {p.masuk: p for p in demo.pengguna}
    assert len(orang) == len(demo.pengguna)
    assert orang["rina"].pd == orang["hadi"].pd
    assert orang["dewi"].pd not in (None, orang["rina"].pd)
    assert not any("sandi" in medan for medan in type(demo.pengguna[0]).__slots__)  # type: ignore[attr-defined]
