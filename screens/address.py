"""Where phones in the room find the app: its address in the local network, and that address as a QR code."""

import socket
from importlib.util import find_spec

EVERYWHERE = "0.0.0.0"
_ELSEWHERE = ("10.255.255.255", 1)  # nothing is sent: connecting a datagram socket only picks the way out


def lan_address(port: int) -> str | None:
    """The address of the app in the local network; None where this machine is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
        except OSError:
            return None
        own = str(probe.getsockname()[0])
    return None if own.startswith("127.") or own == EVERYWHERE else f"http://{own}:{port}/"


def qr_text(address: str) -> str:
    """The QR code for a terminal; empty where the package for it is not installed."""
    if find_spec("segno") is None:
        return ""
    import io

    import segno

    out = io.StringIO()
    segno.make(address).terminal(out, compact=True)
    return out.getvalue()


def qr_svg(address: str) -> str:
    """The QR code as an image for the page, dark on white; empty where the package for it is not installed."""
    if find_spec("segno") is None:
        return ""
    import segno

    image: str = segno.make(address).svg_inline(scale=6, border=3, light="#ffffff", dark="#000000")
    return image
