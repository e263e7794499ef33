"""A project of any size from the real one: more pages, perspectives, statements and key words in every language."""

import random
import re
import shutil
from pathlib import Path

import yaml

KEPT = ("hooks", "overrides", "mkdocs.yml")
PAGES_IN_SECTION = 20  # a folder that a reader can survey
WORDS = (
    "vård", "omsorg", "samverkan", "invånare", "kommun", "region", "team", "behov", "stöd", "hälsa", "tillsammans",
    "trygg", "delaktig", "kontinuitet", "förebyggande", "uppföljning", "ansvar", "kunskap", "relation", "planera",
)  # fmt: skip


def make_project(source: Path, target: Path, pages: int) -> None:
    """A copy of the project in `source` with about `pages` pages per language, always the same for the same number."""
    for name in KEPT:
        path = source / name
        copy = shutil.copytree if path.is_dir() else shutil.copy
        copy(path, target / name)
    shutil.copytree(source / "docs", target / "docs")
    written = len([path for path in (target / "docs").rglob("*.md") if path.name.count(".") == 1])
    sections = [_section(target / "docs", number, size) for number, size in enumerate(_sizes(pages - written), start=1)]
    config = target / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "".join(sections), encoding="utf-8")


def _sizes(pages: int) -> list[int]:
    full, rest = divmod(max(pages, 0), PAGES_IN_SECTION)
    return [PAGES_IN_SECTION] * full + ([rest] if rest else [])


def _section(docs: Path, number: int, size: int) -> str:
    folder = docs / f"del-{number}"
    folder.mkdir()
    lines = [f"  - Del {number}:\n"]
    for page in range(size):
        name = "index" if page == 0 else f"sida-{page}"
        _page(folder, name, number * 1000 + page, size)
        lines.append(f"      - {folder.name}/{name}.md\n")
    return "".join(lines)


def _page(folder: Path, name: str, seed: int, size: int) -> None:
    words = random.Random(seed)  # noqa: S311
    front = {
        "title": f"Sida {seed}",
        "description": _sentence(words),
        "kind": "page",
        "owner": "Redaktionen",
        "reviewed": "2026-11-22",
        "next_review": "2099-11-22",
        "sources": [{"id": "rapport"}],
        "keywords": words.sample(["tillit", "samverkan", "ansvar"], 2),
    }
    body = "\n\n".join(_part(words, part, size) for part in range(4))
    for suffix, kept in ((".md", front), (".en.md", {key: front[key] for key in ("title", "description")})):
        text = f"---\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)}---\n{body}\n"
        (folder / f"{name}{suffix}").write_text(text, encoding="utf-8")


def _part(words: random.Random, number: int, size: int) -> str:
    other = words.randrange(size)
    link = f"[Sidan bredvid]({'index' if other == 0 else f'sida-{other}'}.md)"
    points = "\n".join(f"- {_sentence(words)}" for _ in range(4))
    table = "\n".join(
        ["| Vad | Hur |", "|---|---|", *(f"| {_sentence(words)} | {_sentence(words)} |" for _ in range(3))]
    )
    prose = " ".join(_sentence(words) for _ in range(6))
    return f"## Del {number} {{#del-{number}}}\n\n{prose} {link}.\n\n{points}\n\n{table}"


def _sentence(words: random.Random) -> str:
    return re.sub(r"^.", lambda first: first.group().upper(), " ".join(words.choices(WORDS, k=9))) + "."
