"""`siap`: the command line. Errors are one sentence on standard error and exit code 2."""

from __future__ import annotations

import sys

import typer

from siap.jobs.perintah import (
    batas,
    bukti,
    demo,
    impor,
    ingatkan,
    kunci_bukti,
    pack,
    periksa,
    rekap,
    serve,
    setelan,
    templat,
    terbit,
)

app = typer.Typer(
    name="siap",
    help="SIAP: laporan realisasi fisik dan keuangan perangkat daerah, dari berkas sampai tabel kendali.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _modul in (
    impor,
    templat,
    rekap,
    terbit,
    pack,
    periksa,
    ingatkan,
    setelan,
    serve,
    demo,
    batas,
    bukti,
    kunci_bukti,
):
    app.command(name=_modul.NAMA)(_modul.perintah)


def main() -> None:
    """Run a command; anticipated errors become one sentence, everything else is a bug and shows itself."""
    from siap.jobs.perintah.dasar import KALIMAT  # imported late: `siap --help` must not start Django

    try:
        app()
    except KALIMAT as salah:
        sys.stderr.write(f"siap: {salah}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
