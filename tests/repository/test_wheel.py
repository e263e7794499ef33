"""The wheel: installed on its own, it builds another county's site, which holds nothing of this one."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from playwright.sync_api import Browser

from malbild.checks.runner import lint, load, load_renderable
from malbild.project.config import read_project
from malbild.project.theme.mark import read_mark
from malbild.project.theme.overrides import ENGINE, Overrides
from malbild.site.edition import Site
from tests.support.browsing import page_violations
from tests.support.building import ROOT, SMALL_COUNTY, files
from tests.support.http_server import Serve
from tests.support.identity import letters, places, statement_texts
from tests.support.nu import nu_messages
from tests.support.output_texts import texts_of
from tests.support.website import Website

_PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run([*_PIP, "wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--no-index", f"--wheel-dir={folder}"])
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that has the wheel and, from the project's own environment, its dependencies."""
    folder = tmp_path_factory.mktemp("environment")
    _run([sys.executable, "-m", "venv", "--without-pip", str(folder)])
    python = folder / "bin" / "python"
    _run([*_PIP, f"--python={python}", "install", "--no-deps", "--no-index", str(wheel)])
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


@pytest.fixture(scope="module")
def built(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small county's whole site, built by the installed engine."""
    root = Path(shutil.copytree(SMALL_COUNTY, tmp_path_factory.mktemp("small_county") / "mansken"))
    _run([str(python), "-m", "malbild", "build"], root)
    return root / "site"


@pytest.fixture(scope="module")
def outputs(built: Path) -> set[str]:
    """The texts of all files of the small county's site."""
    return {text for name, content in files(built).items() for text in texts_of(name, content)}


def _run(command: list[str], folder: Path = ROOT) -> None:
    outside = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "NO_MKDOCS_2_WARNING")}
    done = subprocess.run(command, cwd=folder, env=outside, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_small_county_as_it_is_has_no_diagnostics() -> None:
    assert lint(load(read_project(SMALL_COUNTY))) == []


def test_wheel_holds_every_file_of_package_and_look(wheel: Path) -> None:
    package = {f"malbild/{name}" for name in files(ROOT / "hooks/malbild") if "__pycache__" not in name}
    look = {f"malbild/overrides/{name}" for name in files(ROOT / "overrides") if not name.startswith("web_editor/")}
    with ZipFile(wheel) as archive:
        assert {name for name in archive.namelist() if name.startswith("malbild/")} == package | look


def test_installed_engine_builds_every_kind_of_output(built: Path) -> None:
    names = files(built).keys()
    suffixes = {Path(name).suffix for name in names}
    assert {".html", ".css", ".js", ".woff2", ".json", ".xml", ".png", ".pdf", ".pptx", ".zip"} <= suffixes
    assert {"index.html", "en/index.html", "malbild/natt/index.html"} <= names
    assert names & {"settings.yml", "adopted.lock", "kalender.ics"} == set()  # it has no seminars or meetings


def test_mark_and_icon_of_the_project_replace_the_engines(built: Path) -> None:
    own = SMALL_COUNTY / "overrides"
    (mark,) = built.glob("assets/*/mark.svg")
    assert mark.read_bytes() == (own / "static/mark.svg").read_bytes()
    (drawing,) = re.findall(r'd="[^"]+"', (own / "icons/lantern.svg").read_text(encoding="utf-8"))
    assert drawing in (built / "malbild/dag/index.html").read_text(encoding="utf-8")


def test_mark_of_the_project_is_in_every_output(built: Path, outputs: set[str]) -> None:
    shapes = read_mark(Overrides((SMALL_COUNTY / "overrides",))).shapes
    circles = read_mark(Overrides((ENGINE,))).shapes
    header = Website(built).pages[""].xpath("//header//*[@class='mark']")[0]
    assert [(one.tag, one.get("d")) for one in header] == [("path", shapes[0].attributes["d"])]
    slides = "".join(text for text in outputs if "<p:sldLayout" in text or "<p:sldMaster" in text)
    (x, y), *_ = (shape.contours[0][0][0] for shape in shapes)
    assert f'<a:pt x="{x * 100_000:.0f}" y="{y * 100_000:.0f}"/>' in slides
    assert 'prst="ellipse"' not in slides
    assert [text[:80] for text in outputs for circle in circles if f'r="{circle.attributes["r"]}"' in text] == []
    with Image.open(built / "bild.png") as image:
        background, within_circle = (image.convert("RGB").getpixel(place) for place in ((600, 20), (1190, 430)))
    assert within_circle == background


def test_book_has_the_mark_of_the_project_on_its_cover(built: Path) -> None:
    (book,) = built.glob("material/*dokument-sv.pdf")
    page = subprocess.run(
        ["pdftoppm", "-r", "20", "-l", "1", "-png", str(book)], capture_output=True, check=True
    ).stdout
    with Image.open(BytesIO(page)) as image:
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 16) or ()}
    assert (0x31, 0x40, 0x6B) in colours


def test_site_of_the_installed_engine_passes_nu_and_has_whole_links(built: Path) -> None:
    assert nu_messages(built) == []
    assert Website(built).broken_links() == []


def test_site_of_the_installed_engine_has_no_axe_violation(built: Path, browser: Browser, serve: Serve) -> None:
    page = browser.new_context(base_url=serve(built), reduced_motion="reduce").new_page()
    paths = [path for path in Website(built).pages if not path.startswith(("embed/", "en/"))]
    assert len(paths) >= 10
    assert [found for path in paths if (found := page_violations(page, path))] == []


@pytest.fixture(scope="module")
def site() -> Site:
    """The content of this repository's county, which the other one's site is searched for."""
    return load_renderable(read_project(ROOT))


def test_other_countys_site_holds_nothing_of_this_one(outputs: set[str], site: Site) -> None:
    assert _found(places(site), outputs) == []
    texts = {letters(text) for text in outputs}
    assert [one for one in statement_texts(site) if any(letters(one) in text for text in texts)] == []


def test_other_countys_site_holds_no_perspective_id_of_this_one(outputs: set[str], site: Site) -> None:
    assert _found([rf"{page.meta.id}(?!\w)" for page in site.original.perspectives], outputs) == []


def test_texts_of_every_kind_of_output_are_read(outputs: set[str]) -> None:
    words = ["Månskens län", "varden-i-mansken-bildspel-sv.pptx", "ppt/slides/slide1.xml"]
    assert _found(words, outputs) == words
    assert sum(letters("Vi tänder ljuset innan vi öppnar dörren") in letters(text) for text in outputs) >= 10


def _found(words: list[str], outputs: set[str]) -> list[str]:
    """Return the words that begin a word in any of the texts."""
    return [word for word in words if any(re.search(rf"(?<!\w){word}", text) for text in outputs)]
