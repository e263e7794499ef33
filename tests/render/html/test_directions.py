"""The direction of text: beside each language, where one of them runs from right to left."""

import pytest

from malbild.render.html.directions import add_directions


@pytest.mark.parametrize(
    ("html", "directed"),
    [
        ('<p lang="sv">Text', '<p lang="sv">Text'),
        ('<p lang="ar">نص', '<p lang="ar" dir="rtl">نص'),
        ('<html lang="ar"><a lang="sv" href="#">x', '<html lang="ar" dir="rtl"><a lang="sv" dir="ltr" href="#">x'),
        (
            '<html lang="sv"><a lang="fa" hreflang="fa">x',
            '<html lang="sv" dir="ltr"><a lang="fa" dir="rtl" hreflang="fa">x',
        ),
        ('<title lang="he">x</title>', '<title lang="he" dir="rtl">x</title>'),
        ('<text lang="ar" y="1">x', '<text lang="ar" direction="rtl" y="1">x'),
        ('<div lang="ar" dir="ltr">x', '<div lang="ar" dir="ltr">x'),
    ],
)
def test_language_has_its_direction_where_one_runs_from_right(html: str, directed: str) -> None:
    assert add_directions(html) == directed
    assert add_directions(directed) == directed


def test_code_that_speaks_of_a_language_is_left_alone() -> None:
    html = '<html lang="ar" dir="rtl"><code>&lt;p lang="sv"></code><script>let html = \'<p lang="sv">\'</script>'
    assert add_directions(html) == html
