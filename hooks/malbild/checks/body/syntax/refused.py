"""Lint rule: Markdown of other programs, which this site has no use for, is refused with what to write instead.

Each form is from the references of Material for MkDocs and pymdown-extensions, from GitHub or from a wiki.
"""

import re
from collections.abc import Iterator

from malbild.checks.body.syntax.slash_blocks import check_blocks
from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Page
from malbild.site.document import Document

_FORMS = re.compile(
    r"""
    ^[ >]*(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)\n(?P<content>(?s:.*?))(?:^[ >]*(?P=fence)[^\n]*$|\Z)
    |(?<!`)(?P<ticks>`+)(?!`)(?P<code>[^\n]*?)(?<!`)(?P=ticks)(?!`)
    |<!--(?s:.*?)-->
    |(?P<formula>^[ ]*\\\[[ ]*\n(?s:.{1,400}?)\\\]|\\\((?=\S{1,20}\\\)|[^\n\\]*?[\^_=+])[^\n]{1,120}?\\\))
    |\\[\\`*_{}\[\]>#+.!|~^=$-]  # a character that is to be shown
    |(?P<MB329>^(?!\|)[^\n\t]*[^\s*+.)•-]\t+\S[^\n]*(?=\n[^\n\t]*[^\s*+.)•-]\t+\S))
    |(?P<MB351>^[ ]*;*--?8<--?(?:[ ]+[^\n]*)?$)
    |(?P<MB352>\{(?:\+\+|--|~~|==|>>)(?s:.{1,400}?)(?:\+\+|--|~~|==|<<)\})
    |(?P<MB353>\$\$(?s:.{1,400}?)\$\$
        |(?<![\w$])\$(?=[^\s$])(?=[^$\n]*[\\^_=+]|[a-zA-Z]\$)[^$\n]{1,120}(?<=\S)\$(?![\w$]))
    |(?P<MB355>\{:?[ ]*[^{}\n]*\.annotate\b[^{}\n]*\}|\(\d{1,2}\)!(?=\s|$)|^[ ]*!!!(?=[^\n"]*\bannotate\b)[^\n]*
        |<div[^>\n]*\bannotate\b[^>\n]*>)
    |(?P<MB357>^[ ]*>[ ]?\[![^\]\n]+\][^\n]*|^[ ]*:{3,}[ ]*[\w{-]?[^\n]*$)
    |(?P<MB359>^[ ]*(?:!!!|\?\?\?\+?)[ ]?[^\n"]*\binline\b[^\n]*)
    |(?P<MB360>^[ ]*\[(?:TOC|toc|_TOC_)\][ ]*$)
    |(?P<MB361>(?!^\[\[[^\n]*\]\][ ]*$)\[\[(?=[^\]\n]*[^\W\d_])(?![a-z][a-z-]*(?::[^\]\n]*)?\]\])[^\[\]\n]{1,80}\]\])
    |(?P<MB362>\[(?P<bb>[biu]|url|img|quote|code|list|size|color)(?:=[^\]\n]*)?\][^\n]*?\[/(?P=bb)\]
        |(?<!\[)\[(?:caption|gallery|embed|youtube|vimeo|audio|contact-form[\w-]*)(?:[ =:][^\[\]\n]*)?\](?![(\[:\]])
        |\\(?:textbf|textit|emph|section|href|item)\b\{?[^}\n]*\}?|^h[1-6]\.[ ]\S[^\n]*)
    |(?P<slashes>^[ >]*/{3,}[ ]*(?:[\w-]+[ ]*(?:\|[^\n]*)?)?$)
    |(?P<MB367>\[=[ ]*\d[^\]\n]*\])
    """,
    re.VERBOSE | re.MULTILINE,
)
_SIGNS = (
    *r"8< $ \( \[ )! [! ::: inline annotate [TOC [toc [_TOC [[ [= ``` ~~~ `#! `::: /// {+ {- {~ {= {> {: {.".split(),  # noqa: SIM905
    *("{ ", "\t"),
    *r"[/ [caption [gallery [embed [youtube [vimeo [audio [contact-form \text \emph \section \href".split(),  # noqa: SIM905
    *(f"h{level}. " for level in range(1, 7)),
)
"""Signs of the forms: few bodies have any."""
_OPTIONS = re.compile(r"\b(?:title|linenums|hl_lines|auto_title)=|\{(?!\s*\.[\w-]+\s*\})")
_DIAGRAMS = ("mermaid", "math", "plantuml")
_ANNOTATED = re.compile(r"(?:#|//|<!--|/\*|--)\s*\(\d+\)!?")


def check_refused_syntax(context: CheckContext) -> Iterator[Diagnostic]:
    """Report each form of another program with a code of its own."""
    for document in context.bodies:
        if any(sign in document.body for sign in _SIGNS):
            yield from _check_body(document)


def _check_body(document: Document[Page]) -> Iterator[Diagnostic]:
    body = document.body
    indented = {block.line for block in document.parsed_body.blocks if block.name == "CodeBlock"}
    blocks = list[tuple[int, str]]()
    for found in _FORMS.finditer(body):
        line = document.body_line + body.count("\n", 0, found.start() + len(found[0]) - len(found[0].lstrip("\n")))
        if found["slashes"]:
            blocks.append((line, found["slashes"].strip(" >")))
        elif (code := _code(found)) and (found["fence"] or line not in indented):
            value = found[0].strip().partition("\n")[0]
            row = {"line": f"| {value.replace(chr(9), ' | ')} |"} if code == "MB329" else {}
            yield Diagnostic(document.file, line, code, params={"value": value, **row})
    yield from check_blocks(document, blocks)


def _code(found: re.Match[str]) -> str | None:
    """Return the code of a refused form, or None if the match is ordinary code or a comment."""
    if found["fence"]:
        return _code_of_block(found["info"], found["content"])
    if found["formula"]:
        return "MB353"
    if found["ticks"]:
        return "MB356" if re.match(r"(?:#!|:::)\w+ ", found["code"]) else None
    return next((name for name, value in found.groupdict().items() if value and name.startswith("MB")), None)


def _code_of_block(info: str, content: str) -> str | None:
    if info.strip(" {}.").split(" ")[0] in _DIAGRAMS:
        return "MB354"
    if ".annotate" in info or _ANNOTATED.search(content):
        return "MB355"
    if content.lstrip().startswith("--8<--"):
        return "MB351"
    return "MB356" if _OPTIONS.search(info) else None
