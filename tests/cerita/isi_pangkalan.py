"""Fill an empty data folder as a Pemda would: units, people, budget, cash plan, targets, six months.

Run as ``python -m tests.cerita.isi_pangkalan`` with SIAP_DATA set; everything goes through the same flow as
an import on the page.
"""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Iterator
from decimal import Decimal

from siap.domain.waktu import NAMA_BULAN

BULAN_TERAKHIR = 6
JUTA = 1_000_000
#: sub kegiatan below the bidang of a PD: code, name, jenis belanja, share of the pagu in %
GARIS = (
    ("01.2.02.0001", "Penyediaan Gaji dan Tunjangan ASN", "5.1.01", 55),
    ("01.2.06.0009", "Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD", "5.1.02", 15),
    (
        "02.2.01.0003",
        "Penyediaan Layanan Dasar bagi Masyarakat di Daerah Terpencil dan Kepulauan",
        "5.1.02",
        18,
    ),
    ("02.2.01.0004", "Pembangunan dan Rehabilitasi Sarana Layanan", "5.2", 12),
)


def _tulis(kepala: list[str], baris: Iterator[dict[str, object]]) -> bytes:
    keluaran = io.StringIO()
    tulis = csv.DictWriter(keluaran, kepala)
    tulis.writeheader()
    tulis.writerows(baris)
    return keluaran.getvalue().encode()


def _garis(kode: str) -> Iterator[tuple[str, str, str, int]]:
    bidang = ".".join(kode.split(".")[:2])
    for akhir, nama, jenis, bagian in GARIS:
        yield f"{bidang}.{akhir}", nama, jenis, bagian


def dpa() -> bytes:
    """Budget of every unit."""
    from tests.web.tiruan import UNIT

    kepala = ["kode_pd", "sub_kegiatan", "nama_sub_kegiatan", "jenis_belanja", "pagu"]
    return _tulis(
        kepala,
        (
            dict(zip(kepala, (u[0], kode, nama, jenis, u[3] * JUTA * bagian // 100), strict=True))
            for u in UNIT
            for kode, nama, jenis, bagian in _garis(u[0])
        ),
    )


def angkas() -> bytes:
    """Cash plan: the same share every month up to June, the rest evenly."""
    from tests.web.tiruan import UNIT

    bulan = [b.lower() for b in NAMA_BULAN]
    baris = []
    for u in UNIT:
        for kode, _nama, jenis, bagian in _garis(u[0]):
            pagu = u[3] * JUTA * bagian // 100
            isi = [pagu * u[4] // 600] * 6
            sisa = pagu - sum(isi)
            isi += [sisa // 6] * 5
            isi.append(pagu - sum(isi))
            baris.append(
                {
                    "kode_pd": u[0],
                    "sub_kegiatan": kode,
                    "jenis_belanja": jenis,
                    **dict(zip(bulan, isi, strict=True)),
                }
            )
    return _tulis(["kode_pd", "sub_kegiatan", "jenis_belanja", *bulan], iter(baris))


def target_fisik() -> bytes:
    """Physical targets to date."""
    from tests.web.tiruan import UNIT

    bulan = [b.lower() for b in NAMA_BULAN]
    isi = {b: str(Decimal(n * 100) / 12)[:6] for n, b in enumerate(bulan, start=1)} | {"desember": "100"}
    return _tulis(
        ["kode_pd", "sub_kegiatan", *bulan],
        ({"kode_pd": u[0], "sub_kegiatan": kode, **isi} for u in UNIT for kode, *_sisa in _garis(u[0])),
    )


def realisasi(*bulan: int, hanya: str | None = None, persen: int | None = None) -> bytes:
    """Money to date; who has no figure in UNIT has not reported since May."""
    from tests.web.tiruan import UNIT

    kepala = ["kode_pd", "bulan", "sub_kegiatan", "jenis_belanja", "realisasi"]
    return _tulis(
        kepala,
        (
            dict(zip(kepala, (u[0], n, kode, jenis, _nilai(u, n, bagian, persen)), strict=True))
            for n in bulan
            for u in UNIT
            if (hanya or u[0]) == u[0] and (hanya or u[5] is not None or n < BULAN_TERAKHIR)
            for kode, _nama, jenis, bagian in _garis(u[0])
        ),
    )


def _nilai(
    u: tuple[str, str, str, int, int, int | None, int | None], bulan: int, bagian: int, persen: int | None
) -> int:
    laju = persen if persen is not None else 80 if u[5] is None else u[5]
    return u[3] * JUTA * bagian // 100 * u[4] * bulan * laju // 60_000


def fisik(*bulan: int) -> bytes:
    """Physical progress to date."""
    from tests.web.tiruan import UNIT

    kepala = ["kode_pd", "bulan", "sub_kegiatan", "fisik"]
    return _tulis(
        kepala,
        (
            dict(zip(kepala, (u[0], n, kode, max(0, (u[6] or 40) * n // 6 + i * 4 - 6)), strict=True))
            for n in bulan
            for u in UNIT
            if u[6] is not None or n < BULAN_TERAKHIR
            for i, (kode, *_sisa) in enumerate(_garis(u[0]))
        ),
    )


def main() -> int:
    """Fill the folder; a refused file is an error."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "siap.config.settings"
    django.setup()
    from django.core.management import call_command
    from django.utils import timezone
    from tests.web.orang import daftarkan_orang, daftarkan_unit
    from tests.web.tiruan import PEMDA, TAHUN

    from siap.domain.masukan import JenisBerkas
    from siap.flows.impor import DITERIMA, BerkasMasuk, Permintaan, bukukan

    call_command("migrate", verbosity=0, interactive=False)
    daftarkan_unit()
    daftarkan_orang()
    bulan = range(1, BULAN_TERAKHIR + 1)
    isi = (
        (JenisBerkas.DPA, dpa()),
        (JenisBerkas.ANGKAS, angkas()),
        (JenisBerkas.TARGET_FISIK, target_fisik()),
        (JenisBerkas.REALISASI, realisasi(*bulan)),
        (JenisBerkas.FISIK, fisik(*bulan)),
    )
    for nomor, (jenis, bita) in enumerate(isi):
        permintaan = Permintaan(jenis=jenis, pemda=PEMDA, tahun=TAHUN)
        hasil = bukukan(
            [BerkasMasuk(f"{jenis.value}-{nomor}.csv", bita)], permintaan, oleh="uji", pada=timezone.now()
        )
        for b in hasil.berkas:
            if b.status != DITERIMA:
                sys.stderr.write(f"{b.nama}: {b.status}: {[t.kalimat for t in b.temuan][:5]}\n")
                return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
