"""Impor: upload, look at what was read, confirm; nothing is booked before the confirmation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from siap.domain.masukan import JenisBerkas
from siap.flows import impor as alur
from siap.flows.galat import GalatPemakai
from siap.flows.jam import kini as saat_ini
from siap.flows.templat import JENIS_TEMPLAT, tulis_templat
from siap.web.impor.batas import BATAS_BITA, megabita, terbatas
from siap.web.impor.catatan import dari_catatan, ke_catatan
from siap.web.impor.forms import NAMA_JENIS, FormImpor
from siap.web.impor.tampilan import catat, csv_temuan, gabung
from siap.web.impor.tumpukan import BerkasBerubah, Tumpukan, TumpukanTidakAda, buka, simpan
from siap.web.keadaan import Keadaan, ruang
from siap.web.unduh import sebagai_unduhan

if TYPE_CHECKING:
    from siap.ledger.akun.queries import Pelaku

_TIDAK_SAMA = _(
    "Berkas %(nama)s di penyimpanan sementara tidak sama lagi dengan yang diperiksa. "
    "Tidak ada yang dibukukan. Unggah ulang."
)


@terbatas
@ruang
def impor(request: HttpRequest, keadaan: Keadaan) -> HttpResponse:
    """Show the form; a sent form is kept, previewed and shown under an address of its own."""
    keadaan.hak.wajib_impor()
    if request.method != "POST":
        return _formulir(request, keadaan, FormImpor(keadaan=keadaan, initial=_awal(request, keadaan)))
    form = FormImpor(request.POST, request.FILES, keadaan=keadaan)
    if not form.is_valid():
        return _formulir(request, keadaan, form, status=422)
    permintaan, berkas = form.permintaan(), form.masukan()
    pada = saat_ini()
    try:
        hasil = alur.pratinjau(berkas, permintaan, oleh=pelaku(request), pada=pada)
    except GalatPemakai as salah:
        form.add_error(None, str(salah))
        return _formulir(request, keadaan, form, status=422)
    tumpukan_baru = simpan(
        _akar(),
        berkas,
        pengguna=int(request.user.pk or 0),
        pada=pada,
        permintaan=ke_catatan(permintaan),
        pratinjau=catat(hasil, jenis_boleh=keadaan.hak.jenis_boleh),
        hasil=None,
    )
    return redirect(_alamat_tumpukan(tumpukan_baru, keadaan))


@require_GET
@ruang
def tumpukan(request: HttpRequest, keadaan: Keadaan, token: str) -> HttpResponse:
    """Show what was read, or, once booked, what happened."""
    keadaan.hak.wajib_impor()
    return _halaman(request, keadaan, _buka(request, token))


@require_POST
@ruang
def bukukan(request: HttpRequest, keadaan: Keadaan, token: str) -> HttpResponse:
    """Book exactly the bytes that were shown as acceptable; a second click finds the result."""
    keadaan.hak.wajib_impor()
    with _buka(request, token).terkunci() as kini:
        try:
            if not kini.selesai:
                _bukukan(request, keadaan, kini)
        except BerkasBerubah as salah:
            return _halaman(request, keadaan, kini, galat=_TIDAK_SAMA % {"nama": salah}, status=409)
        except GalatPemakai as salah:
            return _halaman(request, keadaan, kini, galat=str(salah), status=422)
    return redirect(_alamat_tumpukan(kini, keadaan))


def _bukukan(request: HttpRequest, keadaan: Keadaan, kini: Tumpukan) -> None:
    permintaan = dari_catatan(kini.catatan["permintaan"], hak=keadaan.hak)
    if permintaan.pemda != keadaan.pemda.kode:
        raise Http404
    pilih = _yang_diterima(kini, keadaan)
    hasil = alur.bukukan(pilih, permintaan, oleh=pelaku(request), pada=saat_ini())
    dibukukan = catat(hasil, jenis_boleh=keadaan.hak.jenis_boleh)
    kini.tulis(hasil=gabung(kini.catatan["pratinjau"], dibukukan)).buang_isi()


@require_GET
@ruang
def temuan_csv(request: HttpRequest, keadaan: Keadaan, token: str) -> HttpResponse:
    """Hand out every finding for a spreadsheet."""
    keadaan.hak.wajib_impor()
    catatan = _buka(request, token).catatan
    return sebagai_unduhan("temuan-impor.csv", csv_temuan(catatan["pratinjau"]))


@require_GET
@ruang
def templat(request: HttpRequest, keadaan: Keadaan, jenis: str) -> HttpResponse:
    """Hand out an empty form."""
    keadaan.hak.wajib_impor()
    if jenis not in JENIS_TEMPLAT:
        raise Http404
    return sebagai_unduhan(f"templat-{jenis}.xlsx", tulis_templat(jenis))


def pelaku(request: HttpRequest) -> Pelaku:
    """The person, not the name: the book checks what a person may do, and lets a mere name pass."""
    return cast("Pelaku", request.user)  # a room is open to signed-in people only


def _akar() -> Path:
    return Path(settings.SIAP_DATA) / "tumpukan"


def _awal(request: HttpRequest, keadaan: Keadaan) -> dict[str, Any]:
    """Suggest the year that is shown; the unit when the user has only one."""
    satu = keadaan.hak.pilihan_pd[0][0] if len(keadaan.hak.pilihan_pd) == 1 else ""
    return {"tahun": keadaan.tahun, "pd": request.GET.get("pd") or satu}


def _buka(request: HttpRequest, token: str) -> Tumpukan:
    try:
        return buka(_akar(), token, pengguna=int(request.user.pk or 0))
    except TumpukanTidakAda as salah:
        raise Http404 from salah


def _yang_diterima(kini: Tumpukan, keadaan: Keadaan) -> tuple[alur.BerkasMasuk, ...]:
    """Return the files that the preview accepted and whose kind is still this user's to book."""
    dilihat = kini.catatan["pratinjau"]["berkas"]
    return tuple(
        b
        for b, p in zip(kini.berkas(), dilihat, strict=True)
        if p["status"] == alur.DITERIMA and p["jenis"] in keadaan.hak.jenis_boleh
    )


def _alamat_tumpukan(kini: Tumpukan, keadaan: Keadaan) -> str:
    return f"{reverse('impor-tumpukan', kwargs={'token': kini.token})}?{keadaan.kueri}"


def _formulir(request: HttpRequest, keadaan: Keadaan, form: FormImpor, status: int = 200) -> HttpResponse:
    isi = {
        "keadaan": keadaan,
        "ruang": "impor",
        "form": form,
        "medan_utama": [form[n] for n in ("tahun", "bulan", "pd", "jenis")],
        "medan_lain": [form[n] for n in ("daftar", "tahap")],
        "formulir": [
            {"jenis": j, "nama": NAMA_JENIS[JenisBerkas(j)]}
            for j in JENIS_TEMPLAT
            if j in keadaan.hak.jenis_boleh
        ],
        "batas": BATAS_BITA,
        "batas_kata": megabita(BATAS_BITA),
    }
    return render(request, "impor/impor.html", isi, status=status)


def _halaman(
    request: HttpRequest, keadaan: Keadaan, kini: Tumpukan, galat: str = "", status: int = 200
) -> HttpResponse:
    jalan = {"token": kini.token}
    isi = {
        "keadaan": keadaan,
        "ruang": "impor",
        "tumpukan": kini,
        "hasil": kini.catatan["hasil"] or kini.catatan["pratinjau"],
        "permintaan": kini.catatan["permintaan"],
        "nama_pd": dict(keadaan.hak.pilihan_pd).get(kini.catatan["permintaan"]["pd"], ""),
        "galat": galat,
        "alamat_bukukan": f"{reverse('impor-bukukan', kwargs=jalan)}?{keadaan.kueri}",
        "alamat_temuan": f"{reverse('impor-temuan', kwargs=jalan)}?{keadaan.kueri}",
    }
    return render(request, "impor/hasil.html", isi, status=status)
