"""States of a report: every state x verb x role is enumerated; what is not in the table is refused."""

from __future__ import annotations

from itertools import product

import pytest

from siap.domain.laporan.keadaan import (
    AWAL,
    TABEL,
    AlasanWajib,
    KeadaanLaporan,
    KeadaanTidakSesuai,
    LangkahDitolak,
    PeranTidakBerwenang,
    PerbuatanLaporan,
    langkah,
    perbuatan_terbuka,
)
from siap.domain.peran import JenisPeran

K, P, R = KeadaanLaporan, PerbuatanLaporan, JenisPeran
PENGISI = {R.OPERATOR, R.KASUBAG_PROGRAM, R.KASUBAG_KEUANGAN, R.KEPALA_PD, R.KEPALA_UNIT}
KEPALA = {R.KEPALA_PD, R.KEPALA_UNIT}
ADBANG = {R.ADBANG}

#: state, verb -> next state, roles, needs a reason
HARAPAN = {
    (K.DRAF, P.SIMPAN): (K.DRAF, PENGISI, False),
    (K.DRAF, P.AJUKAN): (K.DIAJUKAN, KEPALA, False),
    (K.DIAJUKAN, P.TARIK): (K.DRAF, KEPALA, True),
    (K.DIAJUKAN, P.KEMBALIKAN): (K.DIKEMBALIKAN, ADBANG, True),
    (K.DIAJUKAN, P.VERIFIKASI): (K.DIVERIFIKASI, ADBANG, False),
    (K.DIKEMBALIKAN, P.SIMPAN): (K.DIKEMBALIKAN, PENGISI, False),
    (K.DIKEMBALIKAN, P.AJUKAN): (K.DIAJUKAN, KEPALA, False),
    (K.DIVERIFIKASI, P.KEMBALIKAN): (K.DIKEMBALIKAN, ADBANG, True),
    (K.DIVERIFIKASI, P.KUNCI): (K.DIKUNCI, ADBANG, False),
    (K.DIKUNCI, P.BUKA_KEMBALI): (K.DIKEMBALIKAN, ADBANG, True),
    (K.DIKUNCI, P.KOREKSI): (K.DIKUNCI, KEPALA | ADBANG, True),
}


@pytest.mark.parametrize(("keadaan", "perbuatan", "peran"), list(product(K, P, R)))
def test_every_state_verb_and_role_moves_or_is_refused_with_a_sentence(
    keadaan: KeadaanLaporan, perbuatan: PerbuatanLaporan, peran: JenisPeran
) -> None:
    harapan = HARAPAN.get((keadaan, perbuatan))
    if harapan is None:
        with pytest.raises(KeadaanTidakSesuai) as galat:
            langkah(keadaan, perbuatan, peran, alasan="ada")
        assert galat.value.kalimat.endswith(".")
        return
    menjadi, boleh, perlu_alasan = harapan
    if peran not in boleh:
        with pytest.raises(PeranTidakBerwenang) as galat2:
            langkah(keadaan, perbuatan, peran, alasan="ada")
        assert "Mintalah kepada" in galat2.value.kalimat
        return
    hasil = langkah(keadaan, perbuatan, peran, alasan="salah ketik")
    assert (hasil.menjadi, hasil.perlu_alasan) == (menjadi, perlu_alasan)
    assert perbuatan in perbuatan_terbuka(keadaan, peran)
    if perlu_alasan:
        with pytest.raises(AlasanWajib):
            langkah(keadaan, perbuatan, peran, alasan="  ")
    else:
        assert langkah(keadaan, perbuatan, peran, alasan="") == hasil


def test_the_table_and_the_expectation_hold_the_same_moves() -> None:
    assert set(TABEL) == set(HARAPAN)


def test_every_state_can_be_reached_and_only_submissions_and_corrections_are_numbered() -> None:
    terjangkau = {AWAL}
    for _ in K:
        terjangkau |= {b.menjadi for b in TABEL.values() if b.dari in terjangkau}
    assert terjangkau == set(K)
    assert {b.perbuatan for b in TABEL.values() if b.kiriman_baru} == {P.AJUKAN, P.KOREKSI}


def test_nobody_both_submits_and_verifies() -> None:
    ajukan = TABEL[K.DRAF, P.AJUKAN].peran
    assert not ajukan & TABEL[K.DIAJUKAN, P.VERIFIKASI].peran


@pytest.mark.parametrize("peran", [R.INSPEKTORAT, R.BUPATI, R.MITRA, R.BPKAD])
def test_who_only_reads_can_do_nothing(peran: JenisPeran) -> None:
    assert all(perbuatan_terbuka(k, peran) == () for k in K)


def test_a_refusal_says_what_can_be_done() -> None:
    with pytest.raises(LangkahDitolak) as galat:
        langkah(K.DIKUNCI, P.SIMPAN, R.OPERATOR)
    assert galat.value.kalimat == (
        "Simpan tidak dapat dilakukan pada laporan berkeadaan dikunci. "
        "Yang dapat dilakukan: buka kembali, koreksi."
    )
    with pytest.raises(PeranTidakBerwenang) as tanpa_wewenang:
        langkah(K.DRAF, P.AJUKAN, R.KASUBAG_KEUANGAN)
    assert tanpa_wewenang.value.kalimat == (
        "Peran kasubag keuangan tidak berwenang untuk ajukan. Mintalah kepada kepala pd, kepala unit."
    )
