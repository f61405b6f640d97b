"""Addresses of tinjauan."""

from __future__ import annotations

from django.urls import URLPattern, path

from siap.web.tinjauan.antrean import verifikasi
from siap.web.tinjauan.kiriman import bukti_pdf, bukti_txt, kiriman, kunci_pem
from siap.web.tinjauan.koreksi import koreksi
from siap.web.tinjauan.laporan import laporan
from siap.web.tinjauan.tindakan import buka, kembalikan, kunci, setujui

urlpatterns: list[URLPattern] = [
    path("verifikasi", verifikasi, name="verifikasi"),
    path("verifikasi/laporan", laporan, name="verifikasi-laporan"),
    path("verifikasi/setuju", setujui, name="verifikasi-setuju"),
    path("verifikasi/kembalikan", kembalikan, name="verifikasi-kembalikan"),
    path("verifikasi/kunci", kunci, name="verifikasi-kunci"),
    path("verifikasi/buka", buka, name="verifikasi-buka"),
    path("koreksi", koreksi, name="koreksi"),
    path("kiriman", kiriman, name="kiriman"),
    path("bukti-kirim.txt", bukti_txt, name="bukti-kirim-txt"),
    path("bukti-kirim.pdf", bukti_pdf, name="bukti-kirim-pdf"),
    path("bukti-kirim/kunci.pem", kunci_pem, name="bukti-kirim-kunci"),
]
