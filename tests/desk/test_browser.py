"""The desk in a real browser, by keyboard alone: from the first start to a reader who must not see a name."""

import csv
import io
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from tests.desk import postgres
from tests.desk.conftest import PASSWORD

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path for path in (ROOT / "src/tumen/samples/reports").iterdir() if path.is_file())
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PHONE: ViewportSize = {"width": 390, "height": 780}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium")


@dataclass(frozen=True, slots=True)
class Running:
    """A desk that runs."""

    address: str
    variables: dict[str, str]


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Running]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    variables = {**os.environ, "TUMEN_HOME": str(tmp_path / "home"), "DATABASE_URL": ""}
    if request.param == "postgresql":
        server: Path = request.getfixturevalue("postgres_server")
        variables["DATABASE_URL"] = postgres.new_database(server, f"browser_{port}")
    command = [
        sys.executable,
        "-m",
        "tumen",
        "desk",
        "--home",
        str(tmp_path / "home"),
        "--port",
        str(port),
        "--no-browser",
    ]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=log, stderr=log)
        try:
            _wait(f"http://127.0.0.1:{port}/health/")
            yield Running(f"http://127.0.0.1:{port}", variables)
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - the desk that this test has started
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


def _go(page: Page, wanted: str, *, most: int = 250) -> None:
    """Press Tab until the element is in focus, as somebody without a mouse would."""
    found = page.locator(wanted).first
    for _ in range(most):
        if found.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {wanted}")


def _type(page: Page, wanted: str, words: str) -> None:
    _go(page, wanted)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)


def _press(page: Page, wanted: str, key: str = "Enter") -> None:
    """Go to the element by keyboard, press a key on it, and wait for the page that follows."""
    _go(page, wanted)
    with page.expect_navigation():
        page.keyboard.press(key)


def _sound(page: Page) -> None:
    """Look at the page for what keeps people out (axe), for words that run out of its side, and for its weight."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(result => result.violations)")
    serious = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
    assert serious == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    sizes = page.evaluate(
        "performance.getEntries().filter(one => !one.name.includes('countries-50m')).map(one => one.transferSize || 0)"
    )
    assert sum(sizes) < 200_000, page.url


def _first_account(page: Page, desk: Running) -> None:
    page.goto(desk.address)
    for field, words in (("name", "ada"), ("password", PASSWORD), ("again", PASSWORD)):
        _type(page, f"[name={field}]", words)
    _press(page, "main button")


def _drop_samples(page: Page, desk: Running) -> None:
    page.goto(f"{desk.address}/inbox/")
    page.set_input_files("[name=files]", SAMPLES)
    _press(page, "form:has([name=files]) button")
    for _ in range(240):
        page.goto(f"{desk.address}/inbox/")
        if page.locator("td", has_text=re.compile("^(waiting|running)$")).count() == 0:
            break
        time.sleep(0.25)
    assert page.locator("td", has_text=re.compile("^done$")).count() == len(SAMPLES)


def _status(page: Page) -> str:
    return page.locator("#state .status").first.inner_text()


def _return_incident(page: Page, desk: Running) -> str:
    page.goto(f"{desk.address}/incidents/?act=forced-return&country=CN")
    _press(page, "tbody a")
    return page.url


def test_from_the_first_start_to_what_a_reader_must_not_see(desk: Running, browser: Browser) -> None:
    page = browser.new_page(viewport=DESKTOP)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    _first_account(page, desk)
    _sound(page)
    _drop_samples(page, desk)
    _sound(page)
    address = _return_incident(page, desk)
    assert _status(page) == "contested"
    _sound(page)
    _slide_to_the_first_day_and_back(page)
    _press(page, ".claims a")  # the report, at the claim
    _sound(page)
    claim = page.url.rsplit("#", 1)[1]
    _correct_and_undo(page, claim, address)
    _split_and_merge(page, claim, desk)
    page.goto(f"{desk.address}/incidents/")
    page.locator("#map svg").wait_for()
    _sound(page)
    _same_as_csv(page, desk)
    name = "Border Witness"
    reports = _withhold_speaker(page, desk, name)
    _as_reader(browser, desk, name, [address, *reports])
    assert errors == []


def _slide_to_the_first_day_and_back(page: Page) -> None:
    _go(page, "#slider")
    for _ in range(page.locator("#as_of option").count() - 1):
        page.keyboard.press("ArrowLeft")
    page.locator("#state .status", has_text="single-source").wait_for()
    assert "as_of=2023-10-11" in page.url
    page.keyboard.press("End")
    page.locator("#state .status", has_text="contested").wait_for()


def _correct_and_undo(page: Page, claim: str, address: str) -> None:
    card = f"#card-{claim}"
    _go(page, f"{card} summary:has-text('Correct it')")
    page.keyboard.press("Enter")
    _go(page, f"{card} [name=field]")
    page.keyboard.type("count")
    _type(page, f"{card} [name=words]", "700 people")
    _press(page, f"{card} form:has([name=words]) button")
    assert "Stored." in page.inner_text("main")
    page.goto(address)
    assert "at least 501" in page.inner_text("#count")
    assert "700" in page.inner_text("#state")
    _press(page, "form[action*='/undo/'] button")
    assert "undone by ada" in page.inner_text("main")
    page.goto(address)
    assert "700" not in page.inner_text("#state")


def _split_and_merge(page: Page, claim: str, desk: Running) -> None:
    listed = f"{desk.address}/incidents/?act=forced-return&country=CN"
    _go(page, f"input[value='{claim}']")
    page.keyboard.press("Space")
    _press(page, "button[form=split]")
    page.goto(listed)
    links = [link.get_attribute("href") or "" for link in page.locator("tbody a[href*=incident-]").all()]
    assert len(links) == 2
    page.goto(f"{desk.address}{links[0]}")
    _type(page, "#other", links[1])
    _press(page, "form[action*='/merge/'] button")
    page.goto(listed)
    assert page.locator("tbody a[href*=incident-]").count() == 1


def _same_as_csv(page: Page, desk: Running) -> None:
    cells = [row.locator("td").all_inner_texts() for row in page.locator("table").first.locator("tbody tr").all()]
    table = page.request.get(f"{desk.address}/incidents.csv").text()
    assert [
        (row["act"], row["status"], row["origins"], row["outlets"]) for row in csv.DictReader(io.StringIO(table))
    ] == [(cell[0].split(", ")[0], cell[2], cell[3], cell[4]) for cell in cells]


def _withhold_speaker(page: Page, desk: Running, name: str) -> list[str]:
    page.goto(f"{desk.address}/reports/?words=Border+Witness+Coalition")
    reports = [f"{desk.address}{link.get_attribute('href')}" for link in page.locator("tbody a").all()]
    assert reports
    for report in reports:
        page.goto(report)
        for withheld in [one.get_attribute("id") for one in page.locator(".card", has_text=name).all()]:
            card = f"#{withheld}"
            _go(page, f"{card} summary:has-text('Withhold')")
            page.keyboard.press("Enter")
            _go(page, f"{card} form[action*='/gate/'] [name=field]")
            page.keyboard.type("speaker")
            _press(page, f"{card} [value=withhold]")
    return reports


def _as_reader(browser: Browser, desk: Running, name: str, pages: list[str]) -> None:
    command = [sys.executable, "-m", "tests.desk.process", "reader"]
    subprocess.run(command, cwd=ROOT, env=desk.variables, check=True)
    page = browser.new_context(viewport=DESKTOP).new_page()
    page.goto(f"{desk.address}/login/")
    _type(page, "[name=username]", "rosa")
    _type(page, "[name=password]", PASSWORD)
    _press(page, "main button")
    doors = ["/", "/incidents/", "/incidents/?words=Witness", "/reports/", "/reports/?words=Witness"]
    for door in [*(f"{desk.address}{door}" for door in doors), *pages]:
        page.goto(door)
        assert name not in page.content(), door
    for door in ("/incidents.csv", "/incidents.json", "/incidents/points/"):
        assert name not in page.request.get(f"{desk.address}{door}").text(), door


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_each_page_fits_a_phone_and_keeps_nobody_out(desk: Running, browser: Browser) -> None:
    page = browser.new_context(viewport=PHONE, color_scheme="dark").new_page()
    page.goto(desk.address)
    _sound(page)
    _first_account(page, desk)
    _drop_samples(page, desk)
    for door in ("/", "/inbox/", "/inbox/1/", "/incidents/", "/reports/", "/account/second-factor/"):
        page.goto(f"{desk.address}{door}")
        _sound(page)
    _return_incident(page, desk)
    _sound(page)
    _press(page, ".claims a")
    _sound(page)


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_without_its_scripts_a_page_says_and_does_the_same(desk: Running, browser: Browser) -> None:
    page = browser.new_context(viewport=DESKTOP, java_script_enabled=False).new_page()
    page.goto(desk.address)
    for field, words in (("name", "ada"), ("password", PASSWORD), ("again", PASSWORD)):
        page.fill(f"[name={field}]", words)
    page.click("main button")
    _drop_samples_plainly(page, desk)
    page.goto(f"{desk.address}/incidents/?act=forced-return&country=CN")
    page.click("tbody a")
    page.select_option("#as_of", "2023-10-11")
    page.click("#as-of button")
    assert _status(page) == "single-source"


def _drop_samples_plainly(page: Page, desk: Running) -> None:
    page.goto(f"{desk.address}/inbox/")
    page.set_input_files("[name=files]", SAMPLES)
    page.click("form:has([name=files]) button")
    for _ in range(240):
        page.goto(f"{desk.address}/inbox/")
        if "waiting" not in page.inner_text("main") and "running" not in page.inner_text("main"):
            return
        time.sleep(0.25)
