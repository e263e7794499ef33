"""ZIP archives, and Office files, which are ZIP archives, with the same bytes every time."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CORE_DATE = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_EARLIEST = 315532800  # 1980, where ZIP's dates begin


def make_zip(files: Mapping[str, bytes], built_at: int | None) -> bytes:
    """Return a ZIP of the files in their order, all dated at `built_at` (seconds since 1970, UTC).

    A ZIP has no way to leave out a date: without one its files have the earliest.
    """
    date_time = datetime.fromtimestamp(max(built_at or 0, _EARLIEST), UTC).timetuple()[:6]
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, date_time)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def redate(office: bytes, built_at: int | None) -> bytes:
    """Set every date of an Office file to `built_at`, in its metadata, its archive and the workbooks within it.

    Without a date, the metadata has none.
    """
    date = "" if built_at is None else f"{datetime.fromtimestamp(built_at, UTC):%Y-%m-%dT%H:%M:%SZ}"
    dated = rf"\g<1>{date}\g<3>".encode() if date else b""
    files = {}
    with ZipFile(BytesIO(office)) as archive:
        for name in sorted(archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = archive.read(name)
            if name.endswith(".xlsx"):
                content = redate(content, built_at)
            elif name == "docProps/core.xml":
                content = _CORE_DATE.sub(dated, content)
            files[name] = content
    return make_zip(files, built_at)
