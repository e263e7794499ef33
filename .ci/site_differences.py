"""Differences between two built sites, as lines of text; `.ci/compare_sites` lists what is ignored and renamed."""

import re
from dataclasses import dataclass, field
from difflib import unified_diff
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

IGNORED = ((r"assets/[0-9a-f]{8,}/", "assets/*/"), (r"sha(256|384|512)-[\w+/]{43,}={0,2}", "sha-*"))
MARKUP = re.compile(r"<style.*?</style>|<script.*?</script>|class=(?:\\?[\"']|&[#\w]+;)[^\"'&]*", re.DOTALL)
STRING = re.compile(r"`[^`]*`|\"[^\"\n]*\"|'[^'\n]*'")


def rename(text: str, names: dict[str, str], preceded_by: str = "") -> str:
    """Return the text with each name (old → new) replaced where it is not part of a longer one."""
    if not names:
        return text
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.sub(rf"(?<![\w-]){preceded_by}({longest_first})(?![\w-])", lambda found: names[found[1]], text)


@dataclass
class Renames:
    """Published names that AFTER has changed, old → new."""

    classes: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, table: str) -> "Renames":
        """Return what the table says. Raises ValueError at a line of another form."""
        renames = cls()
        kinds = {"class": renames.classes, "attribute": renames.attributes, "path": renames.paths}
        for number, line in enumerate(table.splitlines(), 1):
            kind, *names = line.split("\t")
            if kind in kinds and len(names) == 2 and all(names):  # noqa: PLR2004  # old and new
                kinds[kind][names[0]] = names[1]
            elif line.strip() and not line.startswith("#"):
                raise ValueError(f"line {number}: write class, attribute or path, a tab, the old name, a tab, the new")
        data = [(old, new) for old, new in renames.attributes.items() if old.startswith("data-")]
        renames.attributes |= {dataset(old): dataset(new) for old, new in data}
        return renames

    def apply(self, name: str, text: str) -> str:
        """Return the text of the file with the new names."""
        return rename(rename(self._classes(name, text), self.attributes), self.paths)

    def apply_to_names(self, files: dict[str, bytes]) -> dict[str, bytes]:
        """Return the files by their new names."""
        return {rename(name, self.paths): content for name, content in files.items()}

    def _classes(self, name: str, text: str) -> str:
        if not self.classes:
            return text
        if name.endswith(".css"):
            return rename(text, self.classes, r"(?<=\.)")
        if name.endswith(".js"):
            return STRING.sub(lambda found: self._classes_in_string(found[0]), text)
        return MARKUP.sub(lambda found: self._classes_in_markup(found[0]), text)

    def _classes_in_string(self, text: str) -> str:
        """Return a script's string with the new names: of a class alone, or in a selector."""
        quote, inside = text[0], text[1:-1]
        return quote + (self.classes.get(inside) or rename(inside, self.classes, r"(?<=\.)")) + quote

    def _classes_in_markup(self, part: str) -> str:
        kind = {"<st": ".css", "<sc": ".js"}.get(part[:3])
        return self._classes(kind, part) if kind else rename(part, self.classes)


def dataset(attribute: str) -> str:
    """Return the attribute's name in a script: dataset.someName for data-some-name."""
    first, *others = attribute.removeprefix("data-").split("-")
    return "dataset." + first + "".join(map(str.capitalize, others))


def without_ignored(text: str) -> str:
    """Return the text without the values that change with other files."""
    for pattern, stand_in in IGNORED:
        text = re.sub(pattern, stand_in, text)
    return text


def read_site(folder: Path) -> dict[str, bytes]:
    """Return every file of the site by its address; compressed copies as empty."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {
        without_ignored(path.relative_to(folder).as_posix()): b"" if is_compressed_copy(path) else path.read_bytes()
        for path in paths
    }


def is_compressed_copy(path: Path) -> bool:
    """Return True for the compressed copy of a file beside it."""
    return path.suffix in (".br", ".gz") and path.with_suffix("").is_file()


def text_of(content: bytes) -> str | None:
    """Return the content without ignored values; None when it is not text."""
    try:
        return without_ignored(content.decode())
    except UnicodeDecodeError:
        return None


def difference(name: str, before: bytes, after: bytes, renames: Renames) -> list[str]:
    """Return the lines that show how the files differ; none when they differ by ignored values alone."""
    if is_zipfile(BytesIO(before)) and is_zipfile(BytesIO(after)):
        inside = differences(renames.apply_to_names(members(before)), members(after), renames)
        return [line for member, lines in inside.items() for line in (f"in {member}:", *lines)]
    old, new = text_of(before), text_of(after)
    if old is None or new is None:
        return [] if before == after else [f"-{size_and_hash(before)}", f"+{size_and_hash(after)}"]
    old = renames.apply(name, old)
    if old == new:
        return []
    return [*unified_diff(pieces(old), pieces(new), n=1, lineterm="")][2:] or ["only line breaks differ"]


def size_and_hash(content: bytes) -> str:
    """Return how many bytes the content has, and the first of its SHA-256."""
    return f"{len(content)} bytes, sha256 {sha256(content).hexdigest()[:12]}"


def pieces(text: str) -> list[str]:
    """Return the lines, with those of minified HTML, CSS and JSON broken up."""
    return re.sub(r"(?<=[>}])(?=\S)|(?<=,)(?=[\"{\[])", "\n", text).splitlines()


def members(content: bytes) -> dict[str, bytes]:
    """Return the files in a ZIP file by name."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def differences(before: dict[str, bytes], after: dict[str, bytes], renames: Renames) -> dict[str, list[str]]:
    """Return the lines that show how each file differs, by name; equal files are left out.

    The files of BEFORE have their new names already.
    """
    found = {name: ["only in BEFORE"] for name in before.keys() - after.keys()}
    found |= {name: ["only in AFTER"] for name in after.keys() - before.keys()}
    for name in before.keys() & after.keys():
        found[name] = difference(name, before[name], after[name], renames)
    return {name: found[name] for name in sorted(found) if found[name]}
