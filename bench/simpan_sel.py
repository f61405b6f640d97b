"""Saving one cell: SIAP's door against a minimal Django view that writes the same rows on the same database.

Both go through the same middleware, signed in, by Django's own client. The minimal view checks nothing: it
parses the JSON and writes the cell, the report, the answer kept under its key, the event of the jejak and
the head of its chain. Rounds take turns. The bar: at most 3 times its median.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import Any

from _pelaporan import cetak, kedua_pangkalan, klien, kueri, lama, sebagai_json, siapkan, tambah_alamat

PUTARAN, PANAS = 200, 20


def lawan() -> Any:
    from django.contrib.auth.decorators import login_required
    from django.db import transaction
    from django.http import HttpRequest, JsonResponse
    from django.utils import timezone
    from tests.isi_laporan import BULAN, TAHUN

    from siap.ledger.jejak.models import KepalaRantai, Peristiwa
    from siap.ledger.organisasi.models import PerangkatDaerah
    from siap.ledger.pelaporan.models import IsianSel, JawabanSimpan, LaporanBulanan

    pd = PerangkatDaerah.objects.get(kode="2")
    saat = timezone.now()
    LaporanBulanan.objects.create(pd=pd, tahun=TAHUN, bulan=BULAN, dibuka_pada=saat, diubah_pada=saat)
    KepalaRantai.objects.create(rantai="lawan", urut=0, hash="0" * 64)

    @login_required
    def minimal(request: HttpRequest) -> JsonResponse:
        isi = json.loads(request.body)
        saat = timezone.now()
        with transaction.atomic():
            kepala = KepalaRantai.objects.select_for_update().get(rantai="lawan")
            laporan = LaporanBulanan.objects.get(pd__kode="2", tahun=TAHUN, bulan=BULAN)
            for o in isi["operasi"]:
                IsianSel.objects.update_or_create(
                    laporan=laporan,
                    sub_kegiatan=o["sub_kegiatan"],
                    rekening=o["rekening"],
                    sumber_dana=o["sumber_dana"],
                    kolom=o["kolom"],
                    defaults={"uang": o["nilai"], "versi": 1, "oleh": "lawan", "pada": saat},
                )
            laporan.versi += 1
            laporan.save(update_fields=["versi"])
            jawab = json.dumps(isi)
            JawabanSimpan.objects.create(
                oleh="lawan",
                kunci=isi["kunci"],
                sidik=hashlib.sha256(request.body).hexdigest(),
                jawaban=jawab,
                pada=saat,
            )
            kepala.urut += 1
            Peristiwa.objects.create(
                rantai="lawan",
                urut=kepala.urut,
                pada=saat,
                oleh="lawan",
                perbuatan="pelaporan.simpan",
                objek="laporan=2",
                isi=jawab,
                sidik="0" * 64,
                hash_sebelum=kepala.hash,
                hash=hashlib.sha256(jawab.encode()).hexdigest(),
            )
            kepala.hash = hashlib.sha256(jawab.encode()).hexdigest()
            kepala.save()
        return JsonResponse(isi)

    return minimal


def main() -> None:
    if "SIAP_BENCH" not in os.environ:
        kedua_pangkalan(__file__)
        return
    awal = siapkan(2, 50)
    from tests.isi_laporan import garis

    tambah_alamat("lawan/simpan", lawan())
    orang = klien(awal["sesi"]["kepala1"])
    sub, rekening = garis("1", 50)[7]
    versi = 0

    def kirim(jalan: str, n: int) -> None:
        nonlocal versi
        nilai, dilihat = str(1_000_000 + n), str(1_000_000 + n - 1) if versi else None
        operasi = {
            "sub_kegiatan": sub,
            "rekening": rekening,
            "sumber_dana": "",
            "kolom": "realisasi",
            "nilai": nilai,
            "nilai_dilihat": dilihat,
            "versi": versi,
        }
        jawab = orang.post(f"/{jalan}?{kueri('1')}", **sebagai_json({"kunci": f"k{n}", "operasi": [operasi]}))
        assert jawab.status_code == 200, jawab.content
        if jalan == "lapor/simpan":
            (satu,) = jawab.json()["hasil"]
            assert satu["status"] == "tersimpan", satu
            versi = satu["versi"]

    hasil: dict[str, list[float]] = {"lapor/simpan": [], "lawan/simpan": []}
    for n in range(PUTARAN + PANAS):
        for jalan, waktu in hasil.items():
            ini = lama(lambda jalan=jalan, n=n: kirim(jalan, n))  # type: ignore[misc]
            if n >= PANAS:
                waktu.append(ini)
    cetak("saving one cell", *hasil.values(), 3)


if __name__ == "__main__":
    main()
