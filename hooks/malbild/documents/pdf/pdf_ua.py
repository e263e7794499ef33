"""What PDF/UA-1 asks of the structure of a PDF and WeasyPrint 70 leaves out."""

from collections.abc import Iterator, Mapping
from typing import Any

from weasyprint import Document

Objects = Mapping[bytes, Any]


def complete(_document: Document, pdf: Any) -> None:
    """Marks page numbers and running titles as artifacts, and says which way each heading of a table goes."""
    objects = {object.reference: object for object in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    kept = {root["K"][0], *_below(objects[root["K"][0]], objects)}
    numbers = objects[root["ParentTree"]]["Nums"]
    holders = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for number, page in enumerate(pdf.page_references):
        _set_aside(objects[objects[page]["Contents"]].stream, holders[number], kept)
    for reference in kept:
        if objects[reference]["S"] == "/TH":
            row = objects[objects[reference]["P"]]
            in_head = objects[row["P"]]["S"] == "/THead"
            objects[reference]["A"]["Scope"] = "/Column" if in_head else "/Row"


def _set_aside(stream: list[Any], holders: list[bytes], kept: set[bytes]) -> None:
    """Content whose element hangs on nothing is no content of the document: it becomes an artifact."""
    for place, item in enumerate(stream):
        if item == b"BDC" and holders[stream[place - 1]["MCID"]] not in kept:
            stream[place - 2 : place + 1] = ["/Artifact", b"", b"BMC"]


def _below(element: Any, objects: Objects) -> Iterator[bytes]:
    """The references of all structure elements under the element."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes) and "S" in objects[kid]:
            yield kid
            yield from _below(objects[kid], objects)
