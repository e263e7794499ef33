"""Lines to write instead of those that break a `SyntaxRule`, for the hint of the diagnostic."""

import re

from malbild.content.markdown.tree import ADMONITIONS

_MARK = re.compile(r"(?P<sign>\*\*|~~|==|\^\^|\+\+) *(?:(?P<inner>\S.*?) *(?P=sign)|(?P<word>[\w+-]*\w))?")
_BOX = re.compile(r"(?P<sign>!+|\?+\+?|=+[!+]*)[ :-]*(?P<type>[\w-]*)[ :]*(?P<title>.*)")
_LINK = re.compile(r"\[(?P<text>[^\[\]]+)\] *\((?P<target>[^\s()]+)\)|\((?P<words>[^()]+)\)\[(?P<page>[^\]\s]+)\]")
_NAMED = re.compile(r"\[(?P<text>[^\[\]]+)\]")
_BAR = re.compile(r"(?<!\\)\|")
_MARKER = re.compile(r"(?P<number>\d+(?:\.\d+)+\.?|\d+[a-z][.)]|\(?(?:\d{1,2}|[a-zA-Z])[.):]+)|[^\w\s]+|[o§](?=\s)")


def marked_words(text: str) -> str:
    """Return the marks of a style close around words: `**ord** …`."""
    found = _MARK.match(text)
    if text[0] == "~" != text[1]:
        return f"~~{text.strip('~')}~~"
    if not found:
        return "**ord**"
    return f"{found['sign']}{found['inner'] or found['word'] or 'ord'}{found['sign']}"


def whole_link(text: str) -> str:
    """Return a link whose brackets stand close together; one with the name of a page where there is no other."""
    if found := _LINK.match(text):
        return f"[{found['text'] or found['words']}]({found['target'] or found['page']})"
    found = _NAMED.search(text)
    return f"[{found['text'] if found else 'Sidans namn'}](sidan.md)"


def titled_box(text: str) -> str:
    """Return the first line of an admonition, of details or of a tab, with its title in quotation marks."""
    found = _BOX.match(text)
    if not found:
        return '!!! note "Rubrik"'
    sign = "===" if "=" in found["sign"] else "???" if "?" in found["sign"] else "!!!"
    is_type = found["type"].lower() in ADMONITIONS and sign != "==="
    title = found["title"] if is_type else f"{found['type']} {found['title']}"
    title = title.strip(" \"'”“„’‘»«") or "Rubrik"
    kind = "" if sign == "===" else f" {found['type'].lower() if is_type else 'note'}"
    return f'{sign}{kind} "{title}"'


def whole_row(row: str, columns: int) -> str:
    """Return a table row with as many cells as the table has columns; a bar too many is a character."""
    cells = [cell.strip() for cell in _BAR.split(row.strip().removeprefix("|").removesuffix("|"))]
    cells += [""] * (columns - len(cells))
    cells[columns - 1 :] = [" \\| ".join(cells[columns - 1 :])]
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"


def ticked_row(row: str) -> str:
    """Return a table row with the words for yes and no instead of boxes."""
    return re.sub(r"\[[xX]\]", "Ja", re.sub(r"\[ ?\]", "Nej", row.strip()))


def table_head(rows: str) -> str:
    """Return the first of some rows, and the row that makes a table of them."""
    row = rows.partition("\n")[0].strip()
    return f"{row} och på nästa rad |{'---|' * (len(_BAR.findall(row)) - 1)}"


def list_item(row: str) -> str:
    """Return a line that begins as a list item with a bullet, or with its number."""
    found = _MARKER.match(row.strip())
    text = row.strip()[found.end() if found else 0 :].strip()
    number = re.search(r"\d+", found["number"] or "") if found else None
    return f"{f'{number[0]}.' if number else '-'} {text}"


def footnote(reference: str) -> str:
    """Return the definition of a footnote that is referred to, or that is written within the text."""
    if reference.startswith("^"):
        return f"[^1]: {reference[2:-1].strip()}"
    return f"{reference}: Fotnotens text."
