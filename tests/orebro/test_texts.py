"""All texts of Örebro's pages: how they are sorted, parsed and quoted."""

import json
import re

import pytest
from lxml import html

from malbild.checks.body.syntax.blocks import check_block_syntax
from malbild.checks.body.syntax.inline import check_inline_syntax
from malbild.checks.context import CheckContext
from malbild.model.types.pages import Page
from malbild.project.config import Project
from malbild.project.locale import FOLDER, read_locale
from malbild.site.document import Document
from malbild.site.edition import Site
from tests.support.collation import SWEDISH
from tests.support.markdown import new_markdown

QUOTATION_MARKS = {"sv": "””", "en": "“”"}
_CODE = re.compile(r"```.*?```|`[^`\n]*`|<!--.*?-->", re.DOTALL)


def test_swedish_sort_of_all_page_words_equals_that_algorithm(site: Site) -> None:
    text = " ".join(document.body.lower() for document in site.original.documents.values())
    words = sorted({*re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)})
    assert len(words) > 1000
    assert read_locale("sv").sort(words, str) == sorted(words, key=SWEDISH.sort_key)


@pytest.mark.parametrize("lang", QUOTATION_MARKS)
def test_texts_have_the_quotation_marks_of_their_language(site: Site, lang: str) -> None:
    documents = site.editions[lang].documents.values()
    texts = {document.file: _text(document) for document in documents if document.text_lang == lang}
    texts[f"{lang}.yml"] = (FOLDER / f"{lang}.yml").read_text(encoding="utf-8").partition("\n")[2]
    marks = re.compile(f"({QUOTATION_MARKS[lang]})*")
    strange = {file for file, text in texts.items() if not marks.fullmatch("".join(re.findall("[“”]", text)))}
    assert strange == set()
    assert [file for file, text in texts.items() if re.search(r"\w'\w", text)] == []


def test_parsed_body_agrees_with_python_markdown(site: Site, project: Project) -> None:
    for document in (page for edition in site.editions.values() for page in edition.documents.values()):
        rendered = html.fragment_fromstring(new_markdown(project.root).convert(document.body), create_parent="div")
        parts = document.parsed_body
        links = rendered.xpath("//a[not(starts-with(@class, 'footnote-'))]/@href")
        assert {link.target for link in parts.links} == set(links), document.file
        assert [heading.id for heading in parts.headings] == rendered.xpath("//*[self::h2 or self::h3]/@id")
        assert len(parts.images) == len(rendered.xpath("//img"))
        cells = rendered.xpath("//*[self::td or self::th][.//text()[not(ancestor::code)][normalize-space()]]")
        assert len([cell for cell in parts.cells if cell.text]) == len(cells)
    context = CheckContext(site, project)
    assert [*check_inline_syntax(context), *check_block_syntax(context)] == []


def _text(document: Document[Page]) -> str:
    """Return all the text of a page."""
    meta = json.dumps(document.meta.model_dump(mode="json"), ensure_ascii=False)
    return meta + _CODE.sub("", document.body)
