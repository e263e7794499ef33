"""Texts of a site's files, those of archives, PDFs and pictures too."""

import json
import subprocess
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile, is_zipfile

from lxml import html
from lxml.html import HtmlElement
from PIL import Image, PngImagePlugin

_READ = (
    "//text()[not(parent::script or parent::style)] | //@aria-label | //@alt | //@title | //@content | //@placeholder"
)
_COMPRESSED = (".gz", ".br")  # copies of the files beside them


def texts_of(name: str, content: bytes) -> Iterator[str]:
    """Yield the texts of a file, and of the files in an archive."""
    if name.endswith(_COMPRESSED):
        return
    yield name
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from texts_of(member, archive.read(member))
    elif name.endswith(".pdf"):
        yield from (_of_pdf(program, content) for program in (("pdftotext", "-", "-"), ("pdfinfo", "-")))
    elif name.endswith(".png"):
        image = Image.open(BytesIO(content))
        assert isinstance(image, PngImagePlugin.PngImageFile)
        yield str(image.text)
    else:
        yield content.decode(errors="ignore")


def _of_pdf(program: tuple[str, ...], content: bytes) -> str:
    return subprocess.run(program, input=content, capture_output=True, check=True).stdout.decode()


def words_of(page: HtmlElement) -> list[str]:
    """Return the texts of a page that a reader sees or hears."""
    return [str(text) for text in page.xpath(_READ)]


def readable_texts(name: str, content: bytes) -> Iterator[str]:
    """Yield the texts of a file that are meant for readers: no tags, and no keys of JSON."""
    for text in texts_of(name, content):
        if name.endswith(".html"):
            yield from words_of(html.document_fromstring(text)) if text != name else (name,)
        elif name.endswith(".json") and text != name:
            yield from _strings(json.loads(text))
        else:
            yield text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)
