"""The Unicode Collation Algorithm, to compare the sorting of the site with."""

from unicodedata import normalize

from pyuca import Collator


def _tailored() -> Collator:
    """Return the Unicode Collation Algorithm with å, ä, ö after z, as CLDR tailors it for Swedish."""
    collator = Collator()
    (z,) = collator.collation_elements("z")
    for place, letter in enumerate("åäö"):
        collator.table.add([ord(char) for char in normalize("NFD", letter)], [z, [0xFFF0 + place, 32, 2]])
    return collator


SWEDISH = _tailored()
