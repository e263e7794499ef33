"""Pages of other sites with embeds on them, for a browser to show."""

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from tests.support.building import read_script

HEIGHT = 300
SECRET = "a1B2c3D4e5"  # noqa: S105  # the name WordPress gives it
SANDBOX = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"'


@dataclass(frozen=True)
class Host:
    """Another site, with a strict content security policy."""

    folder: Path
    embeds: str  # the URL of the site with the embeds, with a final slash

    def write(self, *paths: str, columns: int = 1, script: bool = True, sandbox: bool = True) -> None:
        """Write a page with a frame for each path, and with the resize script unless left out."""
        origin = self.embeds.rstrip("/")
        policy = f"default-src 'none'; style-src 'self'; frame-src 'self' {origin}; script-src {origin}"
        frames = "".join(
            f'<iframe src="{path if path.startswith("/") else self.embeds + path}" title="Ram {number}" width="100%" '
            f'height="{HEIGHT}" {SANDBOX if sandbox else ""}></iframe>\n'
            for number, path in enumerate(paths)
        )
        resize = f'<script defer src="{self.embeds}embed/v1/resize.js"></script>' if script else ""
        head = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><link rel="stylesheet" href="host.css">'
        body = f'<main class="columns-{columns}"><h1>Kommunen</h1>{frames}</main>{resize}'
        page = f'<!doctype html><html lang="sv"><meta charset="utf-8"><title>Kommunen</title>{head}{body}'
        (self.folder / "index.html").write_text(page, encoding="utf-8")
        (self.folder / "host.css").write_text(_STYLE, encoding="utf-8")


_STYLE = """
* { box-sizing: border-box; }
body { margin: 20px; }
iframe { border: 3px solid; }
.columns-3 { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); align-items: start; }
h1 { grid-column: 1 / -1; }
"""

# Elements and attributes of an unknown site's oEmbed `html` that WordPress keeps, after its published behaviour.
_ALLOWED: dict[str, set[str]] = {
    "a": {"href"},
    "blockquote": set(),
    "iframe": {"src", "width", "height", "frameborder", "title"},
}
_PARTS = re.compile(r"<div[^>]*>\s*(<blockquote>.*?</blockquote>)\s*(<iframe.*?></iframe>)\s*</div>", re.DOTALL)


def wordpress_page(folder: Path, answer: str) -> None:
    """Write the page of a WordPress site that an oEmbed response has been pasted into."""
    parts = _PARTS.fullmatch(answer)
    assert parts, answer
    quote, frame = (html.fragment_fromstring(part) for part in parts.groups())
    for element in (*quote.iter(), *frame.iter()):
        for name in {*element.attrib} - _ALLOWED[element.tag]:
            del element.attrib[name]
    frame.attrib.update({"class": "wp-embedded-content", "sandbox": "allow-scripts", "security": "restricted"})
    frame.attrib.update({"style": "position: absolute; visibility: hidden", "data-secret": SECRET})
    frame.set("src", f"{frame.get('src')}#?secret={SECRET}")
    quote.attrib.update({"class": "wp-embedded-content", "data-secret": SECRET})
    shown = "".join(html.tostring(element, encoding="unicode") for element in (quote, frame))
    page = f"<!doctype html><html lang=sv><meta charset=utf-8><title>WordPress</title><p>Text</p>{shown}"
    (folder / "index.html").write_text(f"{page}<script>{read_script('wordpress.js')}</script>", encoding="utf-8")
