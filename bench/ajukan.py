"""Submitting a report of 50 rows with all rules: SIAP against a minimal view that writes the same rows.

As the server does, the boards are refilled after the answer; that is waited for outside the clock and told
beside it. The minimal view judges nothing and signs nothing: it gets the very rows that a submission of SIAP
wrote (submission, reasons, receipt, bookings, entries, events) and inserts as many again, one statement per
table, under the same middleware on the same database. Rounds take turns; between them the report is taken
back and a cell changed, outside the clock. The bar: at most 4 times its median.
"""

from __future__ import annotations

import html
import os
import re
import statistics
from typing import Any

from _pelaporan import cetak, kedua_pangkalan, klien, kueri, lama, siapkan, tambah_alamat

PUTARAN, PANAS, BARIS = 30, 4, 50


def tabel() -> tuple[Any, ...]:
    from siap.ledger.jejak.models import Peristiwa
    from siap.ledger.pelaporan.models import AlasanTemuan, BuktiKirim, Kiriman
    from siap.ledger.realisasi.models import EntriFisik, EntriRealisasi, Pembukuan

    return Kiriman, AlasanTemuan, BuktiKirim, Pembukuan, EntriRealisasi, EntriFisik, Peristiwa


def ujung() -> dict[Any, int]:
    """Last key of each table."""
    from django.db.models import Max

    return {t: t.objects.aggregate(n=Max("pk"))["n"] or 0 for t in tabel()}


def lawan(sebelum: dict[Any, int]) -> Any:
    """Return a view that writes again what stands beyond these keys, for another unit."""
    from django.contrib.auth.decorators import login_required
    from django.db import transaction
    from django.db.models import F
    from django.http import HttpRequest, JsonResponse
    from django.utils import timezone
    from tests.isi_laporan import BULAN, TAHUN

    from siap.ledger.jejak.models import KepalaRantai, Peristiwa
    from siap.ledger.organisasi.models import PerangkatDaerah
    from siap.ledger.pelaporan.models import AlasanTemuan, BuktiKirim, Kiriman, LaporanBulanan
    from siap.ledger.realisasi.models import EntriFisik, EntriRealisasi, Pembukuan

    pd = PerangkatDaerah.objects.get(kode="2")
    saat = timezone.now()
    laporan = LaporanBulanan.objects.create(
        pd=pd, tahun=TAHUN, bulan=BULAN, dibuka_pada=saat, diubah_pada=saat
    )
    KepalaRantai.objects.create(rantai="lawan", urut=0, hash="0" * 64)
    contoh = {t: list(t.objects.filter(pk__gt=n).order_by("pk").values()) for t, n in sebelum.items()}
    (kiriman,), (bukti,) = contoh[Kiriman], contoh[BuktiKirim]
    print("rows of one submission:", {t.__name__: len(v) for t, v in contoh.items()})
    milik = {
        t: {p["id"]: [e for e in contoh[t] if e["pembukuan_id"] == p["id"]] for p in contoh[Pembukuan]}
        for t in (EntriRealisasi, EntriFisik)
    }

    def polos(baris: dict[str, Any], **ganti: Any) -> dict[str, Any]:
        return {**{k: v for k, v in baris.items() if k != "id"}, **ganti}

    @login_required
    def minimal(request: HttpRequest) -> JsonResponse:
        saat = timezone.now()
        with transaction.atomic():
            kepala = KepalaRantai.objects.select_for_update().get(rantai="lawan")
            ini = LaporanBulanan.objects.get(pk=laporan.pk)
            n = ini.nomor + 1
            baru = Kiriman.objects.create(**polos(kiriman, laporan_id=ini.pk, nomor=n, diajukan_pada=saat))
            AlasanTemuan.objects.bulk_create(
                AlasanTemuan(**polos(a, kiriman_id=baru.pk)) for a in contoh[AlasanTemuan]
            )
            BuktiKirim.objects.create(**polos(bukti, kiriman_id=baru.pk, nomor=f"lawan/{n}"))
            for p in contoh[Pembukuan]:
                terakhir = Pembukuan.objects.filter(pd=pd, tahun=TAHUN, bulan=BULAN, aspek=p["aspek"])
                lama = terakhir.order_by("-nomor").values("pk", "nomor").first()
                buku = Pembukuan.objects.create(
                    **polos(
                        p,
                        pd_id=pd.pk,
                        nomor=lama["nomor"] + 1 if lama else 1,
                        sumber_nama=f"lawan {n}",
                        menggantikan_id=lama["pk"] if lama else None,
                    )
                )
                for t, entri in milik.items():
                    t.objects.bulk_create(t(**polos(e, pembukuan_id=buku.pk)) for e in entri[p["id"]])
            peristiwa = []
            for p in contoh[Peristiwa]:
                kepala.urut += 1
                sidik = f"{kepala.urut:064x}"
                ganti = {
                    "rantai": "lawan",
                    "urut": kepala.urut,
                    "hash_sebelum": kepala.hash,
                    "hash": sidik,
                }
                peristiwa.append(Peristiwa(**polos(p, **ganti)))
                kepala.hash = sidik
            Peristiwa.objects.bulk_create(peristiwa)
            kepala.save()
            LaporanBulanan.objects.filter(pk=ini.pk).update(
                nomor=n, versi=F("versi") + 1, keadaan="diajukan", diubah_pada=saat
            )
        return JsonResponse({"nomor": n})

    return minimal


def main() -> None:
    if "SIAP_BENCH" not in os.environ:
        kedua_pangkalan(__file__)
        return
    awal = siapkan(2, BARIS)
    from tests.isi_laporan import garis
    from tests.peladen import operasi

    orang = klien(awal["sesi"]["kepala1"])
    g = garis("1", BARIS)
    versi: dict[tuple[str, str], tuple[str | None, int]] = {}
    laporan: dict[str, str] = {}

    def simpan(n: int, daftar: list[tuple[str, str]]) -> None:
        ubah = [
            operasi(
                s,
                r,
                "realisasi" if r else "fisik",
                str(8_000_000 + n if r else 70),
                *versi.get((s, r), (None, 0)),
            )
            for s, r in daftar
        ]
        jawab = orang.post(
            f"/lapor/simpan?{kueri('1')}",
            {"kunci": f"k{n}", "operasi": ubah},
            content_type="application/json",
        )
        for h in jawab.json()["hasil"]:
            assert h["status"] == "tersimpan", h
            versi[h["sub_kegiatan"], h["rekening"]] = h["nilai"], h["versi"]
        laporan["versi"] = str(jawab.json()["versi"])

    def ajukan(alasan: dict[str, str]) -> None:
        jawab = orang.post(f"/lapor/ajukan?{kueri('1')}", {**alasan, **laporan})
        assert jawab.status_code == 302, jawab.content.decode()[-2000:]

    simpan(0, [*g, *((s, "") for s in sorted({s for s, _ in g}))])
    halaman = orang.get(f"/lapor/periksa?{kueri('1')}").content.decode()
    alasan = {html.unescape(n): "Sudah diperiksa." for n in re.findall(r'name="(alasan:[^"]+)"', halaman)}
    ajukan(alasan)
    # a submission that replaces another, as all those on the clock do: it books contra entries as well
    orang.post(f"/lapor/tarik?{kueri('1')}", {"alasan": "Salah ketik."})
    simpan(10_000, [g[0]])
    sebelum = ujung()
    ajukan(alasan)
    tambah_alamat("lawan/ajukan", lawan(sebelum))
    from django.conf import settings

    from siap.flows.isi_nanti import tunggu

    settings.SIAP_ISI_NANTI = True
    siap: list[float] = []
    papan: list[float] = []
    minimal: list[float] = []
    for n in range(1, PUTARAN + PANAS + 1):
        tarik = orang.post(f"/lapor/tarik?{kueri('1')}", {"alasan": "Salah ketik."})
        assert tarik.status_code == 302
        simpan(n, [g[n % BARIS]])
        tunggu()
        satu = lama(lambda: ajukan(alasan))
        isi_ulang = lama(tunggu)
        dua = lama(lambda: orang.post(f"/lawan/ajukan?{kueri('1')}").json())
        if n > PANAS:
            siap.append(satu)
            papan.append(isi_ulang)
            minimal.append(dua)
    cetak(f"submitting a report of {BARIS} rows with all rules", siap, minimal, 4)
    print(f"boards refilled {statistics.median(papan):.1f} ms after the answer")


if __name__ == "__main__":
    main()
