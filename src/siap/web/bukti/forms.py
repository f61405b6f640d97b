"""The upload form: files, where they belong, and a caption. What the files are is judged by their bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from siap.flows.bukti import BerkasBukti
from siap.intake.bukti.batas import SEKALI


class FormBukti(forms.Form):
    """Everything but the files; those are taken from the request as they come."""

    sub = forms.ChoiceField(
        label=_("Sub kegiatan"),
        required=False,
        error_messages={"invalid_choice": _("Pilih salah satu dari daftar.")},
    )
    paket = forms.CharField(label=_("Kode paket (bila ada)"), required=False, max_length=64)
    keterangan = forms.CharField(
        label=_("Keterangan singkat"),
        max_length=300,
        error_messages={
            "required": _("Tulis apa yang terlihat, misalnya “Jembatan Way Semangka, sisi utara”."),
            "max_length": _("Keterangan paling panjang 300 huruf."),
        },
    )
    alasan = forms.CharField(label=_("Alasan bukti susulan"), required=False, max_length=1_000)

    def __init__(
        self, *isi: Any, sub: Sequence[tuple[str, str]], wajib_alasan: bool = False, **nama: Any
    ) -> None:
        super().__init__(*isi, **nama)
        self.fields["sub"].choices = sub  # type: ignore[attr-defined]
        self.fields["alasan"].required = wajib_alasan
        self.fields["alasan"].error_messages["required"] = _(
            "Bulan ini sudah dikunci. Tulis alasan bukti ditambahkan sekarang."
        )
        for medan in self.fields.values():
            medan.widget.attrs["autocomplete"] = "off"

    def masukan(self) -> list[BerkasBukti]:
        """Return the files of both inputs, unread."""
        kirim = [*self.files.getlist("berkas"), *self.files.getlist("kamera")]  # type: ignore[attr-defined]
        return [_satu(b) for b in kirim]

    def clean(self) -> dict[str, Any]:
        """Ask for at least one file, and not for too many."""
        bersih: dict[str, Any] = super().clean() or {}
        banyak = len(self.masukan())
        if not banyak:
            self.add_error(None, _("Pilih paling sedikit satu foto atau dokumen."))
        elif banyak > SEKALI:
            self.add_error(
                None,
                _("%(n)d berkas sekaligus, paling banyak %(batas)d. Unggah bertahap.")
                % {"n": banyak, "batas": SEKALI},
            )
        return bersih


def _satu(berkas: UploadedFile) -> BerkasBukti:
    return BerkasBukti(berkas.name or "", berkas.size or 0, berkas.read)
