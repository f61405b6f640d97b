"""Facts for the mart: exactly the columns of ``siap.domain.fakta``, summed by the database (system read).

Large tables are given as SQL text, valid on SQLite and PostgreSQL alike, for a reader that takes columns
straight out of the database; it holds integer keys only, so it needs no parameters. Small ones, where the
choice of a version is the domain's, are given as rows.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from siap.ledger.anggaran.models import BarisTargetFisik
from siap.ledger.jejak.galat import TidakDitemukan
from siap.ledger.jejak.medan import mentah
from siap.ledger.organisasi.models import PerangkatDaerah
from siap.ledger.organisasi.queries import pemda_sistem
from siap.ledger.realisasi.queries.ikatan import Ikatan, baca_ikatan

BarisFakta = tuple[int | str | bool, ...]


class SqlFakta(NamedTuple):
    """A query for one table of facts, columns in the order of ``KOLOM``. ``params`` is always empty."""

    sql: str
    params: tuple[()] = ()


# spending only: akun 5, or a line that does not say its account (no LIKE: "%" means something to drivers)
_BELANJA = "(b.jenis_belanja = '' OR substr(b.jenis_belanja, 1, 1) = '5')"
_BUTIR = "b.sub_kegiatan, b.jenis_belanja, b.sumber_dana"
# SUM of BIGINT is numeric on PostgreSQL: cast it back, so that columns arrive as 64-bit integers
_PAGU = f"""
SELECT b.versi_id AS versi, d.kode AS pd, {_BUTIR}, CAST(SUM(b.pagu) AS BIGINT) AS nilai
FROM anggaran_versianggaran v
JOIN organisasi_perangkatdaerah d ON d.id = v.pd_id
JOIN anggaran_barispagu b ON b.versi_id = v.id
WHERE v.tahun = {{tahun}} AND v.pd_id IN ({{unit}}) AND {_BELANJA}
GROUP BY b.versi_id, d.kode, {_BUTIR}
"""  # noqa: S608 - integers only
_ANGKAS = f"""
SELECT b.versi_id AS versi, d.kode AS pd, {_BUTIR}, b.bulan, CAST(SUM(b.nilai) AS BIGINT) AS nilai
FROM anggaran_versiangkas v
JOIN organisasi_perangkatdaerah d ON d.id = v.pd_id
JOIN anggaran_barisangkas b ON b.versi_id = v.id
WHERE v.tahun = {{tahun}} AND v.pd_id IN ({{unit}}) AND {_BELANJA}
GROUP BY b.versi_id, d.kode, {_BUTIR}, b.bulan
"""  # noqa: S608 - integers only
# A line that a later booking left out is blank again, not zero: as many contra entries as entries.
_REALISASI = f"""
SELECT d.kode AS pd, p.bulan, {_BUTIR}, CAST(SUM(b.nilai) AS BIGINT) AS nilai
FROM realisasi_pembukuan p
JOIN organisasi_perangkatdaerah d ON d.id = p.pd_id
JOIN realisasi_entrirealisasi b ON b.pembukuan_id = p.id
WHERE p.tahun = {{tahun}} AND p.pd_id IN ({{unit}}) AND p.aspek = 'keuangan' AND {_BELANJA}
GROUP BY d.kode, p.bulan, {_BUTIR}
HAVING SUM(CASE WHEN b.kontra THEN -1 ELSE 1 END) > 0
"""  # noqa: S608 - integers only
_FISIK = """
SELECT d.kode AS pd, p.bulan, b.sub_kegiatan, CAST(SUM(b.persen) AS BIGINT) AS persen
FROM realisasi_pembukuan p
JOIN organisasi_perangkatdaerah d ON d.id = p.pd_id
JOIN realisasi_entrifisik b ON b.pembukuan_id = p.id
WHERE p.tahun = {tahun} AND p.pd_id IN ({unit}) AND p.aspek = 'fisik'
GROUP BY d.kode, p.bulan, b.sub_kegiatan
HAVING SUM(CASE WHEN b.kontra THEN -1 ELSE 1 END) > 0
"""


def fakta_sql(
    pemda: str, tahun: int, pd: Collection[str] | None = None
) -> Mapping[str, SqlFakta | list[BarisFakta]]:
    """Return for every table of ``siap.domain.fakta.KOLOM`` its SQL or its rows.

    ``pd`` limits them to some units; an unknown one raises TidakDitemukan.
    """
    unit = _unit(pemda, pd)
    ikatan = baca_ikatan(unit, tahun)
    kode = {u.pk: u.kode for u in unit}
    daftar = ", ".join(str(int(k)) for k in sorted(kode)) or "-1"

    def sql(pola: str) -> SqlFakta:
        return SqlFakta(pola.format(tahun=int(tahun), unit=daftar).strip())

    return {
        "pagu": sql(_PAGU),
        "versi_pagu": [(kode[u], b, v.pk) for (u, b), v in sorted(ikatan.anggaran.items())],
        "angkas": sql(_ANGKAS),
        "versi_angkas": [(kode[u], b, v.pk) for (u, b), v in sorted(ikatan.angkas.items())],
        "realisasi": sql(_REALISASI),
        "lapor": [
            (kode[u], b, p.sifat == "kumulatif", p.status) for (u, b), p in sorted(ikatan.keuangan.items())
        ],
        "fisik": sql(_FISIK),
        "target_fisik": _target(ikatan, kode),
    }


def _unit(pemda: str, pd: Collection[str] | None) -> list[PerangkatDaerah]:
    pemda_sistem(pemda)
    semua = PerangkatDaerah.objects.milik(pemda).order_by("kode")
    if pd is None:
        return list(semua)
    dipilih = [u for u in semua if u.kode in set(pd)]
    asing = sorted(set(pd) - {u.kode for u in dipilih})
    if asing:
        raise TidakDitemukan(f"Perangkat daerah {', '.join(asing)} belum ada pada pemda {pemda}.")
    return dipilih


def _target(ikatan: Ikatan, kode: Mapping[int, str]) -> list[BarisFakta]:
    """Return the targets of each month, of the version that the month stands on."""
    versi = {v.pk for v in ikatan.target.values()}
    baris: dict[tuple[int, int], list[tuple[str, int]]] = {}
    semua = BarisTargetFisik.objects.filter(versi__in=versi).values_list(
        "versi_id", "bulan", "sub_kegiatan", mentah("persen")
    )
    for v, bulan, sub, persen in semua.order_by("versi_id", "bulan", "sub_kegiatan").iterator(5000):
        baris.setdefault((v, bulan), []).append((sub, persen))
    return [
        (kode[unit], bulan, sub, persen)
        for (unit, bulan), v in sorted(ikatan.target.items())
        for sub, persen in baris.get((v.pk, bulan), ())
    ]
