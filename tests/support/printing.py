"""Documents opened in the programs of their readers: LibreOffice and Poppler."""

import subprocess
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import zxingcpp
from PIL import Image


def to_pdf(presentation: Path, folder: Path) -> Path:
    """Convert a presentation with LibreOffice Impress, a page for each slide; return the PDF."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(presentation)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=180)
    made = folder / f"{presentation.stem}.pdf"
    assert made.is_file(), said.stdout + said.stderr
    return made


def text_of(pdf: Path, page: int | None = None) -> str:
    """Return the text of a page, or of the whole document, with single spaces."""
    pages = ["-f", str(page), "-l", str(page)] if page else []
    said = subprocess.run(["pdftotext", *pages, str(pdf), "-"], capture_output=True, text=True, check=True)
    return " ".join(said.stdout.split())


def words_outside(pdf: Path) -> list[str]:
    """Return the words that are not whole on their page."""
    said = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    outside = []
    for page in ElementTree.fromstring(said.stdout).iter("{http://www.w3.org/1999/xhtml}page"):  # noqa: S314  # ours
        width, height = float(page.attrib["width"]), float(page.attrib["height"])
        for word in page:
            left, top, right, bottom = (float(word.attrib[name]) for name in ("xMin", "yMin", "xMax", "yMax"))
            if left < 0 or top < 0 or right > width or bottom > height:
                outside.append(str(word.text))
    return outside


def lowest_edge(pdf: Path, page: int, words: str) -> float:
    """Return the lowest edge of the words on a page, in points from the top."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    wanted = {*words.split()}
    found = ElementTree.fromstring(said.stdout).iter("{http://www.w3.org/1999/xhtml}word")  # noqa: S314  # ours
    return max(float(word.attrib["yMax"]) for word in found if word.text in wanted)


def main_size(pdf: Path) -> float:
    """Return the size in points, to a third, of the typeface that most characters of the document have."""
    command = ["pdftohtml", "-xml", "-zoom", "3", "-i", "-stdout", str(pdf)]
    said = subprocess.run(command, capture_output=True, check=True)
    document = ElementTree.fromstring(said.stdout)  # noqa: S314  # ours
    sizes = {font.attrib["id"]: int(font.attrib["size"]) / 3 for font in document.iter("fontspec")}
    characters: Counter[float] = Counter()
    for text in document.iter("text"):
        characters[sizes[text.attrib["font"]]] += len("".join(text.itertext()))
    return characters.most_common(1)[0][0]


def qr_codes(pdf: Path, folder: Path) -> set[str]:
    """Return the contents of the QR codes on the pages of a document."""
    subprocess.run(["pdftoppm", "-r", "150", "-png", str(pdf), str(folder / "page")], check=True)
    pages = [Image.open(path) for path in sorted(folder.glob("page*.png"))]
    return {code.text for page in pages for code in zxingcpp.read_barcodes(page)}


def kit_files(built_site: Path) -> list[Path]:
    """Return the files of the kit, without their compressed copies."""
    return [path for path in sorted((built_site / "material").iterdir()) if path.suffix not in (".gz", ".br")]
