"""ZIP archives, and Office files, which are ZIP archives, with the same bytes every time."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CORE_DATE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_EARLIEST = 315532800  # 1980, where ZIP's dates begin


def make_zip(files: Mapping[str, bytes], built_at: int) -> bytes:
    """Return a ZIP of the files in their order, all dated at `built_at` (seconds since 1970, UTC)."""
    date_time = datetime.fromtimestamp(max(built_at, _EARLIEST), UTC).timetuple()[:6]
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, date_time)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def redate(office: bytes, built_at: int) -> bytes:
    """Set every date of an Office file to `built_at`, in its metadata, its archive and the workbooks within it."""
    date = datetime.fromtimestamp(built_at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    files = {}
    with ZipFile(BytesIO(office)) as archive:
        for name in sorted(archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = archive.read(name)
            if name.endswith(".xlsx"):
                content = redate(content, built_at)
            elif name == "docProps/core.xml":
                content = _CORE_DATE.sub(rb"\g<1>" + date, content)
            files[name] = content
    return make_zip(files, built_at)
