"""What tests do with a page of the app: open it, ask, measure."""

import re

READY = "#question textarea"
WIDTHS = (375, 1440)
ATTENDING = "boleh ga dateng ke kampanye cuma mau denger?"


class Visit:
    """Opens pages, each as a reader of its own, and writes down what they ask for and what fails in them."""

    def __init__(self, browser, address) -> None:
        self.browser, self.address = browser, address
        self.contexts, self.strays, self.faults = [], [], []

    def __call__(self, query: str = "", width: int = 1440, **more):
        context = self.browser.new_context(viewport={"width": width, "height": 800}, **({"locale": "id-ID"} | more))
        self.contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(20_000)
        tab.on("request", lambda request: self._watch(request.url))
        tab.on("pageerror", lambda error: self.faults.append(str(error)))
        tab.goto(self.address + query)
        tab.wait_for_selector(READY, state="attached")
        return tab

    def _watch(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.strays.append(url)

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def ask(tab, question: str) -> None:
    tab.fill("#question textarea", question)
    tab.click("#send")
    tab.locator(".reply .asked", has_text=question[:40]).first.wait_for()


def choose(button) -> None:
    """Choose a radio button; once more where the page scrolled to the step while the pointer was on its way."""
    button.wait_for()
    for _ in range(5):
        button.click()
        if button.is_checked():
            return
        button.page.wait_for_timeout(100)
    raise AssertionError("the choice was not taken")


def overflow(tab) -> int:
    """How many pixels the page is wider than its window."""
    return tab.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def contrast(tab, selector: str) -> float:
    """The WCAG contrast of an element's text with what lies behind it."""
    script = """selector => {
      const part = document.querySelector(selector);
      let back = part;
      const clear = c => c === 'transparent' || c.endsWith(', 0)');
      while (back.parentElement && clear(getComputedStyle(back).backgroundColor)) back = back.parentElement;
      return [getComputedStyle(part).color, getComputedStyle(back).backgroundColor];
    }"""
    light, dark = sorted(map(luminance, tab.evaluate(script, selector)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(float(part)) / 255 for part in re.findall(r"[\d.]+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
