"""The way out to the network: which addresses may be visited, how politely, and one request at a time.

urllib of the standard library, because it honours the proxy settings of an office and adds no dependency; httpx comes
with the user interface only, and an update of that must not change how the law is fetched. Redirects are followed here,
one by one, because each new address must pass the same check as the first.
"""

import http.client
import socket
import ssl
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote, urljoin, urlsplit

from corpus.errors import BadData, FetchFailed

HOSTS = Path(__file__).resolve().parent.parent / "corpus" / "data" / "hosts.toml"
_PORTS = {"https": 443, "http": 80}
_OTHERWISE = "Fetch it with a browser and `netral ingest` the file."


@dataclass(frozen=True, slots=True)
class FetchRules:
    """What may be visited and what it may cost. Sizes in bytes, times in seconds.

    `hosts` are exact names, with `:port` where it is not the usual one. `stall` is the longest silence, `seconds` the
    longest a whole fetch may take, `pause` the least time between two requests to one host.
    """

    hosts: frozenset[str]
    schemes: tuple[str, ...] = ("https",)
    media: tuple[str, ...] = ("pdf", "docx")
    size: int = 200 * 1024 * 1024
    seconds: float = 900.0
    stall: float = 30.0
    pause: float = 2.0
    attempts: int = 4
    redirects: int = 5
    agent: str = "Netral/1 (fetches the texts of Indonesian law, one at a time)"


def official_rules(file: Path = HOSTS) -> FetchRules:
    """The rules for official hosts, as the data file lists them."""
    rows = tomllib.loads(file.read_text("utf-8")).get("host", [])
    for number, row in enumerate(rows, 1):
        if row.keys() != {"name", "body"}:
            raise BadData(file, f"host {number}", "needs a name and a body, nothing else")
    return FetchRules(frozenset(row["name"] for row in rows))


class Interrupted(Exception):
    """A request that may go better the next time; `wait` is what the host asked for, in seconds."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        self.wait = wait
        super().__init__(reason)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        """Not followed by urllib: the caller checks the address first."""


def direct_opener(*handlers: urllib.request.BaseHandler) -> urllib.request.OpenerDirector:
    """An opener that follows no redirect by itself; uses the machine's proxy settings unless a handler says else."""
    return urllib.request.build_opener(_Stay(), *handlers)


@dataclass(slots=True)
class Web:
    """A visitor with manners: one clock, one way to wait, and a memory of when each host was last asked."""

    opener: urllib.request.OpenerDirector = field(default_factory=direct_opener)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _visits: dict[str, float] = field(default_factory=dict)

    def open(self, url: str, rules: FetchRules, headers: Mapping[str, str]) -> tuple[str, Any]:
        """The final address and its response (status 200, 206 or 416), every redirect checked.

        Raises:
            FetchFailed: the address or a redirect is not allowed, or the host says no.
            Interrupted: the host cannot answer now.
        """
        url = allowed(url, rules)
        for _ in range(rules.redirects + 1):
            response = self._ask(url, rules, headers)
            if response.status not in {301, 302, 303, 307, 308}:
                return url, response
            with response:
                target = response.headers.get("Location", "")
            if not target:
                raise FetchFailed(url, "redirects to nowhere", _OTHERWISE)
            url = allowed(urljoin(url, target), rules)
        raise FetchFailed(url, f"redirects more than {rules.redirects} times", _OTHERWISE)

    def _ask(self, url: str, rules: FetchRules, headers: Mapping[str, str]) -> Any:
        self._pace(urlsplit(url).netloc, rules.pause)
        request = urllib.request.Request(url, headers={"User-Agent": rules.agent, **headers})
        try:
            return self.opener.open(request, timeout=rules.stall)
        except urllib.error.HTTPError as error:
            return _judged(url, error)
        except urllib.error.URLError as error:
            if isinstance(error.reason, ssl.SSLCertVerificationError):
                raise FetchFailed(
                    url, f"has no valid certificate ({error.reason.verify_message})", _OTHERWISE
                ) from error
            if isinstance(error.reason, socket.gaierror):
                advice = f"Are you online? The host's name could not be looked up. {_OTHERWISE}"
                raise FetchFailed(url, "cannot be found", advice) from error
            raise Interrupted(f"cannot be reached ({error.reason})") from error
        except (OSError, http.client.HTTPException) as error:
            raise Interrupted(f"broke off ({error or type(error).__name__})") from error

    def _pace(self, host: str, pause: float) -> None:
        """Wait until the host may be asked again."""
        last = self._visits.get(host)
        if last is not None and (wait := last + pause - self.clock()) > 0:
            self.sleep(wait)
        self._visits[host] = self.clock()


def allowed(url: str, rules: FetchRules) -> str:
    """The address, its blanks quoted, where the rules allow a visit.

    Raises:
        FetchFailed: another scheme, another host or port, or a name and password in it.
    """
    url = quote(url, safe="%/:=&?~#+!$,;'@()*[]-._")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise FetchFailed(url, f"is not an address ({error})", "Correct it in the catalogue.") from error
    if parts.scheme not in rules.schemes:
        raise FetchFailed(url, f"is not {' or '.join(rules.schemes)}", "Only encrypted official addresses are fetched.")
    named = host if port in {None, _PORTS.get(parts.scheme)} else f"{host}:{port}"
    if named not in rules.hosts or "@" in parts.netloc:
        raise FetchFailed(url, f"{named!r} is not an official host", "The list is corpus/data/hosts.toml.")
    return url


def _judged(url: str, answer: urllib.error.HTTPError) -> Any:
    """The answer where it is a redirect or says that a range cannot be served; else the error it stands for."""
    if answer.code in {301, 302, 303, 307, 308, 416}:
        return answer
    with answer:
        wait = answer.headers.get("Retry-After", "")
    if answer.code in {408, 425, 429} or answer.code >= 500:
        raise Interrupted(f"answers {answer.code}", float(wait) if wait.isdigit() else 0.0)
    raise FetchFailed(url, f"answers {answer.code}", _OTHERWISE)


def read_some(response: IO[bytes], count: int = 65536) -> bytes:
    """The next bytes of a response, as soon as there are any; empty at its end.

    Raises:
        Interrupted: the transfer stalled or broke off.
    """
    try:
        return response.read1(count)  # type: ignore[attr-defined, no-any-return]  # HTTPResponse has it
    except (OSError, http.client.HTTPException) as error:
        raise Interrupted(f"broke off ({error or type(error).__name__})") from error
