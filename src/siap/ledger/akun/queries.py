"""What a person may see and do: the only giver of units to doors. Not there and not yours look the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from siap.ledger.akun.models import Pengguna as Pengguna
from siap.ledger.akun.models import Peran
from siap.ledger.akun.wewenang import PERAN_PD, WEWENANG, JenisPeran, Perbuatan
from siap.ledger.jejak.galat import TidakBerwenang, TidakDitemukan
from siap.ledger.organisasi.models import Pemda, PerangkatDaerah

#: Who acts: a person with roles, or the name of a part of the system (the command line, the demo).
Pelaku = Pengguna | str

_TIDAK_ADA = "Tidak ada perangkat daerah dengan kode “{kode}” pada pemda {pemda} yang dapat Anda buka."


def _hari(pada: datetime) -> date:
    return localtime(pada).date()


def nama_pelaku(oleh: Pelaku) -> str:
    """Return the name under which the jejak keeps who acted."""
    return oleh if isinstance(oleh, str) else oleh.username


def peran_pada(*, pengguna: Pengguna, pada: datetime) -> list[Peran]:
    """Return the roles that a person holds at a moment."""
    if not pengguna.is_active:
        return []
    return list(
        Peran.objects.filter(pengguna=pengguna)
        .berlaku(_hari(pada))
        .select_related("pemda", "pd")
        .order_by("id")
    )


def pemda_terlihat(*, pengguna: Pengguna, pada: datetime) -> QuerySet[Pemda]:
    """Return the Pemda in which a person holds any role."""
    if not pengguna.is_active:
        return Pemda.objects.none()
    if pengguna.is_superuser:
        return Pemda.objects.all()
    return Pemda.objects.filter(pk__in=[p.pemda_id for p in peran_pada(pengguna=pengguna, pada=pada)])


def pd_terlihat(*, pengguna: Pengguna, pada: datetime, pemda: str | None = None) -> QuerySet[PerangkatDaerah]:
    """Return the units that a person may see: all of the Pemda, or the own unit and those under it."""
    semua = PerangkatDaerah.objects.all() if pemda is None else PerangkatDaerah.objects.milik(pemda)
    if not pengguna.is_active:
        return semua.none()
    if pengguna.is_superuser:
        return semua
    syarat = Q(pk__in=[])
    for peran in peran_pada(pengguna=pengguna, pada=pada):
        syarat |= _jangkauan(peran)
    return semua.filter(syarat)


def _jangkauan(peran: Peran) -> Q:
    """A role of one unit reaches the units under it, three levels deep (dinas, UPTD, sub unit)."""
    if peran.pd_id is None:
        return Q(pemda_id=peran.pemda_id)
    unit = peran.pd_id
    return Q(pk=unit) | Q(induk_id=unit) | Q(induk__induk_id=unit) | Q(induk__induk__induk_id=unit)


def pemda_untuk(*, pengguna: Pengguna, pada: datetime, kode: str) -> Pemda:
    """Return one Pemda that a person may see; raises TidakDitemukan, whether it exists or not."""
    pemda = pemda_terlihat(pengguna=pengguna, pada=pada).filter(kode=kode).first()
    if pemda is None:
        raise TidakDitemukan(f"Tidak ada pemda dengan kode “{kode}” yang dapat Anda buka.")
    return pemda


def pd_untuk(*, pengguna: Pengguna, pada: datetime, pemda: str, kode: str) -> PerangkatDaerah:
    """Return one unit that a person may see; raises TidakDitemukan, whether it exists or not."""
    terlihat = pd_terlihat(pengguna=pengguna, pada=pada, pemda=pemda)
    pd = terlihat.filter(kode=kode).select_related("pemda").first()
    if pd is None:
        raise TidakDitemukan(_TIDAK_ADA.format(kode=kode, pemda=pemda))
    return pd


def melihat_semua(*, pengguna: Pengguna, pada: datetime, pemda: str) -> bool:
    """Return True when a person may see every unit of a Pemda, and so its totals."""
    if pengguna.is_active and pengguna.is_superuser:
        return True
    return any(p.pd_id is None and p.pemda.kode == pemda for p in peran_pada(pengguna=pengguna, pada=pada))


def pd_boleh(
    *, pengguna: Pengguna, pada: datetime, pemda: str, perbuatan: Perbuatan
) -> QuerySet[PerangkatDaerah]:
    """Return the units of a Pemda to which a person may do something."""
    semua = PerangkatDaerah.objects.milik(pemda)
    if not pengguna.is_active:
        return semua.none()
    if pengguna.is_superuser:
        return semua
    syarat = Q(pk__in=[])
    for peran in peran_pada(pengguna=pengguna, pada=pada):
        if JenisPeran(peran.jenis) in WEWENANG[perbuatan]:
            syarat |= _jangkauan(peran)
    return semua.filter(syarat)


def seluruh_pemda(*, oleh: Pelaku, pada: datetime, pemda: str, perbuatan: Perbuatan) -> bool:
    """Return True for who does something for every unit of a Pemda, not for own ones (or for the system)."""
    if isinstance(oleh, str):
        return True
    if oleh.is_active and oleh.is_superuser:
        return True
    return any(
        p.pd_id is None and p.pemda.kode == pemda and JenisPeran(p.jenis) in WEWENANG[perbuatan]
        for p in peran_pada(pengguna=oleh, pada=pada)
    )


def boleh_mengatur(*, pengguna: Pengguna, pada: datetime, pemda: str) -> bool:
    """Return True when a person may change the Pemda itself: its units and its dated settings."""
    if pengguna.is_active and pengguna.is_superuser:
        return True
    jenis = WEWENANG[Perbuatan.ATUR_ORGANISASI]
    return any(
        p.pemda.kode == pemda and JenisPeran(p.jenis) in jenis and p.jenis not in PERAN_PD
        for p in peran_pada(pengguna=pengguna, pada=pada)
    )


def pastikan_boleh(*, oleh: Pelaku, perbuatan: Perbuatan, pd: PerangkatDaerah, pada: datetime) -> None:
    """Let a part of the system pass, and a person whose roles allow it.

    Raises TidakDitemukan for who may not even see the unit, TidakBerwenang for who may only look.
    """
    if isinstance(oleh, str):
        return
    kode = pd.pemda.kode
    if not pd_terlihat(pengguna=oleh, pada=pada, pemda=kode).filter(pk=pd.pk).exists():
        raise TidakDitemukan(_TIDAK_ADA.format(kode=pd.kode, pemda=kode))
    if not pd_boleh(pengguna=oleh, pada=pada, pemda=kode, perbuatan=perbuatan).filter(pk=pd.pk).exists():
        peran = ", ".join(sorted(WEWENANG[perbuatan]))
        raise TidakBerwenang(
            f"Anda tidak berwenang untuk {perbuatan} {pd.nama}. Yang berwenang: {peran}. "
            "Mintalah kepada admin Bagian Adbang."
        )


def pengguna_sistem(username: str) -> Pengguna | None:
    """Return a person by the name used to sign in (system read)."""
    return Pengguna.objects.filter(username=username).first()


def nama_pengguna_sistem(username: Iterable[str]) -> dict[str, str]:
    """Return the names of people by the names that the jejak keeps; parts of the system are left out."""
    dicari = {u for u in username if u}
    semua = Pengguna.objects.filter(username__in=dicari) if dicari else Pengguna.objects.none()
    return {u: nama for u, nama in semua.values_list("username", "nama") if nama}
