"""Reads of realisasi: history and differences a person may see; system reads for the mart and the flows."""

from siap.ledger.realisasi.queries.banding import (
    pagu_versi_sistem,
    pd_sejak_sistem,
    penanda_buku_sistem,
    realisasi_bulan_sistem,
    realisasi_kumulatif_sistem,
    sub_kegiatan_versi_sistem,
)
from siap.ledger.realisasi.queries.dimensi import dimensi
from siap.ledger.realisasi.queries.fakta import SqlFakta, fakta_sql
from siap.ledger.realisasi.queries.riwayat import (
    pembukuan_berubah_isi_sistem,
    riwayat_pembukuan,
    tahun_berisi_sistem,
)
from siap.ledger.realisasi.queries.selisih import (
    TugasRekonsiliasi,
    acuan_sistem,
    buku_sistem,
    daftar_selisih,
    fisik_sistem,
    penjelasan_sistem,
    selisih_sistem,
    sumber_terakhir_sistem,
)
from siap.ledger.realisasi.queries.tugas import (
    HitunganRekonsiliasi,
    LangkahTercatat,
    calon_pemilik,
    milik_sendiri,
    pd_boleh_jelaskan,
    riwayat_selisih,
    tugas_rekonsiliasi,
)

__all__ = [
    "HitunganRekonsiliasi",
    "LangkahTercatat",
    "SqlFakta",
    "TugasRekonsiliasi",
    "acuan_sistem",
    "buku_sistem",
    "calon_pemilik",
    "daftar_selisih",
    "dimensi",
    "fakta_sql",
    "fisik_sistem",
    "milik_sendiri",
    "pagu_versi_sistem",
    "pd_boleh_jelaskan",
    "pd_sejak_sistem",
    "pembukuan_berubah_isi_sistem",
    "penanda_buku_sistem",
    "penjelasan_sistem",
    "realisasi_bulan_sistem",
    "realisasi_kumulatif_sistem",
    "riwayat_pembukuan",
    "riwayat_selisih",
    "selisih_sistem",
    "sub_kegiatan_versi_sistem",
    "sumber_terakhir_sistem",
    "tahun_berisi_sistem",
    "tugas_rekonsiliasi",
]
