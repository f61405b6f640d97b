"""The upload form: what the person says besides the files. Blank means: let the file say it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.domain.anggaran import Tahap
from siap.domain.masukan import JenisBerkas
from siap.domain.waktu import NAMA_BULAN
from siap.flows.daftar import Daftar, baca_daftar
from siap.flows.galat import GalatPemakai
from siap.flows.impor import BerkasMasuk, Permintaan
from siap.web.hak import Hak
from siap.web.impor.batas import BATAS_BERKAS
from siap.web.keadaan import Keadaan

NAMA_JENIS = {
    JenisBerkas.PD: _("Daftar perangkat daerah"),
    JenisBerkas.RENJA_SIPD: _("Rencana kerja SIPD (JSON)"),
    JenisBerkas.DPA: _("Anggaran (DPA)"),
    JenisBerkas.ANGKAS: _("Anggaran kas"),
    JenisBerkas.TARGET_FISIK: _("Target fisik"),
    JenisBerkas.RENCANA_FISIK: _("Rencana fisik"),
    JenisBerkas.LRA: _("LRA"),
    JenisBerkas.REALISASI_SIPD: _("Realisasi SIPD (JSON)"),
    JenisBerkas.REALISASI: _("Realisasi keuangan"),
    JenisBerkas.FISIK: _("Realisasi fisik"),
    JenisBerkas.NOMENKLATUR: _("Nomenklatur"),
    JenisBerkas.WILAYAH: _("Wilayah"),
}


class MedanBanyakBerkas(forms.FileField):
    """A file field that holds several files."""

    class _Isian(forms.ClearableFileInput):
        allow_multiple_selected = True

    widget = _Isian

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Clean each file on its own; none at all is the ordinary "required"."""
        berkas = data if isinstance(data, list | tuple) else [data] if data else []
        if len(berkas) > BATAS_BERKAS:
            raise forms.ValidationError(
                _("%(n)d berkas sekaligus, paling banyak %(batas)d. Unggah bertahap.")
                % {"n": len(berkas), "batas": BATAS_BERKAS}
            )
        return [super(MedanBanyakBerkas, self).clean(b, initial) for b in berkas or [None]]


class FormImpor(forms.Form):
    """Files, and optionally their kind, unit and month."""

    berkas = MedanBanyakBerkas(
        label=_("Berkas"),
        error_messages={
            "required": _("Pilih paling sedikit satu berkas."),
            "empty": _("Berkas ini kosong (0 bita)."),
        },
    )
    jenis = forms.ChoiceField(label=_("Jenis"), required=False)
    tahun = forms.IntegerField(
        label=_("Tahun anggaran"),
        min_value=2000,
        max_value=2100,
        error_messages={
            "required": _("Isi tahun anggaran."),
            "invalid": _("Tahun berupa empat angka, misalnya 2026."),
            "min_value": _("Tahun berupa empat angka, misalnya 2026."),
            "max_value": _("Tahun berupa empat angka, misalnya 2026."),
        },
    )
    bulan = forms.ChoiceField(label=_("Bulan laporan"), required=False)
    pd = forms.ChoiceField(label=_("Perangkat daerah"), required=False)
    tahap = forms.ChoiceField(
        label=_("Tahap anggaran"),
        required=False,
        choices=[
            ("", _("Menurut berkas")),
            (Tahap.MURNI.value, _("Murni")),
            (Tahap.PERGESERAN.value, _("Pergeseran")),
            (Tahap.PERUBAHAN.value, _("Perubahan")),
        ],
    )
    daftar = forms.FileField(label=_("Daftar (CSV: berkas, pd, bulan)"), required=False)

    def __init__(self, *isi: Any, keadaan: Keadaan, **nama: Any) -> None:
        super().__init__(*isi, **nama)
        for medan in ("jenis", "bulan", "pd", "tahap"):
            # whoever may not choose something is not told whether it exists
            self.fields[medan].error_messages["invalid_choice"] = _("Pilih salah satu dari daftar.")
        hak: Hak = keadaan.hak
        self._hak = hak
        self._pemda = keadaan.pemda.kode
        jenis = [(j.value, str(n)) for j, n in NAMA_JENIS.items() if j.value in hak.jenis_boleh]
        self.fields["jenis"].choices = [("", _("Kenali otomatis")), *jenis]  # type: ignore[attr-defined]
        bulan = [(str(n), b) for n, b in enumerate(NAMA_BULAN, start=1)]
        self.fields["bulan"].choices = [("", _("Menurut berkas")), *bulan]  # type: ignore[attr-defined]
        self.fields["pd"].choices = [("", _("Menurut berkas")), *hak.pilihan_pd]  # type: ignore[attr-defined]

    def clean_daftar(self) -> Daftar | None:
        """Read the list; what is wrong with it is said at its field."""
        berkas = self.cleaned_data["daftar"]
        if not berkas:
            return None
        try:
            return baca_daftar(berkas.name, berkas.read())
        except GalatPemakai as salah:
            raise forms.ValidationError(str(salah)) from salah

    def masukan(self) -> tuple[BerkasMasuk, ...]:
        """Return the uploaded files."""
        return tuple(BerkasMasuk(b.name, b.read()) for b in self.cleaned_data["berkas"])

    def permintaan(self) -> Permintaan:
        """Return the request; its PD are limited to those of the user."""
        isi = self.cleaned_data
        jenis = JenisBerkas(isi["jenis"]) if isi["jenis"] else None
        return Permintaan(
            jenis=jenis,
            pemda=self._pemda,
            tahun=isi["tahun"],
            bulan=int(isi["bulan"]) if isi["bulan"] else None,
            pd=isi["pd"],
            tahap=isi["tahap"],
            daftar=isi["daftar"],
            hanya_pd=self._hak.hanya_pd(jenis),
        )
