"""Tables of authors get a frame each."""

from markupsafe import Markup

from malbild.tables import frame_tables

TABLE = "<table><thead><tr><th>A <em>b</em></th><th></th><th>C</th></tr></thead></table>"


def draw(*, table: Markup, name: str) -> str:
    return f"[{name}|{table}]"


def test_every_table_is_framed_and_known_by_its_headers() -> None:
    html = f"<p>1</p>{TABLE}<p>2</p>{TABLE.replace('C', 'D &amp; E')}"
    framed = f"<p>1</p>[A b, C|{TABLE}]<p>2</p>[A b, D & E|{TABLE.replace('C', 'D &amp; E')}]"
    assert frame_tables(html, draw) == framed


def test_what_holds_no_table_is_left_alone() -> None:
    assert frame_tables("<p>table</p>", draw) == "<p>table</p>"
