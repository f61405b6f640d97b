"""Fields for money and percentages: exact integers in the database, Decimal in Python (law 4).

Not a subclass of BigIntegerField: Django would then take ``F(a) - F(b)`` for a plain integer and hand
back raw sen, a silent factor of 100.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Avg, F, StdDev, Variance
from django.db.models.expressions import Combinable, register_combinable_fields
from django.db.models.functions import Cast
from django.forms import DecimalField as FormDecimalField
from django.forms import Field as FormField

from siap.domain.uang import dari_sen, persen_dari_fakta, persen_ke_fakta, sen


class _MedanBulat(models.Field):  # type: ignore[type-arg]
    """A Decimal kept as a scaled 64-bit integer."""

    desimal: ClassVar[int]

    @staticmethod
    def ke_bulat(nilai: Decimal, /) -> int:
        """Return what the column holds; raises ValueError for what it cannot hold."""
        raise NotImplementedError

    @staticmethod
    def dari_bulat(nilai: int, /) -> Decimal:
        """Return the Decimal of what the column holds."""
        raise NotImplementedError

    def get_internal_type(self) -> str:
        """Return the column type: BIGINT on PostgreSQL, INTEGER on SQLite."""
        return "BigIntegerField"

    def to_python(self, value: Any) -> Decimal | None:
        """Return a Decimal; a float is refused, it has already lost digits."""
        if value is None or isinstance(value, Decimal):
            return value
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise TypeError(f"{self.name or 'nilai'}: berikan Decimal, bukan {type(value).__name__}.")
        try:
            return Decimal(value)
        except InvalidOperation:
            raise ValidationError(f"“{value}” bukan angka.") from None

    def get_prep_value(self, value: Any) -> Any:
        """Return the scaled integer; more decimals than the field holds are refused."""
        value = super().get_prep_value(value)
        if value is None or hasattr(value, "resolve_expression"):
            return value
        nilai = self.to_python(value)
        return None if nilai is None else type(self).ke_bulat(nilai)

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Decimal | None:
        """Return the Decimal of an integer; a mean is refused, the database would cut its fraction off."""
        if value is None:
            return None
        if isinstance(expression, Avg | StdDev | Variance):
            raise TypeError("Rata-rata tidak dihitung oleh pangkalan data: ia memotong pecahannya.")
        return type(self).dari_bulat(int(value))

    def formfield(self, **kwargs: Any) -> FormField | None:
        """Return a decimal input with the field's own number of places."""
        return super().formfield(
            **{"form_class": FormDecimalField, "decimal_places": self.desimal, "max_digits": 19, **kwargs}
        )

    def value_to_string(self, obj: models.Model) -> str:
        """Return the number as text for fixtures."""
        nilai = self.value_from_object(obj)
        return "" if nilai is None else str(nilai)


class UangField(_MedanBulat):
    """Rupiah with sen: BIGINT sen in the database, Decimal with two places in Python."""

    desimal = 2
    ke_bulat = staticmethod(sen)
    dari_bulat = staticmethod(dari_sen)


class PersenField(_MedanBulat):
    """Percent points with at most four decimals, stored as integer x 10^4."""

    desimal = 4
    ke_bulat = staticmethod(persen_ke_fakta)
    dari_bulat = staticmethod(persen_dari_fakta)


for _medan in (UangField, PersenField):
    for _operasi in (Combinable.ADD, Combinable.SUB):
        register_combinable_fields(_medan, _operasi, _medan, _medan)


def mentah(medan: str) -> Cast:
    """Return the stored integer of a field in a query, for hashes and facts that want no Decimal."""
    return Cast(F(medan), models.BigIntegerField())
