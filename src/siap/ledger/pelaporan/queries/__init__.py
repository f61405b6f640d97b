"""Reads of pelaporan: every report reaches a door through one of these, for a person who may see it."""

from siap.ledger.pelaporan.queries.draf import Draf, draf_untuk, terkirim_sistem
from siap.ledger.pelaporan.queries.kepatuhan import (
    BarisKepatuhan,
    MatriksKepatuhan,
    SelKepatuhan,
    matriks_kepatuhan,
    persen_lapor,
    persen_tepat,
)
from siap.ledger.pelaporan.queries.lembar import (
    Lembar,
    SelLembar,
    catatan_terbuka,
    laporan_untuk,
    lembar_untuk,
    potret_untuk,
)
from siap.ledger.pelaporan.queries.riwayat import (
    BedaSel,
    PerubahanTercatat,
    beda_kiriman,
    bukti_untuk,
    daftar_kiriman,
    keadaan_laporan_sistem,
    kiriman_berubah_isi_sistem,
    kiriman_untuk,
    penanda_laporan_sistem,
    riwayat_sel,
)
from siap.ledger.pelaporan.queries.tinjauan import (
    Antre,
    KeadaanUnit,
    RincianKiriman,
    antrian,
    berikut_menunggu,
    keadaan_bulan,
    rincian_kiriman,
)
from siap.ledger.pelaporan.queries.tugas import Tugas, hari_ini

__all__ = [
    "Antre",
    "BarisKepatuhan",
    "BedaSel",
    "Draf",
    "KeadaanUnit",
    "Lembar",
    "MatriksKepatuhan",
    "PerubahanTercatat",
    "RincianKiriman",
    "SelKepatuhan",
    "SelLembar",
    "Tugas",
    "antrian",
    "beda_kiriman",
    "berikut_menunggu",
    "bukti_untuk",
    "catatan_terbuka",
    "daftar_kiriman",
    "draf_untuk",
    "hari_ini",
    "keadaan_bulan",
    "keadaan_laporan_sistem",
    "kiriman_berubah_isi_sistem",
    "kiriman_untuk",
    "laporan_untuk",
    "lembar_untuk",
    "matriks_kepatuhan",
    "penanda_laporan_sistem",
    "persen_lapor",
    "persen_tepat",
    "potret_untuk",
    "rincian_kiriman",
    "riwayat_sel",
    "terkirim_sistem",
]
