"""Browser stories: a real server process on a data folder of its own, and Debian's Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page
from tests.web.orang import SANDI

AKAR = Path(__file__).resolve().parents[2]
#: Chromium must not phone home from a test
DIAM = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--metrics-recording-only",
    "--lang=id",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as a browser story."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.cerita)
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the Chromium of the system; tell what to install when there is none."""
    biner = next(
        (b for n in ("chromium", "chromium-browser", "google-chrome") if (b := shutil.which(n))), None
    )
    if biner is None:
        pytest.skip("Chromium not found: install the package chromium")
    tanpa_kurungan = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": biner, "args": [*tanpa_kurungan, *DIAM]}


@pytest.fixture(scope="session")
def data_siap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder filled through the real flow."""
    return isi_folder(tmp_path_factory, "isi_pangkalan")


def _jalankan(perintah: list[str], data: Path) -> None:
    hasil = subprocess.run(
        perintah, cwd=AKAR, env=_lingkungan(data), capture_output=True, text=True, check=False
    )
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr


def _lingkungan(data: Path) -> dict[str, str]:
    jalur = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(AKAR / "src"), str(AKAR)]))
    bersih = {k: v for k, v in os.environ.items() if not k.startswith("SIAP_")}
    return {**bersih, "SIAP_DATA": str(data), "PYTHONPATH": jalur}


@pytest.fixture(scope="session")
def base_url(data_siap: Path) -> Iterator[str]:
    """`siap serve` on a free port."""
    with layani(data_siap) as alamat:
        yield alamat


def isi_folder(tmp_path_factory: pytest.TempPathFactory, modul: str) -> Path:
    """Return a data folder of its own, filled by a module of this folder."""
    data = tmp_path_factory.mktemp(modul) / "data"
    _jalankan([sys.executable, "-m", f"tests.cerita.{modul}"], data)
    return data


@contextmanager
def layani(data: Path) -> Iterator[str]:
    """Serve a data folder on a free port; the address is given when it answers."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        porta = s.getsockname()[1]
    alamat = f"http://127.0.0.1:{porta}"
    catatan = data.parent / "peladen.log"
    perintah = [
        *(sys.executable, "-m", "siap.jobs.cli", "serve"),
        *("--alamat", f"127.0.0.1:{porta}", "--pekerja", "2"),
    ]
    with catatan.open("w") as keluaran:
        peladen = subprocess.Popen(
            perintah, cwd=AKAR, env=_lingkungan(data), stdout=keluaran, stderr=keluaran
        )
        try:
            _tunggu(f"{alamat}/masuk", peladen, catatan)
            yield alamat
        finally:
            peladen.terminate()
            peladen.wait(timeout=20)


def _tunggu(alamat: str, peladen: subprocess.Popen[bytes], catatan: Path) -> None:
    batas = time.monotonic() + 90
    while time.monotonic() < batas:
        try:
            with urllib.request.urlopen(alamat, timeout=5) as jawaban:  # noqa: S310  -- our own server
                if jawaban.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        if peladen.poll() is not None:
            break
        time.sleep(0.3)
    pytest.fail(f"the server does not answer: {catatan.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A desktop, in Indonesian."""
    return {**browser_context_args, "viewport": {"width": 1440, "height": 900}, "locale": "id-ID"}


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page whose CSP violations and script errors fail the story."""
    salah: list[str] = []
    page.on("pageerror", lambda e: salah.append(f"script: {e}"))
    page.on(
        "console",
        lambda p: salah.append(f"csp: {p.text}") if "Content Security Policy" in p.text else None,
    )
    page.add_init_script(
        "window.__csp = [];"
        "document.addEventListener('securitypolicyviolation', e => window.__csp.push(e.violatedDirective));"
    )
    yield page
    assert salah == []
    assert page.evaluate("() => window.__csp || []") == []


@pytest.fixture
def masuk(page: Page) -> Callable[[str], Page]:
    """Sign a person in by the door."""

    def buka(nama: str) -> Page:
        page.goto("/masuk")
        page.get_by_label("Nama pengguna").fill(nama)
        page.get_by_label("Kata sandi").fill(SANDI)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(lambda alamat: "/masuk" not in alamat)
        return page

    return buka


@pytest.fixture
def potret() -> Callable[[Page, str], None]:
    """Photograph a page into SIAP_POTRET, when that is set."""
    tujuan = os.environ.get("SIAP_POTRET")

    def ambil(page: Page, nama: str) -> None:
        if tujuan:
            Path(tujuan).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(tujuan) / f"{nama}.png", full_page=True)

    return ambil


@pytest.fixture
def tanpa_pelanggaran() -> Callable[[Page], None]:
    """Ask axe (WCAG 2.0-2.2 A and AA, best practices) about a page: no violations at all."""
    axe = Axe()

    def periksa(page: Page) -> None:
        hasil = axe.run(page).response
        assert [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in hasil["violations"]] == [], (
            page.url
        )

    return periksa


@pytest.fixture
def tema(context: BrowserContext, base_url: str) -> Callable[[str], None]:
    """Set the theme as its cookie does."""

    def atur(nama: str) -> None:
        context.add_cookies([{"name": "tema", "value": nama, "url": base_url}])

    return atur
