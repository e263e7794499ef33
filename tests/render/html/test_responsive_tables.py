"""Tables of authors: a scrolling frame each, and labels on their cells."""

from markupsafe import Markup

from malbild.render.html.responsive_tables import wrap_tables

HEAD = "<thead><tr><th>A <em>b</em></th><th></th><th>C</th></tr></thead>"
TABLE = f"<table>{HEAD}<tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>"
LABELLED = TABLE.replace("<table>", '<table class="table--stacked">')
LABELLED = LABELLED.replace("<td>1", '<td data-label="A b">1').replace("<td>3", '<td data-label="C">3')


def render(table: Markup, name: str) -> str:
    return f"[{name}|{table}]"


def test_tables_are_wrapped_and_labelled_by_their_headers() -> None:
    html = f"<p>1</p>{TABLE}<p>2</p>{TABLE.replace('C', 'D &amp; E')}"
    framed = f"<p>1</p>[A b, C|{LABELLED}]<p>2</p>[A b, D & E|{LABELLED.replace('C', 'D &amp; E')}]"
    assert wrap_tables(html, render) == framed


def test_html_without_tables_is_unchanged() -> None:
    assert wrap_tables("<p>table</p>", render) == "<p>table</p>"
