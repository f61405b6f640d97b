"""Bukti: photos and documents of a report, sub kegiatan by sub kegiatan; adding and withdrawing them."""

from __future__ import annotations

from typing import Any, Final, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from siap.domain.laporan.keadaan import KeadaanLaporan
from siap.flows import bukti as alur
from siap.flows.galat import GalatPemakai
from siap.flows.pelaporan import Alamat
from siap.intake.bukti.batas import SEBERKAS, SEKALI
from siap.ledger.akun.queries import pd_untuk
from siap.ledger.bukti.queries import daftar_bukti_untuk, jumlah_bukti_pd_untuk, jumlah_bukti_sistem
from siap.ledger.jejak.galat import GalatBuku, TidakBerwenang, TidakDitemukan
from siap.ledger.nomenklatur.queries import nama_kode
from siap.ledger.pelaporan.pintu_bukti import bukti_terbuka_bagi
from siap.ledger.pelaporan.queries import lembar_untuk
from siap.web.alamat import alamat
from siap.web.bukti.berkas import ambil
from siap.web.bukti.forms import FormBukti
from siap.web.bukti.susunan import NADA_KEADAAN, susun
from siap.web.impor.batas import BATAS_BITA, megabita, terbatas
from siap.web.keadaan import Keadaan, ruang

_SELURUH: Final = "seluruh"


@terbatas
@ruang
def bukti(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """List the evidence of a report; a sent form adds to it."""
    pd = request.GET.get("pd", "")
    if not pd and len(keadaan.hak.pilihan_pd) == 1:
        pd = keadaan.hak.pilihan_pd[0][0]
    if not pd:
        return _daftar_pd(request, keadaan)
    meja = _Meja(request, keadaan, pd)
    if request.method != "POST":
        return meja.halaman(meja.formulir(initial={"sub": meja.sub or ""}))
    if not meja.boleh:
        raise PermissionDenied
    form = meja.formulir(request.POST, request.FILES)
    if not form.is_valid():
        return meja.halaman(form, status=422)
    return meja.unggah(form)


@require_POST
@ruang
def cabut(request: HttpRequest, keadaan: Keadaan, nomor: int) -> HttpResponse:
    """Withdraw one piece of evidence with a reason."""
    satu = ambil(request, nomor)
    if satu.pd.pemda.kode != keadaan.pemda.kode:
        raise Http404
    kembali = alamat(
        "bukti",
        keadaan,
        pd=satu.pd.kode,
        tahun=str(satu.tahun),
        bulan=str(satu.bulan),
        sub=satu.sub_kegiatan or _SELURUH,
    )
    try:
        alur.cabut(
            satu, alasan=request.POST.get("alasan", ""), oleh=_pengguna(request), pada=keadaan.hak.pada
        )
    except (TidakDitemukan, TidakBerwenang):
        raise
    except GalatBuku as salah:
        messages.error(request, str(salah))
    else:
        messages.success(request, _("Bukti dicabut. Berkasnya tetap tersimpan dan pencabutannya tercatat."))
    return redirect(kembali)


def _pengguna(request: HttpRequest) -> Any:
    return cast("Any", request.user)  # a room is open to signed-in people only


def _daftar_pd(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    pemda, tahun, bulan = keadaan.titik
    jumlah = jumlah_bukti_pd_untuk(
        pengguna=_pengguna(request), pada=keadaan.hak.pada, pemda=pemda, tahun=tahun, bulan=bulan
    )
    isi = {
        "keadaan": keadaan,
        "ruang": "bukti",
        "daftar": [(kode, nama, jumlah.get(kode, 0)) for kode, nama in keadaan.hak.pilihan_pd],
        "total": sum(jumlah.values()),
    }
    return render(request, "bukti/daftar.html", isi)


class _Meja:
    """One report on the page: its sub kegiatan, its state, and what this person may do."""

    def __init__(self, request: HttpRequest, keadaan: Keadaan, pd: str) -> None:
        self.request, self.keadaan = request, keadaan
        self.pengguna, self.pada = _pengguna(request), keadaan.hak.pada
        pemda, tahun, bulan = keadaan.titik
        self.laporan: dict[str, Any] = {"pemda": pemda, "pd": pd, "tahun": tahun, "bulan": bulan}
        self.unit = pd_untuk(pengguna=self.pengguna, pada=self.pada, pemda=pemda, kode=pd)
        self.status, self.boleh = bukti_terbuka_bagi(
            unit=self.unit, tahun=tahun, bulan=bulan, pengguna=self.pengguna, pada=self.pada
        )
        self.jumlah = jumlah_bukti_sistem(self.unit, tahun, bulan)
        lembar = lembar_untuk(pengguna=self.pengguna, pada=self.pada, **self.laporan)
        self.kode = sorted({s.sub_kegiatan for s in lembar.sub if s.sub_kegiatan} | set(self.jumlah) - {""})
        self.nama = nama_kode(
            pemda=pemda, tahun=tahun, jenis_pemda=self.unit.pemda.jenis_nomenklatur, kode=self.kode
        ) | {"": str(_("Seluruh perangkat daerah"))}
        self.sub = self._sub_diminta()

    def _sub_diminta(self) -> str | None:
        """Return the sub kegiatan that the address names, "" for the PD as a whole, None for all."""
        diminta = self.request.GET.get("sub", "")
        if not diminta:
            return None
        return "" if diminta == _SELURUH else diminta[:32]

    @property
    def terkunci(self) -> bool:
        """Tell whether adding needs the reason of a correction."""
        return self.status is KeadaanLaporan.DIKUNCI

    def formulir(self, *isi: Any, **nama: Any) -> FormBukti:
        """Return the form with the sub kegiatan of this report to choose from."""
        pilihan = [("", self.nama[""]), *((k, f"{k} {self.nama.get(k, '')}".strip()) for k in self.kode)]
        return FormBukti(*isi, sub=pilihan, wajib_alasan=self.terkunci, **nama)

    def unggah(self, form: FormBukti) -> HttpResponse:
        """Add the files; when one is refused the page says why and what became of the others."""
        isi = form.cleaned_data
        try:
            hasil = alur.unggah(
                Alamat(**self.laporan, oleh=self.pengguna, pada=self.pada),
                form.masukan(),
                sub_kegiatan=isi["sub"],
                paket=isi["paket"],
                keterangan=isi["keterangan"],
                alasan=isi["alasan"] if self.terkunci else "",
            )
        except (TidakDitemukan, TidakBerwenang):
            raise
        except (GalatBuku, GalatPemakai) as salah:
            form.add_error(None, str(salah))
            return self.halaman(form, status=422)
        if any(h.status == alur.DITOLAK for h in hasil):
            return self.halaman(form, hasil=hasil, status=422)
        baru = sum(1 for h in hasil if h.status == alur.DITERIMA)
        lama = len(hasil) - baru
        if baru:
            kata = ngettext("%(n)d bukti diterima.", "%(n)d bukti diterima.", baru) % {"n": baru}
            messages.success(self.request, kata)
        if lama:
            kata = ngettext("%(n)d sudah ada di sini.", "%(n)d sudah ada di sini.", lama) % {"n": lama}
            messages.info(self.request, kata)
        return redirect(alamat("bukti", self.keadaan, pd=self.unit.kode, sub=isi["sub"] or _SELURUH))

    def halaman(
        self, form: FormBukti, *, hasil: list[alur.HasilUnggah] | None = None, status: int = 200
    ) -> HttpResponse:
        """Show the page."""
        daftar = daftar_bukti_untuk(pengguna=self.pengguna, pada=self.pada, **self.laporan, sub=self.sub)
        kelompok = susun(daftar, self.nama, semua=self.sub is not None)
        jumlah = jumlah_bukti_sistem(self.unit, self.laporan["tahun"], self.laporan["bulan"])
        isi = {
            "keadaan": self.keadaan,
            "ruang": "bukti",
            "pd": self.unit,
            "status": self.status,
            "nada_status": NADA_KEADAAN[self.status],
            "boleh": self.boleh,
            "terkunci": self.terkunci,
            "form": form,
            "hasil": hasil,
            "sub": self.sub,
            "nama_sub": self.nama.get(self.sub or "", ""),
            "kelompok": kelompok,
            "total": sum(jumlah.values()),
            "meragukan": sum(1 for b in daftar if b.meragukan and not b.dicabut),
            "kosong": [(k, self.nama.get(k, "")) for k in self.kode if not jumlah.get(k)],
            "seluruh": _SELURUH,
            "batas": BATAS_BITA,
            "batas_kata": megabita(SEBERKAS),
            "sekali": SEKALI,
        }
        return render(self.request, "bukti/bukti.html", isi, status=status)
