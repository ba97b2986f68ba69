import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tumen.errors import UnreadableError
from tumen.reports.fetch import fetch, on_the_open_web


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        where = {"/moved": "/page", "/round": "/round", "/inward": "http://169.254.169.254/latest"}.get(self.path)
        self.send_response(302 if where else 200 if self.path == "/page" else 404)
        if where:
            self.send_header("Location", where)
        self.end_headers()
        if self.path == "/page":
            self.wfile.write(f"Asked by {self.headers['User-Agent']}, {self.headers['Referer']}".encode())

    def log_message(self, *_: object) -> None:
        """Say nothing on the tests' standard error."""


@pytest.fixture
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def only_this_machine(number: str, port: int) -> bool:
    return number == "127.0.0.1"


def test_a_page_is_fetched_through_its_redirects(site: str) -> None:
    found = fetch(f"{site}/moved", only_this_machine)
    assert found.address == f"{site}/page"
    assert found.content == b"Asked by Mozilla/5.0 (compatible; Tumen), None"


@pytest.mark.parametrize(
    ("path", "said"),
    [("/none", "answers 404"), ("/round", "more than 5 redirects"), ("/inward", "not on the open web")],
)
def test_what_does_not_give_a_page_is_told(path: str, said: str, site: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        fetch(f"{site}{path}", only_this_machine)


def test_this_machine_is_not_the_open_web(site: str) -> None:
    with pytest.raises(UnreadableError, match="not on the open web"):
        fetch(f"{site}/page")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "file:///etc/passwd",
        "ftp://a.example/",
        "http://",
        "http://ann@a.example/",
        "http://[::1",
        "http://a b/",
        "http://x/ y",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(UnreadableError):
        fetch(address)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",  # noqa: S104
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "2002:a00:1::", "192.0.2.1", "2001:db8::1",
    ],
)  # fmt: skip
def test_numbers_inside_a_network_are_not_reached(number: str) -> None:
    assert not on_the_open_web(number, 443)


def test_numbers_of_the_open_web_are_reached_where_pages_lie() -> None:
    assert on_the_open_web("1.1.1.1", 443)
    assert on_the_open_web("2606:4700:4700::1111", 80)
    assert not on_the_open_web("1.1.1.1", 5432)
