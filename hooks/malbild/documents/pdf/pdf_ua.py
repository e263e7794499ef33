"""Completion of WeasyPrint 70's PDF/UA-1 structure.

WeasyPrint tags the text of page margins without making it part of the document (its issue 1836, open), and gives table
headings no scope (issue 2508, open). The Matterhorn Protocol 1.1 calls these conditions 01-005 and 15-003.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from weasyprint import Document

Objects = Mapping[bytes, Any]
"""Objects of a PDF by reference."""


def complete(_document: Document, pdf: Any) -> None:
    """Mark page numbers and running titles as artifacts, and give every table heading a scope.

    A `finisher` for `Document.write_pdf`.
    """
    objects = {object.reference: object for object in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
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
