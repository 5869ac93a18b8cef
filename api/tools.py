"""The MCP tools `ask`, `search` and `show` over the same desk, by the official SDK (streamable HTTP at /mcp).

Gradio can serve MCP itself, but its release asks for an older SDK than the other pins allow, and it would publish its
own handlers; these three tools are all there is. The server keeps no session: every call stands for itself.
"""

import logging
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from starlette.routing import BaseRoute

from api.desk import Desk
from api.problems import refusal
from api.values import AnswerOut, Day, HitsOut, Limit, Place, ProvisionOut, Query, Question, RegulationOut
from corpus import __version__
from corpus.errors import NetralError

PATH = "/mcp"
INSTRUCTIONS = (
    "Netral menjawab pertanyaan tentang netralitas ASN dan aparat dalam Pemilu dan Pilkada dengan verdict dan pasal "
    "yang dikutip. Sampaikan verdict, syarat, dan pinpoint apa adanya; jangan menambah pasal. Bukan nasihat "
    "hukum; “tidak ditemukan” bukan berarti “tidak dilarang”."
)


def tools(desk: Desk) -> tuple[MCPServer[Any], list[BaseRoute]]:
    """The server of the tools, and the route to mount; its session manager must run while the app runs."""
    server: MCPServer[Any] = MCPServer(
        "netral", title="Netral", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING"
    )

    @server.tool(title="Tanya")
    def ask(question: Question, as_of: Day = None) -> AnswerOut:
        """Jawab pertanyaan netralitas ASN: verdict, syarat, sanksi, dan kutipan pasal menurut hukum pada hari itu."""
        return AnswerOut.model_validate(_done(lambda: desk.ask(question, as_of)))

    @server.tool(title="Cari ketentuan")
    def search(query: Query, as_of: Day = None, limit: Limit = 10) -> HitsOut:
        """Cari pasal di antara naskah yang terpasang."""
        return HitsOut.model_validate(_done(lambda: desk.search(query, as_of, limit)))

    @server.tool(title="Tampilkan pasal")
    def show(ref: Place, as_of: Day = None) -> ProvisionOut | RegulationOut:
        """Tampilkan bunyi, penjelasan, dan riwayat satu ketentuan, atau isi satu peraturan."""
        shown = _done(lambda: desk.show(ref, as_of))
        return (RegulationOut if "articles" in shown else ProvisionOut).model_validate(shown)

    logging.getLogger("mcp").setLevel(logging.WARNING)
    # The guard of the app looks at where a request comes from; by names of hosts the SDK would refuse phones.
    open_hosts = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    mounted = server.streamable_http_app(
        streamable_http_path=PATH, json_response=True, stateless_http=True, transport_security=open_hosts
    )
    return server, list(mounted.routes)


def _done(call: Any) -> Any:
    """What the desk says; its errors as sentences for whoever called the tool."""
    try:
        return call()
    except NetralError as error:
        said = refusal(error)
        raise ToolError(f"{said.code}: {said.message} {said.what_to_do}") from error
