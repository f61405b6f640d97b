"""The printed RFK: figures to the sen, structure for screen readers, the same bytes every time."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.documents.contoh import (
    LATAR,
    WAKTU,
    D,
    baris,
    kurva,
    pohon_pd,
    puncak_pohon,
    rekap,
    ukuran,
)

from siap.documents.blocks import Dokumen, TandaTangan
from siap.documents.packs.rfk import Latar, rfk_pd, rfk_rekap
from siap.documents.writers import pekerja
from siap.documents.writers.gabung import gabung
from siap.documents.writers.pdf import tulis_pdf
from siap.domain.penilaian.pita import Zona
from siap.domain.rekap import KelasSub, StatusLapor
from siap.domain.temuan import Keparahan, Temuan
from siap.domain.uang import tampil_angka, tampil_persen

LAMPUNG = ukuran(984_959_704_911, D("689664092276.90"), D("465454124354.53"), "47.2", "55")


def teks(isi: bytes) -> str:
    return " ".join(" ".join(h.extract_text() for h in PdfReader(io.BytesIO(isi), strict=True).pages).split())


def lampung(**lain: object) -> Dokumen:
    hasil = rekap([("1.02", "Dinas Kesehatan", LAMPUNG)], nama="Kabupaten Lampung Barat")
    return rfk_rekap(hasil, latar=replace(LATAR, **lain), kurva=kurva(6))  # type: ignore[arg-type]


def form_b(banyak: int = 12, **lain: object) -> Dokumen:
    pohon = pohon_pd(banyak)
    return rfk_pd(rekap([]), pd=puncak_pohon(pohon), pohon=pohon, latar=LATAR, kurva=kurva(6), **lain)  # type: ignore[arg-type]


def test_recap_prints_the_published_july_figures_to_the_sen() -> None:
    isi = teks(tulis_pdf(lampung()))
    for angka in ("984.959.704.911", "465.454.124.354,53", "689.664.092.276,90", "519.505.580.556,47"):
        assert angka in isi
    for persen in ("47,26", "67,49", "−22,76"):
        assert persen in isi


def test_form_b_prints_every_row_to_the_sen_in_the_columns_of_the_form() -> None:
    pohon = pohon_pd(12)
    isi = teks(tulis_pdf(form_b(12)))
    for p in pohon:
        assert tampil_angka(p.baris.realisasi) in isi
        assert tampil_persen(p.baris.keu_tertimbang) in isi
    for judul in (
        "Kode",
        "Uraian",
        "Pagu (Rp)",
        "Bobot",
        "Fisik (%)",
        "Tertimbang",
        "Lokasi",
        "Sisa anggaran",
    ):
        assert judul in isi


def test_every_page_says_cut_off_version_edition_pull_time_and_its_number() -> None:
    pembaca = PdfReader(io.BytesIO(tulis_pdf(form_b(60))))
    banyak = len(pembaca.pages)
    assert banyak > 2
    for i, halaman in enumerate(pembaca.pages, 1):
        isi = " ".join(halaman.extract_text().split())
        assert "Keadaan s.d. 30 Juni 2023" in isi
        assert "Versi anggaran: Murni v1" in isi
        assert "Terbitan a1b2c3d4e5f60718" in isi
        assert "Ditarik 11 Juli 2023 pukul 03.15 UTC" in isi
        assert f"Halaman {i} dari {banyak}" in isi


@pytest.mark.slow
def test_header_repeats_on_every_page_of_the_table() -> None:
    pembaca = PdfReader(io.BytesIO(tulis_pdf(form_b(60))))
    bertabel = [h.extract_text() for h in pembaca.pages if "1.02.0" in h.extract_text()]
    assert len(bertabel) > 1
    assert all("Uraian" in isi and "Tertimbang" in isi for isi in bertabel)


def test_published_file_is_tagged_titled_and_in_indonesian() -> None:
    pembaca = PdfReader(io.BytesIO(tulis_pdf(lampung())))
    akar = pembaca.root_object
    assert akar["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert akar["/Lang"] == "id"
    assert pembaca.metadata is not None
    assert pembaca.metadata.title == "Rekapitulasi RFK Kabupaten Lampung Barat keadaan s.d. 30 Juni 2023"
    assert pembaca.outline


def test_draft_may_leave_the_tags_out_and_prints_the_same() -> None:
    dokumen = lampung()
    draf = tulis_pdf(dokumen, bertag=False)
    assert "/StructTreeRoot" not in PdfReader(io.BytesIO(draf)).root_object
    assert teks(draf) == teks(tulis_pdf(dokumen))


def test_charts_have_words_for_those_who_cannot_see_them() -> None:
    pembaca = PdfReader(io.BytesIO(tulis_pdf(form_b())))
    alt = [o["/Alt"] for o in _unsur(pembaca) if "/Alt" in o]
    assert any("Serapan tertinggal 14,8 poin dari target" in str(a) for a in alt)


def _unsur(pembaca: PdfReader) -> list[dict[str, object]]:
    antre, hasil = [pembaca.root_object["/StructTreeRoot"]], []
    while antre:
        simpul = antre.pop().get_object()  # type: ignore[union-attr]
        if isinstance(simpul, list):
            antre += simpul
        elif isinstance(simpul, dict):
            hasil.append(simpul)
            if "/K" in simpul:
                antre.append(simpul["/K"])
    return hasil  # type: ignore[return-value]


def test_same_values_give_the_same_bytes() -> None:
    assert tulis_pdf(form_b()) == tulis_pdf(form_b())


def test_check_code_proves_figures_not_signatures() -> None:
    asli = lampung()
    lain_waktu = lampung(waktu_tarik=WAKTU + timedelta(days=3), penanda=(TandaTangan("Sekretaris Daerah"),))
    assert asli.kaki.kode_periksa == lain_waktu.kaki.kode_periksa
    geser = rekap([("1.02", "Dinas Kesehatan", replace(LAMPUNG, realisasi=D("465454124354.54")))])
    assert rfk_rekap(geser, latar=LATAR).kaki.kode_periksa != asli.kaki.kode_periksa
    assert asli.kaki.kode_periksa in teks(tulis_pdf(asli))
    assert asli.kaki.kode_periksa in asli.kaki.isi_qr


def test_unknown_prints_as_a_dash_and_never_as_zero() -> None:
    hasil = rekap([("1", "Dinas A", ukuran(None, None, 5_000_000))])
    isi = teks(tulis_pdf(rfk_rekap(hasil, latar=LATAR)))
    assert "5.000.000" in isi
    assert "0,00" not in isi
    assert "Tanda “-” berarti tidak diketahui" in isi


def test_those_not_heard_from_stand_apart_with_their_last_value() -> None:
    hasil = rekap(
        [("1", "Dinas A", ukuran(1000, 500, 400, 40, 50))],
        belum=[("2", "Dinas Sunyi", ukuran(3000, 900, None))],
    )
    dokumen = rfk_rekap(hasil, latar=LATAR)
    utama, belum = dokumen.tabel()
    assert [b.sel[1] for b in utama.baris] == ["Dinas A"]
    assert utama.total is not None
    assert utama.total.sel[2] == D(1000)
    assert [b.sel[1] for b in belum.baris] == ["Dinas Sunyi"]
    isi = teks(tulis_pdf(dokumen))
    assert "1 dari 2 perangkat daerah sudah lapor" in isi
    assert "1.234.567,89 Mei 2023 belum lapor" in isi


def test_when_nobody_has_reported_the_total_is_the_plan_of_everybody() -> None:
    belum = [(f"{i}", f"Dinas {i}", ukuran(1000 * i, 500 * i, None)) for i in range(1, 4)]
    dokumen = rfk_rekap(rekap([], belum=belum), latar=LATAR)
    (tabel,) = dokumen.tabel()
    assert tabel.total is not None
    assert tabel.total.sel[2] == D(6000)
    assert tabel.total.sel[5] is None
    isi = teks(tulis_pdf(dokumen))
    assert "belum ada realisasi keuangan yang dilaporkan" in isi
    assert "0 dari 3 perangkat daerah sudah lapor" in isi


def test_a_pemda_without_a_single_pd_still_gets_a_page() -> None:
    hasil = replace(rekap([]), total=baris("", "Kabupaten Contoh", ukuran(None, None, None)))
    isi = teks(tulis_pdf(rfk_rekap(hasil, latar=LATAR)))
    assert "Belum ada perangkat daerah" in isi


def test_pd_without_detail_prints_its_total() -> None:
    pd = baris("9", "Dinas Sosial", ukuran(7_387_209_993, 100, 50), status_lapor=StatusLapor.LENGKAP)
    isi = teks(tulis_pdf(rfk_pd(rekap([]), pd=pd, pohon=(), latar=LATAR)))
    assert "7.387.209.993" in isi


def test_pd_without_report_says_so_and_names_its_last_one() -> None:
    pd = baris(
        "9",
        "Dinas Sosial",
        ukuran(1000, 500, None),
        status_lapor=StatusLapor.BELUM_LAPOR,
        terakhir_bulan=4,
    )
    isi = teks(tulis_pdf(rfk_pd(rekap([]), pd=pd, pohon=(), latar=LATAR)))
    assert "Realisasi belum dilaporkan" in isi
    assert "keadaan April 2023" in isi


def test_negative_and_more_than_100_percent_are_shown_and_marked() -> None:
    hasil = rekap(
        [("1", "Dinas A", ukuran(1000, 500, 1250, 40, 50)), ("2", "Dinas B", ukuran(1000, 500, -20, 0, 50))]
    )
    isi = teks(tulis_pdf(rfk_rekap(hasil, latar=LATAR)))
    assert "125,00*" in isi
    assert "250,00*" in isi
    assert "−20" in isi
    assert "* lebih dari 100%, ditampilkan apa adanya." in isi


def test_form_b_weighs_its_total_against_its_own_pagu() -> None:
    pohon = pohon_pd(4)
    pd = replace(puncak_pohon(pohon), bobot=D("3.2"), keu_tertimbang=D("1.1"))
    (tabel,) = rfk_pd(rekap([]), pd=pd, pohon=pohon, latar=LATAR).tabel()
    assert tabel.total is not None
    assert tabel.total.sel[3] == D(100)
    assert tabel.total.sel[11] == pd.persen_pagu


def test_place_is_printed_when_known_and_blank_when_not() -> None:
    pohon = pohon_pd(2)
    kode = pohon[-1].baris.kode
    (tabel,) = form_b(2, lokasi={kode: "Kec. Balik Bukit"}).tabel()
    assert tabel.baris[-1].sel[12] == "Kec. Balik Bukit"
    assert tabel.baris[-2].sel[12] == ""


def test_zone_is_a_word_from_the_band_set() -> None:
    zona = (Zona("sangat-rendah", "Sangat rendah", "merah"),)
    hasil = rekap([("1", "Dinas A", ukuran(1000, 500, 100))])
    hasil = replace(hasil, baris=tuple(replace(b, zona="sangat-rendah") for b in hasil.baris))
    assert "Sangat rendah" in teks(tulis_pdf(rfk_rekap(hasil, latar=replace(LATAR, zona=zona))))


def test_groups_are_ranked_apart() -> None:
    isi = [(f"{i}", f"Unit {i}", ukuran(1000, 500, 100 * i)) for i in range(1, 5)]
    (tabel,) = rfk_rekap(rekap(isi, kelompok=("Dinas dan Badan", "Kecamatan")), latar=LATAR).tabel()
    assert [b.sel[1] for b in tabel.baris if b.gaya == "kelompok"] == ["Dinas dan Badan (2)", "Kecamatan (2)"]
    assert [b.sel[14] for b in tabel.baris if b.gaya == "biasa"] == [1, 2, 1, 2]


def test_signature_block_takes_what_is_known_and_leaves_lines_for_the_rest() -> None:
    penanda = (TandaTangan("Kepala Dinas", kota="Liwa", tanggal="11 Juli 2023", nama="Sari", nip="1970"),)
    isi = teks(tulis_pdf(lampung(penanda=penanda)))
    assert "Liwa, 11 Juli 2023" in isi
    assert "Sari NIP 1970" in isi
    kosong = teks(tulis_pdf(lampung()))
    assert "Kepala Bagian Administrasi Pembangunan" in kosong
    assert "NIP ......" in kosong


def test_findings_and_classes_are_printed() -> None:
    temuan = Temuan("R01", Keparahan.INFO, "Pagu satu perangkat daerah belum diketahui.", "Impor DPA.")
    hasil = replace(rekap([("1", "Dinas A", ukuran(1000, 500, 100))]), temuan=(temuan,))
    kelas = KelasSub("fisik", 280, 495, 546, 352, 0, 0, 1673)
    isi = teks(tulis_pdf(rfk_rekap(hasil, latar=LATAR, kelas=kelas)))
    assert "Pagu satu perangkat daerah belum diketahui. Impor DPA. (R01)" in isi
    assert "1.673 sub kegiatan menurut realisasi fisik: 0%: 280; di atas 0 sampai 50%: 495" in isi


@pytest.mark.slow
@given(nama=st.text(st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=60))
@settings(max_examples=25)
def test_no_name_is_read_as_markup(nama: str) -> None:
    hasil = rekap([("1", f"Dinas {nama} #emph[x] $y$ *z*", ukuran(1000, 500, 100))])
    assert "#emph[x] $y$ *z*" in teks(tulis_pdf(rfk_rekap(hasil, latar=LATAR)))


def test_long_names_wrap_and_provincial_amounts_fit() -> None:
    panjang = (
        "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana " * 2
    )
    hasil = rekap(
        [("1", panjang, ukuran(D("84512345678901.25"), D("50512345678901.25"), D("44512345678901.25")))]
    )
    isi = teks(tulis_pdf(rfk_rekap(hasil, latar=LATAR)))
    assert "84.512.345.678.901,25" in isi
    assert " ".join(panjang.split()) in isi


@pytest.mark.slow
def test_two_thousand_rows() -> None:
    isi = [(f"{i}", f"Unit {i}", ukuran(1_000_000 + i, 500_000, 100_000 + i, 40, 50)) for i in range(2000)]
    pembaca = PdfReader(io.BytesIO(tulis_pdf(rfk_rekap(rekap(isi), latar=LATAR), bertag=False)))
    assert len(pembaca.pages) > 40
    assert "Jumlah (2000 perangkat daerah)" in " ".join(pembaca.pages[-2].extract_text().split())


@pytest.mark.slow
def test_several_documents_become_one_with_outline_and_structure() -> None:
    daftar = [lampung(), form_b(4), form_b(30)]
    maju: list[tuple[int, int]] = []
    satu = tulis_pdf(daftar, judul="RFK Juni 2023", kemajuan=lambda n, dari: maju.append((n, dari)))
    pembaca = PdfReader(io.BytesIO(satu), strict=True)
    assert maju == [(1, 3), (2, 3), (3, 3)]
    assert pembaca.metadata is not None
    assert pembaca.metadata.title == "RFK Juni 2023"
    assert len(pembaca.pages) == sum(len(PdfReader(io.BytesIO(tulis_pdf(d))).pages) for d in daftar)
    assert [t["/Title"] for t in pembaca.outline if isinstance(t, dict)] == [d.judul for d in daftar]
    assert teks(satu) == " ".join(teks(tulis_pdf(d)) for d in daftar)
    assert satu == tulis_pdf(daftar, judul="RFK Juni 2023")


def test_structure_of_a_joined_file_leads_to_the_right_pages() -> None:
    pembaca = PdfReader(io.BytesIO(tulis_pdf([lampung(), form_b(30)])), strict=True)
    akar = pembaca.root_object["/StructTreeRoot"]
    nomor = akar["/ParentTree"]["/Nums"]  # type: ignore[index]
    kunci = dict(zip(nomor[::2], nomor[1::2], strict=True))
    assert [h["/StructParents"] for h in pembaca.pages] == list(range(len(pembaca.pages)))
    for halaman in pembaca.pages:
        # whatever the structure says stands on a page, says so of this page
        for unsur in kunci[halaman["/StructParents"]].get_object():
            asal = unsur.get_object().get("/Pg")
            assert asal is None or asal.get_object() == halaman
    nama = akar["/IDTree"]["/Names"][::2]  # type: ignore[index]
    assert list(nama) == sorted(set(nama))
    sebutan = {str(h) for u in _unsur(pembaca) for a in _atribut(u) for h in a.get("/Headers", ())}
    assert sebutan <= {str(n) for n in nama}


def _atribut(unsur: dict[str, object]) -> list[dict[str, list[object]]]:
    isi = unsur.get("/A", [])
    return [a.get_object() for a in (isi if isinstance(isi, list) else [isi])]  # type: ignore[attr-defined]


def test_joining_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="Tidak ada dokumen"):
        gabung([], [], "")


@pytest.mark.slow
def test_a_process_of_its_own_gives_the_same_bytes() -> None:
    dokumen = [form_b(2), form_b(3)]
    assert tulis_pdf(dokumen, terpisah=True) == tulis_pdf(dokumen)


@pytest.mark.slow
def test_a_worker_takes_turns_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pekerja, "DOKUMEN_PER_PROSES", 1)
    dokumen = [form_b(2), form_b(3)]
    assert tulis_pdf(dokumen, terpisah=True) == tulis_pdf(dokumen)


@pytest.mark.slow
def test_a_worker_that_cannot_set_a_page_tells_why() -> None:
    with pekerja.Pekerja(bertag=True) as p, pytest.raises(pekerja.PenyusunanGagal, match=r"."):
        p.susun(b"{}", 0)


def test_default_signature_of_a_pd_names_its_head() -> None:
    assert "Kepala Dinas Kesehatan" in teks(tulis_pdf(form_b(1)))
    assert Latar(WAKTU).penanda == ()
