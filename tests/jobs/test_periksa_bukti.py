"""`siap periksa-bukti` proves a receipt anywhere: no database, no network, no settings of SIAP."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from siap.documents.writers.bukti_kirim import tulis_bukti
from siap.documents.writers.lampiran_pdf import baca_lampiran
from siap.ledger.pelaporan.pembuktian import BuktiDitolak, periksa_bukti, teks_bukti

RAHASIA = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIK = RAHASIA.public_key().public_bytes_raw()
PEM = RAHASIA.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
NASKAH = """BUKTI KIRIM SIAP
nomor: 18.04/1.06/2026-09/1
pemda: 18.04 Kabupaten Lampung Barat
perangkat daerah: 1.06 Dinas Sosial
bulan: September 2026
perbuatan: ajukan
diterima: 2026-10-08T09:15:00+07:00
oleh: hadi
jatuh tempo: 12 Oktober 2026
ketepatan: tepat
status: lengkap
sidik isi: 652c796a4736bf5f62c1e6722661ebdb53b22febfdafe26d5d3aef0f217c3688
"""
BUKTI = teks_bukti(NASKAH, RAHASIA.sign(NASKAH.encode()), PUBLIK)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """The receipt as a page, compiled once."""
    return tulis_bukti(BUKTI, terpisah=False)


def jalankan(folder: Path, bukti: bytes, *lain: str, pem: str = PEM) -> subprocess.CompletedProcess[str]:
    """Run the command where SIAP is not set up: an empty home, no data folder, sockets forbidden."""
    (folder / "bukti").write_bytes(bukti)
    (folder / "kunci.pem").write_text(pem)
    program = (
        "import socket, sys\n"
        "def tolak(*a, **k): raise OSError('no network here')\n"
        "socket.socket.connect = tolak\n"
        "from siap.jobs.cli import main\n"
        "main()\n"
        "assert 'django' not in sys.modules\n"
    )
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("SIAP_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-c", program, "periksa-bukti", "bukti", "--kunci", "kunci.pem", *lain],
        cwd=folder,
        env={**bersih, "HOME": str(folder / "kosong")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "bentuk", [BUKTI, BUKTI.replace("\n", "\r\n"), "\ufeff\r\n" + BUKTI.replace("\n", "  \r\n")]
)
def test_a_receipt_is_proved_however_mail_carried_it(tmp_path: Path, bentuk: str) -> None:
    hasil = jalankan(tmp_path, bentuk.encode())

    assert (hasil.returncode, hasil.stderr) == (0, "")
    assert "TERBUKTI" in hasil.stdout
    assert "nomor: 18.04/1.06/2026-09/1" in hasil.stdout
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bukti", "kunci.pem"]  # nothing was left behind


@pytest.mark.slow
def test_the_pdf_proves_itself_by_the_text_that_it_carries(tmp_path: Path, pdf: bytes) -> None:
    hasil = jalankan(tmp_path, pdf, "--json")

    assert hasil.returncode == 0
    jawaban = json.loads(hasil.stdout)
    assert (jawaban["terbukti"], jawaban["isi"]["perangkat daerah"]) == (True, "1.06 Dinas Sosial")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ganti", "pem", "kata"),
    [
        (("tepat\n", "terlambat\n"), PEM, "tidak cocok"),
        (("", ""), "bukan kunci", "tidak terbaca"),
        (("BUKTI KIRIM", "BUKTI TERIMA"), PEM, "bukan bukti kirim"),
    ],
)
def test_what_proves_nothing_ends_with_code_2(
    tmp_path: Path, ganti: tuple[str, str], pem: str, kata: str
) -> None:
    bukti = BUKTI.replace(*ganti) if ganti[0] else BUKTI
    biasa = jalankan(tmp_path, bukti.encode(), pem=pem)
    mesin = jalankan(tmp_path, bukti.encode(), "--json", pem=pem)

    assert (biasa.returncode, biasa.stdout, mesin.returncode) == (2, "", 2)
    assert kata in biasa.stderr
    assert json.loads(mesin.stdout)["terbukti"] is False


@pytest.mark.slow
def test_another_key_proves_nothing(tmp_path: Path) -> None:
    lain = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key()
    pem = lain.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    hasil = jalankan(tmp_path, BUKTI.encode(), pem=pem)

    assert hasil.returncode == 2
    assert "kunci lain" in hasil.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"%PDF-1.7\nbukan pdf", "tidak memuat teks bukti"),
        (b"\xff\xfe\x00", "bukan berkas teks"),
        (b"", "bukan bukti kirim"),
    ],
)
def test_a_file_of_another_kind_is_refused_in_words(tmp_path: Path, isi: bytes, kata: str) -> None:
    hasil = jalankan(tmp_path, isi)

    assert (hasil.returncode, hasil.stdout) == (2, "")
    assert kata in hasil.stderr
    assert "Traceback" not in hasil.stderr


@given(st.integers(0, len(NASKAH.encode()) - 1), st.integers(1, 255))
def test_no_changed_byte_of_the_signed_part_passes(letak: int, geser: int) -> None:
    bita = bytearray(BUKTI.encode())
    bita[letak] = (bita[letak] + geser) % 256
    palsu = bytes(bita).decode("utf-8", "replace")
    # blanks at the end of a line are not signed: mail programs add and drop them
    sama = [b.rstrip() for b in palsu.strip().splitlines()] == [
        b.rstrip() for b in BUKTI.strip().splitlines()
    ]
    if sama:
        return
    with pytest.raises(BuktiDitolak):
        periksa_bukti(palsu, PEM)


@given(st.binary(min_size=64, max_size=64))
def test_no_other_signature_passes(tanda: bytes) -> None:
    palsu = BUKTI.replace(
        base64.b64encode(RAHASIA.sign(NASKAH.encode())).decode(), base64.b64encode(tanda).decode()
    )
    with pytest.raises(BuktiDitolak):
        periksa_bukti(palsu, PEM)


def test_a_byte_changed_inside_the_pdf_is_found(pdf: bytes) -> None:
    assert baca_lampiran(pdf) == [BUKTI.encode()]
    letak = pdf.index(b"/EmbeddedFile")
    rusak = bytearray(pdf)
    aliran = pdf.index(b"stream", letak) + 40
    rusak[aliran] ^= 1
    for isi in baca_lampiran(bytes(rusak)):
        with pytest.raises(BuktiDitolak):
            periksa_bukti(isi.decode("utf-8", "replace"), PEM)
