"""Completion of WeasyPrint 70's PDF/UA-1 structure.

WeasyPrint tags the text of page margins without making it part of the document (its issue 1836, open), and gives table
headings no scope (issue 2508, open). The Matterhorn Protocol 1.1 calls these conditions 01-005 and 15-003. A table over
several pages becomes a table on each of them (ISO 32000-1, 14.8.4.3.4, has one).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from weasyprint import Document

Objects = Mapping[bytes, Any]
"""Objects of a PDF by reference."""


def complete(document: Document, pdf: Any) -> None:
    """Join tables, mark page numbers and running titles as artifacts, and give every table heading a scope.

    A `finisher` for `Document.write_pdf`.
    """
    objects = {object.reference: object for object in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    _join_tables(document, objects)
    structure = {root["K"][0], *_descendants(objects[root["K"][0]], objects)}
    numbers = objects[root["ParentTree"]]["Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for number, page in enumerate(pdf.page_references):
        _mark_artifacts(objects[objects[page]["Contents"]].stream, parents[number], structure)
    for reference in structure:
        if objects[reference]["S"] == "/TH":
            row = objects[objects[reference]["P"]]
            in_head = objects[row["P"]]["S"] == "/THead"
            objects[reference]["A"]["Scope"] = "/Column" if in_head else "/Row"


def _mark_artifacts(stream: list[Any], parents: list[bytes], structure: set[bytes]) -> None:
    """Turn marked content whose element is not in the structure tree into artifacts."""
    for place, item in enumerate(stream):
        if item == b"BDC" and parents[stream[place - 1]["MCID"]] not in structure:
            stream[place - 2 : place + 1] = ["/Artifact", b"", b"BMC"]


def _descendants(element: Any, objects: Objects) -> Iterator[bytes]:
    """Yield the references of all structure elements in the element."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes) and "S" in objects[kid]:
            yield kid
            yield from _descendants(objects[kid], objects)


def _join_tables(document: Document, objects: Objects) -> None:
    """Let a table over several pages be one: its later parts go into the first, without the heads repeated there."""
    parts = [object for object in objects.values() if isinstance(object, dict) and object.get("S") == "/Table"]
    elements = [element for page in document.pages for element in _table_elements(page._page_box, None)]
    whole: dict[Any, Any] = {}
    for part, element in zip(parts, elements, strict=True):  # both in the order of the boxes
        first = whole.setdefault(element, part)
        if first is not part:
            _append_rows(first, part, objects)
            _remove(part, objects)


def _table_elements(box: Any, parent: Any) -> Iterator[Any]:
    """Yield the HTML element of each table on a page. A table has a box within its box, of the same element."""
    box = getattr(box, "_box", box)  # of an absolutely placed element
    element = box.element if box.element_tag == "table" else None
    if element is not None and element is not parent:
        yield element
    for child in getattr(box, "children", ()):
        yield from _table_elements(child, element)


def _append_rows(first: Any, part: Any, objects: Objects) -> None:
    """Move the rows of a part of a table into its first part. Their cells name the headings there."""
    sections = {objects[kid]["S"]: objects[kid] for kid in first["K"]}
    ids = [[head["ID"] for head in _headings(table, objects)] for table in (part, first)]
    renamed = {old.string: new for old, new in zip(*ids, strict=True)}
    for kid in part["K"]:
        section = objects[kid]
        if section["S"] == "/TBody":
            target = sections.get("/TBody", first)
            moved = [kid] if target is first else section["K"]
            for child in moved:
                objects[child]["P"] = target.reference
            target["K"].extend(moved)
    for cell in (objects[reference] for reference in _descendants(part, objects)):
        attributes: Any = cell.get("A", {})
        if "Headers" in attributes:
            attributes["Headers"][:] = [renamed.get(head.string, head) for head in attributes["Headers"]]


def _headings(table: Any, objects: Objects) -> list[Any]:
    """Return the headings in the head of a table."""
    heads = (objects[kid] for kid in table["K"] if objects[kid]["S"] == "/THead")
    return [objects[cell] for head in heads for cell in _descendants(head, objects) if objects[cell]["S"] == "/TH"]


def _remove(element: Any, objects: Objects) -> None:
    """Remove an element from its parent, and parents that it leaves empty."""
    parent = objects[element["P"]]
    parent["K"].remove(element.reference)
    if not parent["K"]:
        _remove(parent, objects)
