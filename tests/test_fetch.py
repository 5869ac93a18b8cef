"""Fetching from a stand-in server on loopback: redirects, stalls, broken transfers, lies and changed files."""

import hashlib
import json
import re
import threading
import urllib.request
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urljoin

import pytest

from corpus.errors import BadData, FetchFailed
from ingest.fetch import Fetched, FetchRules, Web, direct_opener, fetch, official_rules
from ingest.quarantine import Quarantine, Refused
from ingest.web import allowed
from tests.fixtures.pdfs import FIRST, SECOND, pdf

LAW = pdf(FIRST, SECOND)
OTHER = pdf(SECOND)
BROWSER = "Fetch it with a browser and `netral ingest` the file."
KEPT = "Try again later; what has arrived is kept, and the transfer goes on from there."


class Site:
    """What the stand-in answers: a script of steps for each path, the last one repeated. Remembers what was asked."""

    def __init__(self) -> None:
        self.steps: dict[str, list[Callable[[BaseHTTPRequestHandler], None]]] = {}
        self.asked: list[tuple[str, str | None, str | None]] = []
        self.base = ""
        self.over = threading.Event()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append((request.path, request.headers.get("Range"), request.headers.get("If-Range")))
        steps = self.steps[request.path]
        (steps.pop(0) if len(steps) > 1 else steps[0])(request)


def send(data: bytes, kind: str = "application/pdf", tag: str = '"v1"', status: int = 200):
    """Answer with the whole of `data`, or the range asked for when `If-Range` names its version."""

    def step(request: BaseHTTPRequestHandler) -> None:
        span = re.fullmatch(r"bytes=(\d+)-", request.headers.get("Range", ""))
        start = int(span[1]) if span and request.headers.get("If-Range") == tag else 0
        request.send_response(206 if start else status)
        if start:
            request.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        _headers(request, kind, tag, len(data) - start)
        request.wfile.write(data[start:])

    return step


def cut(data: bytes, after: int, tag: str = '"v1"'):
    """Promise the whole and break off."""

    def step(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        _headers(request, "application/pdf", tag, len(data))
        request.wfile.write(data[:after])
        request.close_connection = True

    return step


def stall(site: Site, data: bytes, after: int):
    """Send a little, then nothing while the test runs."""

    def step(request: BaseHTTPRequestHandler) -> None:
        cut(data, after)(request)
        request.wfile.flush()
        site.over.wait(20)

    return step


def endless(request: BaseHTTPRequestHandler) -> None:
    """No length, and no end before far more than is wanted."""
    request.send_response(200)
    request.send_header("Content-Type", "application/pdf")
    request.end_headers()
    request.wfile.write(b"%PDF-1.4\n" + b"x" * 3_000_000)


def redirect(to: str, status: int = 302):
    def step(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Location", to)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return step


def refuse(status: int, **headers: str):
    def step(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {**headers, "Content-Length": "0"}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()

    return step


def _headers(request: BaseHTTPRequestHandler, kind: str, tag: str, length: int) -> None:
    for name, value in (("Content-Type", kind), ("Content-Length", str(length)), ("ETag", tag)):
        if value:
            request.send_header(name, value)
    request.end_headers()


@pytest.fixture
def site():
    found = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.answer(self)

        def log_message(self, *args: object) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args: object) -> None:
            """The visitor hung up: that is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    found.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.over.set()
    server.shutdown()
    thread.join()
    server.server_close()


def rules(site: Site, **changes) -> FetchRules:
    """Rules that let the stand-in be visited; the pause is kept by a clock that stands still."""
    terms = {"stall": 5.0, "attempts": 3, "pause": 1.0, "size": 1_000_000, **changes}
    return FetchRules(frozenset({site.base.removeprefix("http://")}), ("http",), **terms)


def visitor(waits: list[float] | None = None) -> Web:
    direct = direct_opener(urllib.request.ProxyHandler({}))
    return Web(direct, sleep=(waits if waits is not None else []).append, clock=lambda: 0.0)


def get(
    site: Site, folder, *paths: str, waits: list[float] | None = None, accept=lambda path: None, **changes
) -> Fetched:
    urls = [site.base + path for path in paths]
    return fetch(urls, folder / "pp-3-2031", rules=rules(site, **changes), accept=accept, web=visitor(waits))


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_text_arrives_whole(site, tmp_path):
    site.steps = {"/a.pdf": [send(LAW)]}
    path = tmp_path / "pp-3-2031.pdf"
    url = f"{site.base}/a.pdf"
    assert get(site, tmp_path, "/a.pdf") == Fetched(path, url, url, hashlib.sha256(LAW).hexdigest(), len(LAW), "pdf")
    assert (path.read_bytes(), names(tmp_path)) == (LAW, ["pp-3-2031.pdf"])


def test_redirects_on_official_hosts_are_followed(site, tmp_path):
    site.steps = {"/a": [redirect("/b c", 301)], "/b%20c": [redirect(f"{site.base}/d.pdf", 307)], "/d.pdf": [send(LAW)]}
    assert get(site, tmp_path, "/a").url == f"{site.base}/d.pdf"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("http://contoh.test/x.pdf", "'contoh.test' is not an official host. The list is corpus/data/hosts.toml."),
        ("http://127.0.0.1:1/x.pdf", "'127.0.0.1:1' is not an official host. The list is corpus/data/hosts.toml."),
        ("file:///etc/hostname", "is not http. Only encrypted official addresses are fetched."),
        ("//x@127.0.0.1/x.pdf", "'127.0.0.1' is not an official host. The list is corpus/data/hosts.toml."),
    ],
)
def test_redirects_elsewhere_are_refused(site, tmp_path, target, message):
    site.steps = {"/a": [redirect(target)]}
    with pytest.raises(FetchFailed) as caught:
        get(site, tmp_path, "/a")
    assert (str(caught.value), names(tmp_path)) == (f"{urljoin('http:', target)}: {message}", [])


def test_redirects_in_a_circle_end(site, tmp_path):
    site.steps = {"/a": [redirect("/a")]}
    with pytest.raises(FetchFailed, match="redirects more than 5 times"):
        get(site, tmp_path, "/a")
    assert len(site.asked) == 6


def test_a_broken_transfer_goes_on_where_it_stopped(site, tmp_path):
    site.steps = {"/a.pdf": [cut(LAW, 500), send(LAW)]}
    assert get(site, tmp_path, "/a.pdf").path.read_bytes() == LAW
    assert site.asked == [("/a.pdf", None, None), ("/a.pdf", "bytes=500-", '"v1"')]


def test_a_file_that_changed_meanwhile_is_fetched_anew(site, tmp_path):
    site.steps = {"/a.pdf": [cut(LAW, 500), send(OTHER, tag='"v2"')]}
    assert get(site, tmp_path, "/a.pdf").path.read_bytes() == OTHER


def test_a_host_that_ignores_if_range_is_not_believed(site, tmp_path):
    def wrong(request: BaseHTTPRequestHandler) -> None:
        request.send_response(206)
        request.send_header("Content-Range", f"bytes 500-{len(OTHER) - 1}/{len(OTHER)}")
        _headers(request, "application/pdf", '"v2"', len(OTHER) - 500)
        request.wfile.write(OTHER[500:])

    site.steps = {"/a.pdf": [cut(LAW, 500), wrong, send(OTHER, tag='"v2"')]}
    assert get(site, tmp_path, "/a.pdf").path.read_bytes() == OTHER
    assert [ask[1] for ask in site.asked] == [None, "bytes=500-", None]


def test_without_a_version_nothing_is_continued(site, tmp_path):
    site.steps = {"/a.pdf": [cut(LAW, 500, tag=""), send(LAW, tag="")]}
    assert get(site, tmp_path, "/a.pdf").path.read_bytes() == LAW
    assert [ask[1] for ask in site.asked] == [None, None]


def test_a_later_run_goes_on_with_what_was_kept(site, tmp_path):
    site.steps = {"/a.pdf": [cut(LAW, 500)]}
    with pytest.raises(FetchFailed) as caught:
        get(site, tmp_path, "/a.pdf", attempts=1)
    assert str(caught.value) == f"{site.base}/a.pdf: broke off after 500 of {len(LAW)} bytes, 1 times. {KEPT}"
    assert names(tmp_path) == ["pp-3-2031.part", "pp-3-2031.part.json"]
    site.steps = {"/a.pdf": [send(LAW)]}
    assert get(site, tmp_path, "/a.pdf").path.read_bytes() == LAW
    assert (site.asked[-1], names(tmp_path)) == (("/a.pdf", "bytes=500-", '"v1"'), ["pp-3-2031.pdf"])


def test_a_stalling_host_is_left_and_asked_again(site, tmp_path):
    site.steps = {"/a.pdf": [stall(site, LAW, 500), send(LAW)]}
    assert get(site, tmp_path, "/a.pdf", stall=0.3).path.read_bytes() == LAW
    assert site.asked[1] == ("/a.pdf", "bytes=500-", '"v1"')


def test_a_host_that_is_busy_is_asked_later(site, tmp_path):
    waits: list[float] = []
    site.steps = {"/a.pdf": [refuse(503, Retry_After="7"), refuse(500), send(LAW)]}
    get(site, tmp_path, "/a.pdf", waits=waits)
    # what the host asked for, the pause between two visits, twice the pause and again the pause
    assert waits == [7.0, 1.0, 4.0, 1.0]


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (refuse(404), f"answers 404. {BROWSER}"),
        (send(b"x" * 1_000_001), "is 1000001 bytes large, more than 1000000. Raise the limit if this is right."),
        (endless, "sends more than 1000000 bytes. Raise the limit if this is right."),
        (send(b"<html>Maaf"), f"lies about its type: declared pdf, sent html. {BROWSER}"),
        (send(b"GIF89a"), f"lies about its type: declared pdf, sent something else. {BROWSER}"),
        (send(b"GIF89a", "image/gif"), f"sent something else, not pdf or docx. {BROWSER}"),
        (send(b"<html>x", "text/html"), f"is a web page without a link to the file. {BROWSER}"),
    ],
)
def test_what_is_refused_and_why(site, tmp_path, step, reason):
    site.steps = {"/a.pdf": [step]}
    with pytest.raises(FetchFailed) as caught:
        get(site, tmp_path, "/a.pdf")
    assert str(caught.value) == f"{site.base}/a.pdf: {reason}"
    assert not (tmp_path / "pp-3-2031.pdf").exists()


def test_a_landing_page_leads_to_the_file_on_its_own_host(site, tmp_path):
    page = b"""<html><a href="http://contoh.test/Download/1/a.pdf">iklan</a><a href="/Download/2/abstrak">a</a>
        <a class=x href='/Download/3/PP Nomor 3.pdf'>unduh</a>"""
    site.steps = {"/Details/9": [send(page, "text/html")], "/Download/3/PP%20Nomor%203.pdf": [send(LAW)]}
    fetched = get(site, tmp_path, "/Details/9")
    assert (fetched.asked, fetched.url) == (f"{site.base}/Details/9", f"{site.base}/Download/3/PP%20Nomor%203.pdf")


def test_the_wrong_text_is_refused_and_the_next_address_tried(site, tmp_path):
    site.steps = {"/a.pdf": [send(OTHER)], "/b.pdf": [send(LAW)]}
    accept = lambda path: None if path.read_bytes() == LAW else "it is PP 4/2031"  # noqa: E731
    assert get(site, tmp_path, "/a.pdf", "/b.pdf", accept=accept).asked == f"{site.base}/b.pdf"
    with pytest.raises(FetchFailed, match=r"is another text: it is PP 4/2031\. Correct the address in the catalogue"):
        get(site, tmp_path, "/a.pdf", accept=accept)


def test_every_failure_is_told(site, tmp_path):
    site.steps = {"/a.pdf": [refuse(404)], "/b.pdf": [refuse(403)]}
    with pytest.raises(FetchFailed) as caught:
        get(site, tmp_path, "/a.pdf", "/b.pdf")
    assert str(caught.value) == (
        f"pp-3-2031: {site.base}/a.pdf: answers 404. {BROWSER}; {site.base}/b.pdf: answers 403. {BROWSER}. {BROWSER}"
    )


def test_a_host_that_does_not_answer(tmp_path):
    terms = FetchRules(frozenset({"127.0.0.1:9"}), ("http",), attempts=1)
    with pytest.raises(FetchFailed, match="cannot be reached"):
        fetch(["http://127.0.0.1:9/a.pdf"], tmp_path / "a", rules=terms, web=visitor())


def test_no_address_at_all(tmp_path):
    with pytest.raises(FetchFailed) as caught:
        fetch([], tmp_path / "uu-1-2031", rules=official_rules(), web=visitor())
    assert str(caught.value) == f"uu-1-2031: the catalogue names no official address. {BROWSER}"


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("https://peraturan.bpk.go.id/Details/1", True),
        ("https://PERATURAN.bpk.go.id:443/x", True),
        ("http://peraturan.bpk.go.id/x", False),
        ("https://peraturan.bpk.go.id:8443/x", False),
        ("https://peraturan.bpk.go.id.contoh.test/x", False),
        ("https://peraturan.bpk.go.id@contoh.test/x", False),
        ("https://x@peraturan.bpk.go.id/x", False),
        ("https://bpk.go.id/x", False),  # exact names only
        ("https://127.0.0.1/x", False),
        ("ftp://mkri.id/x", False),
    ],
)
def test_official_addresses(url, fine):
    official = official_rules()
    if fine:
        assert allowed(url, official) == url
    else:
        with pytest.raises(FetchFailed):
            allowed(url, official)


# --- quarantine --------------------------------------------------------------------------------------------------

ROW = Refused("surat.pdf", "ab" * 32, "is cut off", "2031-01-02T03:04:05")


def test_the_quarantine_remembers_until_told_to_forget(tmp_path):
    kept = Quarantine(tmp_path / "state")
    other = Refused("é.pdf", "cd" * 32, "menggantung\nlama", "2031-01-02T03:04:06")
    kept.add(ROW)
    kept.add(other)
    assert (Quarantine(tmp_path / "state").list(), kept.contains("cd" * 32), kept.reason("ab" * 32)) == (
        (ROW, other),
        True,
        "is cut off",
    )
    assert (kept.remove("ab" * 32), kept.remove("ab" * 32), kept.list()) == (True, False, (other,))
    assert names(tmp_path / "state") == ["quarantine.jsonl"]


def test_a_newer_reason_replaces_the_older(tmp_path):
    kept = Quarantine(tmp_path)
    newer = Refused("lain.pdf", ROW.sha256, "hangs", "2031-02-02T03:04:05")
    kept.add(ROW)
    kept.add(newer)
    assert kept.list() == (newer,)


def test_a_damaged_list_is_not_taken_for_an_empty_one(tmp_path):
    kept = Quarantine(tmp_path)
    kept.file.write_text(json.dumps({"name": "x"}) + "\n")
    with pytest.raises(BadData, match="line 1: not a refused file"):
        kept.list()
