"""Pictures of the app at both widths, light and dark, on the norms alone, so that no text of the law is in them.

    python -m evals.screenshots [--into docs/screenshots] [--all]

Without `--all` only the pictures of the README. Needs Chromium.
"""

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from evals.served import serving

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
INTO = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
QUESTION = "Boleh ga dateng ke kampanye cuma mau denger?"
COLOURS = 128  # of a picture, so that it stays small
PASSWORD = "gambar"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: a tab, a width, a theme; `tanya` is shown with an answer."""

    tab: str
    width: int
    theme: str = "light"
    readme: bool = False

    @property
    def name(self) -> str:
        """Its file."""
        return f"{self.tab}-{self.width}{'-gelap' if self.theme == 'dark' else ''}.png"


TABS = ("tanya", "periksa", "pustaka", "korpus", "tentang")
PICTURES = (
    Picture("tanya", 1440, readme=True),
    Picture("tanya", 375, readme=True),
    Picture("tanya", 1440, "dark"),
    Picture("tanya", 375, "dark"),
    *(Picture(tab, width) for tab in TABS[1:] for width in (1440, 375)),
)


def take(browser: Any, address: str, picture: Picture) -> bytes:
    """The picture as PNG: what is in the window at first sight."""
    height = 1000 if picture.width > 1000 else 812
    page = browser.new_page(viewport={"width": picture.width, "height": height}, locale="id-ID")
    page.goto(f"{address}?tab={picture.tab}&__theme={picture.theme}")
    page.wait_for_selector(".foot")
    if picture.tab == "tanya":
        page.fill("#question textarea", QUESTION)
        page.click("#send")
        page.locator(".reply .verdict").wait_for()
        if picture.width > 1000:
            page.locator("a.mark").first.click()
            page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(1500)  # until nothing moves any more
    shot: bytes = page.screenshot()
    page.close()
    return shot


def small(file: Path) -> int:
    """Make the picture small; its size in bytes."""
    with Image.open(file) as picture:
        picture.convert("RGB").quantize(COLOURS).save(file, optimize=True)
    return file.stat().st_size


def main(argv: list[str] | None = None) -> int:
    """Take the pictures."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=INTO)
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args(argv)
    args.into.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        serving(NETRAL_HOME=home, NETRAL_ADMIN_PASSWORD=PASSWORD) as address,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for picture in PICTURES:
            if args.all or picture.readme:
                file = args.into / picture.name
                file.write_bytes(take(browser, address, picture))
                print(f"{picture.name:<28}{small(file) / 1000:8.0f} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
