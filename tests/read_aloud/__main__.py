"""Transcripts of what the screen reader Orca says of pages, search and conversation: `make read-aloud`.

They are in transcripts/, to be read after a change of templates and compared with those before.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.read_aloud.screen_reader import ScreenReader, screen_reader
from tests.support.building import ROOT, build_pages, copy_project
from tests.support.error_reports import serve_with_reports

TRANSCRIPTS = Path(__file__).with_name("transcripts")
PAGES = {
    "sv": ("", "malbild/invanare/", "malbild/invanare/stod-tidigt/", "nyckelord/tillit/", "beslut/forslag/"),
    "en": ("en/", "en/malbild/invanare/", "en/folj/"),
}
WORDS = {"sv": "tillit", "en": "trust"}
Listen = Callable[[ScreenReader, str], Iterator[str]]


def main() -> None:
    """Build the pages, write the transcripts and print their paths."""
    with TemporaryDirectory() as folder:
        site = build_pages(copy_project(Path(folder) / "project"))
        with serve_with_reports(site) as server:
            for language, pages in PAGES.items():
                (home := Path(folder) / language).mkdir()
                with screen_reader(home, language) as reader:
                    for name, lines in _transcripts(reader, server.address, language, pages).items():
                        path = TRANSCRIPTS / language / f"{name}.txt"
                        path.parent.mkdir(exist_ok=True)
                        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
                        print(path.relative_to(ROOT))


def _transcripts(reader: ScreenReader, address: str, language: str, pages: tuple[str, ...]) -> Mapping[str, list[str]]:
    home = address if language == "sv" else f"{address}{language}/"
    transcripts = {}
    for page in pages:
        reader.window.open(address + page)
        name = page.removeprefix(f"{language}/").strip("/").replace("/", "-") or "start"
        transcripts[name] = reader.listen(silence=2)
    transcripts["search"] = [*_search(reader, home, WORDS[language])]
    transcripts["conversation"] = [*_conversation(reader, home)]
    return transcripts


def _search(reader: ScreenReader, home: str, words: str) -> Iterator[str]:
    """Open search by its button, type, move among the hits, and close it."""
    window = reader.window
    window.open(home)
    reader.listen(silence=2)
    window.run("document.querySelector('[data-search]').focus()")
    yield from _heard(reader, "")
    window.press("Enter")
    yield from _heard(reader, "Enter")
    window.type(words)
    yield from _heard(reader, words)
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Escape"):
        window.press(key)
        yield from _heard(reader, key)


def _conversation(reader: ScreenReader, home: str) -> Iterator[str]:
    """Go through the steps of a conversation by Tab, with an answer and a note to the first card."""
    window = reader.window
    window.open(f"{home}stod/samtal/")
    reader.listen(silence=2)
    for step in ("start", "cards", "ranking", "focus", "result"):
        window.run(f"document.querySelector('.conversation__steps [data-go={step}]').focus()")
        yield from _heard(reader, "")
        window.press("Enter")
        yield from _heard(reader, "Enter")
        while window.run(f"document.activeElement.closest('[data-step={step}]') !== null"):
            if window.run("document.activeElement.matches('[data-step=cards] [type=radio]')"):
                window.press(" ")
                yield from _heard(reader, "Space")
            window.press("Tab")
            yield from _heard(reader, "Tab")


def _heard(reader: ScreenReader, key: str) -> Iterator[str]:
    yield f"# {key}"
    yield from reader.listen()


if __name__ == "__main__":
    main()
