"""The mark: the filled shapes of overrides/static/mark.svg, for pages, share images and slides.

The favicon and the PDFs show the file as it is. The others read a subset of SVG that each of them can render: `path`,
`circle`, `ellipse`, `rect` and `polygon` with a fill of one colour.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import SVGPath
from lxml import etree

from malbild.project.theme.overrides import Overrides

FILE = "static/mark.svg"
"""Its name in `overrides/`."""

Point = tuple[float, float]

_SVG = "http://www.w3.org/2000/svg"
_GEOMETRY = {"path": {"d"}, "circle": {"cx", "cy", "r"}, "ellipse": {"cx", "cy", "rx", "ry"}, "polygon": {"points"}}
_GEOMETRY["rect"] = {"x", "y", "width", "height", "rx", "ry"}
_PAINT = {"fill", "fill-opacity", "class"}
_IGNORED = {"title", "desc", "metadata"}
_SHOWN_BY_FILE_ALONE = re.compile(r"mix-blend-mode: ?[a-z-]+;?")  # the value of `style`
_COLOUR, _TONE = re.compile(r"#[0-9a-fA-F]{6}"), re.compile(r"tone-[123]")
_BLACK = "#000000"
_CURVE_POINTS = 16  # of a polygon, for each Bézier curve


class MarkError(Exception):
    """The mark cannot be rendered; `problems` holds lines and what is there."""

    def __init__(self, problems: list[tuple[int, str]]) -> None:
        self.problems = problems
        super().__init__(problems)


@dataclass(frozen=True)
class Shape:
    """A filled shape. Contours are segments of points, in shares of a square box around the mark."""

    tag: str
    attributes: Mapping[str, str]  # of the element
    fill: str
    opacity: float
    tone: str  # the design token of its colour: tone-1; empty where `fill` is
    contours: tuple[tuple[tuple[Point, ...], ...], ...]
    """A segment is one point (a line to it) or three (a cubic Bézier curve); the first is where the contour begins."""

    def polygons(self) -> Iterator[list[Point]]:
        """Yield each contour with its curves as short lines. Where they overlap there is a hole (the rule evenodd)."""
        for contour in self.contours:
            points: list[Point] = []
            for segment in contour:
                points += segment if len(segment) == 1 else _curve(points[-1], segment)
            yield points


@dataclass(frozen=True)
class Mark:
    """The shapes, from the back to the front, and their `viewBox`."""

    view_box: str
    shapes: tuple[Shape, ...]


def read_mark(overrides: Overrides) -> Mark:
    """Read the mark of the look. Raises `MarkError` and FileNotFoundError."""
    try:
        root: Any = etree.fromstring(overrides.path(FILE).read_bytes(), etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise MarkError([(error.lineno or 1, "XML")]) from None
    view_box = [float(number) for number in re.findall(r"-?[\d.]+", root.get("viewBox", ""))]
    problems = [*_problems(root)]
    if root.tag != f"{{{_SVG}}}svg" or len(view_box) != 4 or not min(view_box[2:]) > 0:  # noqa: PLR2004
        problems.insert(0, (root.sourceline or 1, "viewBox"))
    if problems:
        raise MarkError(problems)
    box = _square(view_box)
    shapes = tuple(_shape(element, box) for element in root.iter(*(f"{{{_SVG}}}{tag}" for tag in _GEOMETRY)))
    return Mark(root.get("viewBox", ""), shapes)


def _problems(root: Any) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each element, attribute and value that cannot be rendered."""
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        if element is root or tag in _IGNORED:
            continue
        if tag not in {*_GEOMETRY, "g"}:
            yield element.sourceline, f"<{tag}>"
            continue
        known = {"fill", "fill-opacity"} if tag == "g" else _PAINT | _GEOMETRY[tag]
        for name, value in element.attrib.items():
            is_ignored = name in ("id", "fill-rule") or name.startswith("{") or _SHOWN_BY_FILE_ALONE.fullmatch(value)
            if name not in known and not is_ignored:
                yield element.sourceline, name
        if tag != "g" and not _COLOUR.fullmatch(fill := _inherited(element, "fill", _BLACK)):
            yield element.sourceline, f'fill="{fill}"'
        if tag != "g" and "transform" not in element.attrib and not _has_numbers(element):
            yield element.sourceline, f"<{tag}>"


def _has_numbers(element: Any) -> bool:
    """Return whether the geometry of a shape can be read."""
    try:
        _shape(element, (0, 0, 1))
    except (ValueError, TypeError, IndexError, AssertionError):
        return False
    return True


def _shape(element: Any, box: tuple[float, float, float]) -> Shape:
    tag = etree.QName(element).localname
    found = _TONE.fullmatch(element.get("class", ""))
    fill, opacity = _inherited(element, "fill", _BLACK), _inherited(element, "fill-opacity", "1")
    attributes = {name: element.get(name) for name in sorted(_GEOMETRY[tag] | _PAINT) if element.get(name)}
    attributes |= {"fill": fill, "fill-opacity": opacity}
    return Shape(tag, attributes, fill, float(opacity), found[0] if found else "", _contours(element, box))


def _inherited(element: Any, name: str, default: str) -> str:
    """Return the value of an attribute that elements have from those around them."""
    found = element.xpath(f"ancestor-or-self::*[@{name}][1]/@{name}")
    return str(found[-1]) if found else default


def _square(view_box: list[float]) -> tuple[float, float, float]:
    """Return left, top and side of the square in which the view box is centred."""
    left, top, width, height = view_box
    side = max(width, height)
    return left - (side - width) / 2, top - (side - height) / 2, side


def _contours(element: Any, box: tuple[float, float, float]) -> tuple[tuple[tuple[Point, ...], ...], ...]:
    left, top, side = box
    pen = _ContourPen()
    alone = etree.Element("svg")
    alone.append(etree.fromstring(etree.tostring(element, with_tail=False)))
    scale = (1 / side, 0, 0, 1 / side, -left / side, -top / side)
    SVGPath.fromstring(etree.tostring(alone)).draw(TransformPen(pen, scale))
    return tuple(map(tuple, pen.contours))


class _ContourPen(BasePen):  # type: ignore[misc]  # it ships no types
    """A pen that keeps every contour as segments, and quadratic curves as cubic ones."""

    def __init__(self) -> None:
        super().__init__()
        self.contours: list[list[tuple[Point, ...]]] = []

    def _moveTo(self, pt: Point) -> None:  # noqa: N802
        self.contours.append([(pt,)])

    def _lineTo(self, pt: Point) -> None:  # noqa: N802
        self.contours[-1].append((pt,))

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802
        self.contours[-1].append((pt1, pt2, pt3))


def _curve(start: Point, segment: tuple[Point, ...]) -> Iterator[Point]:
    """Yield points on a cubic Bézier curve after its start."""
    points = (start, *segment)
    for step in range(1, _CURVE_POINTS + 1):
        t = step / _CURVE_POINTS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        x, y = (sum(weight * point[axis] for weight, point in zip(weights, points, strict=True)) for axis in (0, 1))
        yield x, y
