"""Money and percentages: exact in the database and in Python, on both engines."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import FieldError, ValidationError
from django.db import connection, models
from django.db.models import Avg, Case, F, Sum, Value, When
from django.db.models.functions import Coalesce
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.ledger.conftest import PADA, Buku

from siap.domain.uang import sen
from siap.ledger.anggaran.models import BarisPagu, VersiAnggaran
from siap.ledger.jejak.medan import PersenField, UangField, mentah
from siap.ledger.jejak.sisip import sisipkan
from siap.ledger.organisasi.models import Pemda, PerangkatDaerah
from siap.ledger.realisasi.models import EntriRealisasi

UANG = st.decimals(min_value=0, max_value=Decimal("90_000_000_000_000"), places=2, allow_nan=False)


def versi_kosong() -> VersiAnggaran:
    pemda = Pemda.objects.create(kode="18.04", nama="Lampung Barat", jenis="kabupaten")
    pd = PerangkatDaerah.objects.create(pemda=pemda, kode="1.06", nama="Dinas Sosial", jenis="dinas")
    return VersiAnggaran.objects.create(
        pd=pd, tahun=2025, nomor=1, berlaku_mulai=1, tahap="murni", sidik="", dibukukan_pada=PADA, oleh="uji"
    )


@pytest.mark.django_db
def test_the_sum_of_a_nation_keeps_its_last_sen() -> None:
    """Django's DecimalField on SQLite answers 1.35506889751027E+15 for 552 governments."""
    versi = versi_kosong()
    seluruhnya = Decimal("1355068897510267.19")
    nilai = [Decimal("2454835865960.63") + Decimal(i * i) / 100 for i in range(551)]
    nilai.append(seluruhnya - sum(nilai))
    kolom = ("versi", "sub_kegiatan", "rekening", "jenis_belanja", "sumber_dana", "pagu")
    sisipkan(BarisPagu, kolom, ((versi.pk, "", "", "5.1", "", sen(n)) for n in nilai))
    jumlah = BarisPagu.objects.aggregate(j=Sum("pagu"))["j"]
    assert jumlah == seluruhnya
    assert str(jumlah) == "1355068897510267.19"


@pytest.mark.slow
class TestBolakBalik(TestCase):
    """What goes in comes out, whatever the amount."""

    @given(nilai=st.lists(UANG, min_size=1, max_size=20))
    def test_amounts_and_their_sum_survive_the_database(self, nilai: list[Decimal]) -> None:
        versi = versi_kosong()
        BarisPagu.objects.bulk_create([BarisPagu(versi=versi, pagu=n) for n in nilai])
        assert list(BarisPagu.objects.order_by("id").values_list("pagu", flat=True)) == nilai
        assert BarisPagu.objects.aggregate(j=Sum("pagu"))["j"] == sum(nilai)


def test_arithmetic_of_fields_stays_money(buku: Buku) -> None:
    buku.anggaran({"5.1": "10.25", "5.2": "0.50"})
    semua = BarisPagu.objects.order_by("jenis_belanja")
    assert [b.s for b in semua.annotate(s=F("pagu") - F("pagu"))] == [Decimal("0.00")] * 2
    assert [b.s for b in semua.annotate(s=F("pagu") + F("pagu"))] == [Decimal("20.50"), Decimal("1.00")]
    assert semua.aggregate(s=Sum(F("pagu") + F("pagu")))["s"] == Decimal("21.50")
    kosong = BarisPagu.objects.filter(pagu__lt=Decimal("0.01"))
    nol = Value(Decimal(0), output_field=UangField())
    assert kosong.aggregate(s=Coalesce(Sum("pagu"), nol))["s"] == Decimal(0)
    besar = Case(When(pagu__gte=Decimal("10.25"), then=F("pagu")), default=nol, output_field=UangField())
    assert semua.aggregate(s=Sum(besar))["s"] == Decimal("10.25")
    assert list(semua.values_list(mentah("pagu"), flat=True)) == [1025, 50]
    assert semua.filter(pagu=Decimal("0.5")).count() == 1


def test_money_and_a_bare_number_do_not_mix(buku: Buku) -> None:
    buku.anggaran({"5.1": "10.25"})
    with pytest.raises(FieldError):
        list(BarisPagu.objects.annotate(s=F("pagu") + 5))
    buku.anggaran({"5.1": "10.25", "5.2": "10.24", "5.3": "10.24"}, mulai=2)
    with pytest.raises(TypeError, match="Rata-rata"):
        BarisPagu.objects.aggregate(r=Avg("pagu"))


@pytest.mark.parametrize("nilai", [Decimal("1.001"), Decimal("NaN"), Decimal(10) ** 18])
def test_what_the_column_cannot_hold_is_refused(nilai: Decimal) -> None:
    with pytest.raises(ValueError, match="Nilai rupiah"):
        UangField().get_prep_value(nilai)


def test_floats_and_words_are_refused() -> None:
    for salah in (1.5, True, [1]):
        with pytest.raises(TypeError):
            UangField().get_prep_value(salah)
    with pytest.raises(ValidationError):
        UangField().to_python("satu")
    assert UangField().get_prep_value("1.50") == 150
    assert UangField().get_prep_value(None) is None
    assert UangField().from_db_value(None, None, connection) is None


def test_percentages_keep_four_decimals() -> None:
    medan = PersenField()
    assert medan.get_prep_value(Decimal("12.3456")) == 123456
    assert medan.from_db_value(123456, None, connection) == Decimal("12.3456")
    with pytest.raises(ValueError, match="Persentase"):
        medan.get_prep_value(Decimal("1.00001"))


def test_forms_and_fixtures_see_decimals(buku: Buku) -> None:
    isian = UangField().formfield()
    assert isian is not None
    assert isian.clean("10.25") == Decimal("10.25")  # type: ignore[attr-defined]
    baris = BarisPagu(pagu=Decimal("1.50"))
    medan = BarisPagu._meta.get_field("pagu")
    assert isinstance(medan, models.Field)
    assert medan.value_to_string(baris) == "1.50"
    assert EntriRealisasi._meta.get_field("nilai").value_to_string(EntriRealisasi(nilai=None)) == ""  # type: ignore[union-attr]
