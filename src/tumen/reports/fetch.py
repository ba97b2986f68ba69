"""One page from the web, because a person asked for it: the only module of the rooms that opens a connection.

Only http and https, only to addresses that the whole world can reach: an address inside the own network, of the machine
itself or of a cloud's metadata is refused, by the number that is then connected to, so that a name cannot change between
the check and the connection. Each redirect is checked anew. Nothing tells the other side who asks, not even a referrer.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from tumen.errors import UnreadableError
from tumen.reports import limits

_SECONDS = 15
_SECONDS_IN_ALL = 25  # less than a worker holds a job
_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; Tumen)", "Accept": "text/html,application/pdf,text/plain;q=0.9"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of a page, and the address that gave them in the end."""

    address: str
    content: bytes


def on_the_open_web(number: str, port: int) -> bool:
    """Say whether an IP address may be connected to at a port: one that the whole world can reach, where pages lie."""
    found = ipaddress.ip_address(number)
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    reachable = found.is_global and not found.is_multicast and (inner is None or bool(inner.is_global))
    return reachable and port in _PORTS.values()


def fetch(address: str, may_reach: Callable[[str, int], bool] = on_the_open_web) -> Fetched:
    """Return what lies at a web address. Raises UnreadableError, which says why it was not fetched."""
    for _ in range(_REDIRECTS + 1):
        found = _ask(address, may_reach)
        if isinstance(found, bytes):
            return Fetched(address, found)
        address = urljoin(address, found)
    raise UnreadableError(f"leads on and on: more than {_REDIRECTS} redirects")


def _ask(address: str, may_reach: Callable[[str, int], bool]) -> bytes | str:
    """Return the content of an address, or where it leads."""
    scheme, host, port, path = _parts(address)
    connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)
    try:
        connection.sock = _connected(scheme, host, port, may_reach)
        connection.request("GET", path, headers=_HEADERS)
        answer = connection.getresponse()
        if answer.status in (301, 302, 303, 307, 308):
            return answer.getheader("Location") or ""
        if answer.status != 200:
            raise UnreadableError(f"could not be fetched: the server answers {answer.status} {answer.reason}")
        content = _body(answer)
    except (OSError, http.client.HTTPException) as error:
        raise UnreadableError(f"could not be fetched ({type(error).__name__})") from error
    finally:
        connection.close()
    if len(content) > limits.FILE_BYTES:
        raise UnreadableError(f"is larger than {limits.megabytes(limits.FILE_BYTES)}")
    return content


def _body(answer: http.client.HTTPResponse) -> bytes:
    """Return at most a byte more than a file may have. Raises TimeoutError where it comes too slowly."""
    latest, content = time.monotonic() + _SECONDS_IN_ALL, bytearray()
    while len(content) <= limits.FILE_BYTES and (part := answer.read1(65536)):
        content += part
        if time.monotonic() > latest:
            raise TimeoutError
    return bytes(content)


def _parts(address: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as error:
        raise UnreadableError("is no address") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise UnreadableError("is no address that begins with http:// or https://")
    if parts.username is not None:
        raise UnreadableError("holds a user name: save the page and add the file")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    words = parts.hostname + path
    if not words.isascii() or not words.isprintable() or " " in words:
        raise UnreadableError("holds characters that an address cannot: copy it from the browser's address line")
    return parts.scheme, parts.hostname, port or _PORTS[parts.scheme], path


def _connected(scheme: str, host: str, port: int, may_reach: Callable[[str, int], bool]) -> socket.socket:
    """Return a connection to the first of the host's numbers. Raises UnreadableError where any may not be reached."""
    numbers = [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not numbers or not all(may_reach(number, port) for number in numbers):
        raise UnreadableError(
            "lies inside a network or at an unusual port, not on the open web: save the page and add the file"
        )
    plain = socket.create_connection((numbers[0], port), timeout=_SECONDS)
    if scheme == "http":
        return plain
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
