"""The API and the MCP tools as programs use them, over the running app; docs/api.md is run line by line."""

import asyncio
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError

from api.desk import LARGEST_FILE, LONGEST_QUESTION, desk_of
from api.guard import LARGEST_JSON, PATIENCE, Guard
from api.http import web_app
from api.problems import REFUSALS
from corpus.errors import BadData, StaleIndex

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
LIKING = "boleh like postingan caleg?"
SECRET = "kata-rahasia-pertanyaan-ini"


def call(address: str, path: str, body=None, **headers: str):
    """Status, JSON and headers of one request."""
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    names = {"content-type": "application/json"} | {name.replace("_", "-"): text for name, text in headers.items()}
    try:
        with urlopen(Request(address.rstrip("/") + path, data, names)) as reply:
            return reply.status, json.load(reply), reply.headers
    except HTTPError as error:
        with error:
            return error.code, json.load(error), error.headers


def refused(address: str, path: str, body=None, **headers: str) -> tuple[int, str]:
    """Status and code of a request that is refused; the body is the one form of errors."""
    status, told, _ = call(address, path, body, **headers)
    assert list(told) == ["error"]
    assert sorted(told["error"]) == ["code", "message", "what_to_do"]
    return status, told["error"]["code"]


# --- what there is ------------------------------------------------------------------------------------------------

PUBLIC = {
    ("POST", "/api/ask"),
    ("POST", "/api/search"),
    ("GET", "/api/show/{ref}"),
    ("POST", "/api/check"),
    ("POST", "/api/check/file"),
    ("GET", "/api/status"),
}


def test_these_endpoints_are_public_and_no_others(address):
    told = call(address, "/api/openapi.json")[1]
    assert {(method.upper(), path) for path, on in told["paths"].items() for method in on} == PUBLIC
    assert call(address, "/gradio_api/info")[1] == {"named_endpoints": {}, "unnamed_endpoints": {}}


def test_the_routes_are_those_described(app):
    web = web_app(desk_of(app.assistant, app.library, app.today))
    own = {(path, frozenset(getattr(route, "methods", None) or ())) for route in web.routes if (path := _path(route))}
    every = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"})
    described = {(path.replace("{ref}", "{ref:path}"), frozenset({method})) for method, path in PUBLIC}
    read = frozenset({"GET", "HEAD"})
    assert own == described | {("/api/openapi.json", read), ("/mcp", frozenset()), ("/api/{rest:path}", every)}


def _path(route) -> str:
    return str(getattr(route, "path", ""))


def test_every_endpoint_is_described_in_words(address):
    told = call(address, "/api/openapi.json")[1]
    for on in told["paths"].values():
        for operation in on.values():
            assert operation["summary"] and operation["description"]
            assert {"200", "413", "422", "503"} <= operation["responses"].keys()
    assert [name for name, schema in told["components"]["schemas"].items() if _undescribed(name, schema)] == []


def _undescribed(name: str, schema) -> bool:
    ours = not name.startswith(("Body_", "HTTPValidationError", "ValidationError"))
    return ours and not schema.get("description")


def test_there_is_no_page_that_fetches_from_elsewhere(address):
    for path in ("/docs", "/redoc", "/api/docs"):
        with pytest.raises(HTTPError) as gone:
            urlopen(address.rstrip("/") + path)
        assert gone.value.code == 404
        gone.value.close()


# --- answers ------------------------------------------------------------------------------------------------------


def test_an_answer_is_the_one_of_the_command(address, app):
    status, told, headers = call(address, "/api/ask", {"question": LIKING, "as_of": "2026-02-01"})
    direct = desk_of(app.assistant, app.library, app.today).ask(LIKING, None)
    assert (status, told["verdict"], list(told)) == (200, "dilarang", list(direct))
    assert told["as_of"] == "2026-02-01"
    assert {name for name in told if told[name] != direct[name]} <= {"as_of", "answer", "caveats", "elapsed_ms"}
    assert not [name for name in headers if name.lower().startswith(("access-control", "set-cookie"))]


def test_search_show_status_and_check(address):
    hits = call(address, "/api/search", {"query": "memihak calon berpawai"})[1]["hits"]
    assert hits[0]["label"] == "Pasal 5 PP 94/2021"
    shown = call(address, "/api/show/Pasal%201%20UU%201/2001?as_of=2005-01-01")[1]
    assert shown["text"] == "Pasal 1\nPenjaga kebun dilarang tidur di bawah pohon."
    assert call(address, "/api/show/pp-94-2021")[1]["articles"] == ["pp-94-2021/pasal-5", "pp-94-2021/pasal-6"]
    assert call(address, "/api/status")[1]["failed"] == 0
    letter = {"text": "Menurut Pasal 60 UU 1/2001, pegawai wajib netral.", "date": "2026-02-01"}
    told = call(address, "/api/check", letter)[1]
    assert [cited["ref"] for cited in told["citations"]] == ["uu-1-2001/pasal-60"]


# --- what is refused ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        ("/api/ask", {}, (422, "masukan-tidak-sah")),
        ("/api/ask", {"question": ""}, (422, "masukan-tidak-sah")),
        ("/api/ask", {"question": "  \n"}, (422, "masukan-tidak-sah")),
        ("/api/ask", {"question": ["x"]}, (422, "masukan-tidak-sah")),
        ("/api/ask", {"question": "x" * (LONGEST_QUESTION + 1)}, (422, "masukan-tidak-sah")),
        ("/api/ask", {"question": LIKING, "as_of": "kemarin"}, (422, "masukan-tidak-sah")),
        ("/api/ask", {"question": LIKING, "path": "/etc/passwd"}, (422, "masukan-tidak-sah")),  # unknown field
        ("/api/ask", b"{bukan json", (422, "masukan-tidak-sah")),
        ("/api/ask", {"question": LIKING, "rephrase": True}, (422, "tanpa-model")),
        ("/api/ask", None, (404, "tidak-ada")),  # GET
        ("/api/search", {"query": "x", "limit": 51}, (422, "masukan-tidak-sah")),
        ("/api/show/ngawur", None, (422, "rujukan-tidak-terbaca")),
        ("/api/show/../../etc/passwd", None, (422, "rujukan-tidak-terbaca")),
        ("/api/show/pp-94-2021/pasal-999", None, (404, "naskah-tidak-ada")),
        ("/api/show/uu-7-2017", None, (404, "naskah-tidak-ada")),
        ("/api/check", {"text": ""}, (422, "masukan-tidak-sah")),
        ("/api/rahasia", None, (404, "tidak-ada")),
    ],
)
def test_what_cannot_be_done_is_said_in_one_form(address, path, body, expected):
    assert refused(address, path, body) == expected


def test_what_was_sent_is_not_repeated_in_an_error(address):
    told = call(address, "/api/ask", {"question": [SECRET], SECRET[:10]: 1})[1]
    assert SECRET not in json.dumps(told)


def test_a_body_that_is_too_large_is_refused(address):
    assert refused(address, "/api/ask", b'{"question": "' + b"x" * LARGEST_JSON + b'"}') == (413, "terlalu-besar")
    assert refused(address, "/api/check/file", b"x" * (LARGEST_FILE + 100_000)) == (413, "terlalu-besar")


def test_a_body_that_hides_its_length_is_counted(address):
    """Chunks without a Content-Length; the server answers before all of them came."""
    host, port = re.fullmatch(r"http://([^:]+):(\d+)/", address).groups()
    with socket.create_connection((host, int(port))) as line:
        line.sendall(b"POST /api/ask HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        try:
            for _ in range(PATIENCE * LARGEST_JSON // 0x10000 + 2):
                line.sendall(chunk)
        except (BrokenPipeError, ConnectionResetError):
            pytest.skip("this system closed the line before the reply could be read")
        assert line.recv(100).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize("origin", ["https://jahat.example", "null", "http://127.0.0.1:1"])
@pytest.mark.parametrize("path", ["/api/ask", "/mcp"])
def test_pages_of_other_sites_are_refused(address, path, origin):
    assert refused(address, path, {"question": LIKING}, origin=origin) == (403, "asal-lain")


def test_a_form_from_another_page_is_no_json(address):
    status, told, _ = call(address, "/api/ask", b'{"question": "x"}', content_type="text/plain")
    assert (status, told["error"]["code"]) == (422, "masukan-tidak-sah")


def test_its_own_page_may_ask(address):
    assert call(address, "/api/ask", {"question": LIKING}, origin=address.rstrip("/"))[0] == 200


def test_too_many_at_once_are_told_to_come_back():
    async def app(scope, receive, send):
        raise AssertionError("not reached")

    async def go() -> list[dict]:
        guard, sent = Guard(app), []
        guard.running = 10_000

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        await guard({"type": "http", "path": "/api/status", "headers": []}, receive, send)
        return sent

    start, body = asyncio.run(go())
    assert (start["status"], json.loads(body["body"])["error"]["code"]) == (503, "sibuk")


def test_every_error_has_a_code_of_its_own():
    codes = [refusal.code for refusal in REFUSALS.values()]
    assert len(set(codes)) == len(codes)


def test_an_error_of_our_data_tells_no_path(app, monkeypatch):
    from api.problems import refusal

    assert "/secret" not in json.dumps(refusal(BadData("/secret/norms.toml", "norm x", "wrong")).body)
    assert refusal(StaleIndex("old")).status == 503


# --- nothing is kept ----------------------------------------------------------------------------------------------


def test_no_question_and_no_letter_is_kept(address, app, capfd):
    call(address, "/api/ask", {"question": f"boleh {SECRET} kampanye?"})
    call(address, "/api/search", {"query": SECRET})
    call(address, "/api/check", {"text": f"Pasal 5 PP 94/2021 {SECRET}"})
    kept = [path for path in app.settings.home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert kept == []
    assert SECRET not in "".join(capfd.readouterr())


# --- MCP ----------------------------------------------------------------------------------------------------------


def tool(address: str, name: str, arguments: dict):
    async def go():
        async with Client(f"{address}mcp") as client:
            return await client.call_tool(name, arguments)

    return asyncio.run(go())


def test_the_tools_are_listed_with_their_schemas(address):
    async def go():
        async with Client(f"{address}mcp") as client:
            return client.server_info, (await client.list_tools()).tools

    server, tools = asyncio.run(go())
    assert server.name == "netral"
    assert {one.name: sorted(one.input_schema["properties"]) for one in tools} == {
        "ask": ["as_of", "question"],
        "search": ["as_of", "limit", "query"],
        "show": ["as_of", "ref"],
    }
    assert all(one.description and one.output_schema for one in tools)


def test_the_tools_give_what_the_endpoints_give(address):
    asked = tool(address, "ask", {"question": LIKING, "as_of": "2026-02-01"}).structured_content
    told = call(address, "/api/ask", {"question": LIKING, "as_of": "2026-02-01"})[1]
    assert {name: asked[name] for name in told if name != "elapsed_ms"}.keys() == told.keys() - {"elapsed_ms"}
    assert (asked["verdict"], asked["citations"]) == (told["verdict"], told["citations"])
    found = tool(address, "search", {"query": "memihak calon berpawai", "limit": 1}).structured_content
    assert [hit["label"] for hit in found["hits"]] == ["Pasal 5 PP 94/2021"]
    shown = tool(address, "show", {"ref": "uu-1-2001/pasal-1", "as_of": "2005-01-01"}).structured_content
    assert "dilarang tidur" in json.dumps(shown)


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("show", {"ref": "ngawur"}, "rujukan-tidak-terbaca"),
        ("show", {"ref": "uu-7-2017"}, "naskah-tidak-ada"),
        ("ask", {"question": "x" * (LONGEST_QUESTION + 1)}, "at most 2000"),
        ("search", {"query": "x", "limit": 500}, "less than or equal to 50"),
    ],
)
def test_a_tool_says_what_is_wrong(address, name, arguments, said):
    try:
        result = tool(address, name, arguments)
    except MCPError as error:
        assert said in str(error)
    else:
        assert result.is_error
        assert said in result.content[0].text


# --- docs/api.md --------------------------------------------------------------------------------------------------


def examples(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("script", examples("sh"))
def test_each_curl_example_gives_json(address, script, tmp_path):
    if not any(os.access(Path(folder) / "curl", os.X_OK) for folder in os.get_exec_path()):
        pytest.skip("curl is not installed")
    run = script.replace("http://127.0.0.1:7860/", address)
    done = subprocess.run(["sh", "-ec", run], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "error" not in json.loads(done.stdout)


@pytest.mark.parametrize(
    ("script", "said"), list(zip(examples("python"), ("Pasal 5 PP 94/2021", "dilarang"), strict=True))
)
def test_each_python_example_prints_its_answer(address, script, said):
    run = script.replace("http://127.0.0.1:7860/", address)
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True)
    assert said in done.stdout.splitlines()


def test_the_examples_in_json_are_real(address):
    error, config = map(json.loads, examples("json"))
    assert error == call(address, "/api/show/ngawur")[1]
    assert config["mcpServers"]["netral"]["url"] == "http://127.0.0.1:7860/mcp"


def test_the_table_names_every_endpoint():
    rows = set(re.findall(r"^\| `(GET|POST) (/[^`]+)`", PAGE, re.MULTILINE))
    assert rows == PUBLIC | {("POST", "/mcp")}
