"""Requirements of PDF/UA-1 (ISO 14289-1) that a program can check, read with pikepdf.

veraPDF, the usual checker, is in none of the registries that the project installs from (npm, PyPI, Debian).
Each check names its condition of the Matterhorn Protocol 1.1.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name, Pdf

STANDARD = frozenset(
    """Document Part Sect Div Art BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl
    LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula
    Form""".split()  # noqa: SIM905  # readable as one text
)
PAINTING = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh"])


def faults(path: Path) -> list[str]:
    """Return every fault found."""
    with Pdf.open(path) as pdf:
        return [*_document(pdf), *_structure(pdf), *_content(pdf), *_fonts(pdf), *_annotations(pdf)]


def elements(pdf: Pdf) -> Iterator[Any]:
    """Yield the structure elements in reading order."""
    yield from _below(pdf.Root.StructTreeRoot)


def role(pdf: Pdf, element: Any) -> str:
    """Return the standard type of an element, by the role map."""
    name = str(element.S)
    mapped: Any = pdf.Root.StructTreeRoot.get("/RoleMap", {})
    return str(mapped.get(name, name)).removeprefix("/")


def _document(pdf: Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    if not root.MarkInfo.get("/Marked"):
        yield "06: not marked as tagged"
    if root.MarkInfo.get("/Suspects"):
        yield "06: suspects"
    if not str(root.get("/Lang", "")):
        yield "11-006: no language"
    if not root.ViewerPreferences.get("/DisplayDocTitle"):
        yield "07-002: the title is not shown"
    with pdf.open_metadata() as meta:
        if str(meta.get("pdfuaid:part")) != "1":
            yield "05-002: not identified as PDF/UA-1"
        if not meta.get("dc:title"):
            yield "06-003: no title"


def _structure(pdf: Pdf) -> Iterator[str]:
    level, heads = 0, {str(head) for element in elements(pdf) for head in _attribute(element, Name.Headers) or ()}
    for element in elements(pdf):
        kind = role(pdf, element)
        if kind not in STANDARD:
            yield f"02-001: {kind} is not a standard type"
        if kind == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "13-004: a figure without alternative text"
        if kind == "TH" and not _attribute(element, Name.Scope) and str(element.get("/ID")) not in heads:
            yield "15-003: a table heading with neither scope nor cells that name it"
        if kind[:1] == "H" and kind[1:].isdigit():
            if int(kind[1:]) > level + 1:
                yield f"14-003: {kind} after H{level}"
            level = int(kind[1:])


def _attribute(element: Any, name: Name) -> Any:
    attributes = element.get("/A", [])
    listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((attribute[name] for attribute in listed if name in attribute), None)


def _content(pdf: Pdf) -> Iterator[str]:
    """Report 01-005: everything painted is real content in the structure tree, or an artifact."""
    known = {(number, mcid) for number, mcid in _marked(pdf)}
    for number, page in enumerate(pdf.pages, start=1):
        if page.get("/Tabs") != Name.S:
            yield f"28-xxx: page {number} does not follow the structure when tabbing"
        stack: list[int | str] = []
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                stack.append(_mark(page, instruction))
            elif operator == "EMC":
                stack.pop()
            elif operator in PAINTING:
                ids = [mark for mark in stack if isinstance(mark, int)]
                if "Artifact" not in stack and not any((number, mcid) in known for mcid in ids):
                    yield f"01-005: {operator} on page {number} is neither tagged nor an artifact"


def _mark(page: Any, instruction: Any) -> int | str:
    if len(instruction.operands) > 1 and instruction.operands[0] != Name.Artifact:
        properties = instruction.operands[1]
        if isinstance(properties, Name):
            properties = page.Resources.Properties[properties]
        if Name.MCID in properties:
            return int(properties.MCID)
    return str(instruction.operands[0]).removeprefix("/")


def _marked(pdf: Pdf) -> Iterator[tuple[int, int]]:
    """Yield page and id of all marked content in the structure tree."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    for element in elements(pdf):
        for kid in _kids(element):
            if isinstance(kid, int):
                yield numbers[element.Pg.objgen], kid
            elif Name.MCID in kid:
                yield numbers[kid.get("/Pg", element.get("/Pg")).objgen], int(kid.MCID)


def _fonts(pdf: Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            if Name.ToUnicode not in font:
                yield f"10-001: {font.BaseFont} cannot be read as text"
            for descendant in font.get("/DescendantFonts", []):
                if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descendant.FontDescriptor.keys()):
                    yield f"31-009: {font.BaseFont} is not embedded"


def _annotations(pdf: Pdf) -> Iterator[str]:
    linked = {
        kid.Obj.objgen
        for element in elements(pdf)
        if role(pdf, element) == "Link"
        for kid in _kids(element)
        if not isinstance(kid, int) and kid.get("/Type") == Name.OBJR
    }
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.get("/Annots", []):
            if annotation.Subtype == Name.Link and annotation.objgen not in linked:
                yield f"28-011: a link on page {number} is not in the structure"
            if annotation.Subtype == Name.Link and not str(annotation.get("/Contents", "")).strip():
                yield f"28-012: a link on page {number} does not say where it goes"


def _below(node: Any) -> Iterator[Any]:
    for kid in _kids(node):
        if isinstance(kid, pikepdf.Dictionary | pikepdf.Object) and Name.S in kid:
            yield kid
            yield from _below(kid)


def _kids(node: Any) -> list[Any]:
    if Name.K not in node:
        return []
    listed = node.K if isinstance(node.K, pikepdf.Array) else [node.K]
    return [int(kid) if isinstance(kid, int) else kid for kid in listed]
