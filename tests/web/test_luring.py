"""What the browser may keep: whose page it is, the worker, the manifest, the page that names nobody."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client, override_settings
from scripts.bangun_aset import HASIL

perlu_bundel = pytest.mark.skipif(
    not (HASIL / "pekerja.js").exists(), reason="the front end was not built: run `make aset`"
)


def _awal(naskah: str) -> dict[str, object]:
    isi: dict[str, object] = json.loads(naskah.split("\n", 1)[0].removeprefix("self.SIAP=").removesuffix(";"))
    return isi


@perlu_bundel
def test_worker_serves_the_whole_site_and_is_asked_for_each_time(client: Client) -> None:
    jawaban = client.get("/pekerja.js")
    isi = _awal(jawaban.content.decode())

    assert jawaban.status_code == 200
    assert jawaban.headers["Content-Type"].startswith("text/javascript")
    assert jawaban.headers["Service-Worker-Allowed"] == "/"
    assert "no-cache" in jawaban.headers["Cache-Control"]
    assert "/statis/siap/bangun/siap.css" in isi["berkas"]  # type: ignore[operator]
    assert "/statis/siap/bangun/pekerja.js" not in isi["berkas"]  # type: ignore[operator]
    assert isi["luring"] == "/luring"
    assert "/luring" in isi["simpan"]  # type: ignore[operator]


@perlu_bundel
def test_worker_of_a_service_names_files_by_their_hash(client: Client, settings: object) -> None:
    from django.core.management import call_command

    with override_settings(
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
        }
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        isi = _awal(client.get("/pekerja.js").content.decode())

    nama = [a for a in isi["berkas"] if "siap/bangun/siap." in a]  # type: ignore[attr-defined]
    assert len(nama) == 2
    assert all(len(a.rsplit("/", 1)[1].split(".")) == 3 for a in nama)


def test_worker_that_was_not_built_is_not_there(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from siap.web.luring import perkakas

    monkeypatch.setattr(perkakas, "_baca", lambda nama: None)

    assert client.get("/pekerja.js").status_code == 404


def test_manifest_names_a_start_and_an_icon(client: Client) -> None:
    jawaban = client.get("/manifest.webmanifest")
    isi = json.loads(jawaban.content)

    assert jawaban.headers["Content-Type"] == "application/manifest+json"
    assert isi["scope"] == "/"
    assert isi["lang"] == "id"
    assert isi["display"] == "standalone"
    assert isi["icons"][0]["src"] == "/statis/siap/lambang.svg"


def test_page_of_unsent_changes_is_the_same_for_everybody(sebagai: Callable[[str], Client]) -> None:
    rina = sebagai("rina").get("/luring")
    tamu = Client().get("/luring")

    assert rina.status_code == tamu.status_code == 200
    assert rina.content == tamu.content
    assert "Rina" not in rina.content.decode()
    assert "csrf" not in rina.content.decode()


def test_each_page_says_whose_it_is(sebagai: Callable[[str], Client]) -> None:
    klien = sebagai("rina")

    assert klien.get("/tentang").headers["X-Siap-Pengguna"] == "rina"
    assert b'<meta name="siap-pengguna" content="rina">' in klien.get("/tentang").content
    klien.post("/keluar")
    pintu = klien.get("/masuk")
    assert pintu.headers["X-Siap-Pengguna"] == "*"
    assert b'name="siap-tamu"' in pintu.content
    assert "X-Siap-Pengguna" not in klien.get("/manifest.webmanifest").headers


def test_a_change_from_another_persons_page_is_turned_away(sebagai: Callable[[str], Client]) -> None:
    hadi = sebagai("hadi")
    for nama in ("rina", "HADI", ""):
        jawaban = hadi.post("/tema", {"tema": "gelap"}, headers={"X-Siap-Pengguna": nama})
        assert jawaban.status_code == 401
        assert "kalimat" in jawaban.json()
        assert "tema" not in hadi.cookies

    assert hadi.post("/tema", {"tema": "gelap"}, headers={"X-Siap-Pengguna": "hadi"}).status_code == 302
    assert Client().post("/tema", {"tema": "gelap"}, headers={"X-Siap-Pengguna": "hadi"}).status_code == 401
