"""ZIP archives, and the office files that are ZIP archives, with the same bytes every time."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FIRST = 315532800  # ZIP knows no time before 1980


def archive(files: Mapping[str, bytes], moment: int) -> bytes:
    """A ZIP of the files in the order given, all dated at `moment` (seconds since 1970, UTC)."""
    stamp = datetime.fromtimestamp(max(moment, _FIRST), UTC).timetuple()[:6]
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            entry = ZipInfo(name, stamp)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            made.writestr(entry, content)
    return buffer.getvalue()


def redate(office: bytes, moment: int) -> bytes:
    """An office file with every date in it and around it set to `moment`, workbooks inside it too."""
    day = datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    files = {}
    with ZipFile(BytesIO(office)) as given:
        for name in sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = given.read(name)
            if name.endswith(".xlsx"):
                content = redate(content, moment)
            elif name == "docProps/core.xml":
                content = _DATED.sub(rb"\g<1>" + day, content)
            files[name] = content
    return archive(files, moment)
