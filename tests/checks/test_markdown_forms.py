"""Each form of the dialect is rendered as it is meant, or refused by its code."""

from pathlib import Path
from typing import Any

import pytest

from malbild.content.html_allowlist import clean
from malbild.content.markdown.body import read_body
from malbild.files.yaml_loader import read_yaml
from malbild.project.locale import read_locale
from malbild.render.markdown_config import options_for
from tests.support.building import ROOT
from tests.support.lint_page import HEADER, found_in
from tests.support.markdown import new_markdown

FORMS: list[dict[str, Any]] = read_yaml(ROOT / "tests" / "data" / "markdown_forms.yml")
GLOSSARY = {"SKR": ("Sveriges Kommuner och Regioner", "ordlista.md#ord-skr")}


def render(text: str) -> str:
    """Return the cleaned HTML of a body in Swedish, with single spaces."""
    markdown = new_markdown(ROOT, options_for(read_locale("sv").t, GLOSSARY, read_body(f"{text}\n", 1)))
    return " ".join(clean(markdown.convert(f"{text}\n")).split())


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["form"])
def test_markdown_form_is_rendered_or_refused(form: dict[str, Any], playground: Path) -> None:
    (playground / "docs" / "prov.md").write_text(f"{HEADER}{form['markdown']}\n", encoding="utf-8")
    found = found_in(playground, "docs/prov.md")
    if code := form.get("code"):
        assert (HEADER.count("\n") + form.get("line", 1), code) in found
        assert {one for _, one in found} == {code}
    else:
        html = render(form["markdown"])
        assert form["html"] in html
        assert form.get("without", "\0") not in html
        assert found == []
