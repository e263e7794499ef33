"""Lint rules for personal data: identity numbers, private addresses and telephone numbers, passwords."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from malbild.checks.context import CheckContext
from malbild.checks.text.source import SourceText, read_data_files
from malbild.checks.words import alternatives, words_of
from malbild.diagnostics.diagnostic import Diagnostic

_IDENTITY_NUMBER = re.compile(
    r"(?<![\w./=&%#+])(?<!\d-)(?P<century>18|19|20)?(?P<day>\d{6})"
    r"(?P<sign>[ \u00a0]?[-+‐‑–][ \u00a0]?|(?<=\d{8})[ \u00a0])?"
    r"(?P<serial>\d{4})(?![\w-]|[.,]\d)"
)
_LABELLED = re.compile(
    r"\b(?:person(?:nummer|nr)|pnr|födelsenummer)\b\.?:?[^\S\n]*(?:är[^\S\n]+)?"
    r"(?P<number>(?:\d\d)?\d{6}[-+ –]?\d{4})(?!\d)",
    re.IGNORECASE,
)
_MOBILE = re.compile(
    r"(?<![\w./=-])(?:(?:\+|00)46[ \u00a0-]?(?:\(0\))?[ \u00a0-]?|0)7[02369](?:[ \u00a0./‐‑–-]{0,3}\d){7}(?![\d-])"
)
_PASSWORD = re.compile(
    r"(?:\b(?P<code>(?:pin|port|dörr|entré|grind|larm|lösen|pass)?-?(?:kod(?:en)?|code)|pin)\b"
    r"|\b(?:lösen(?:ord)?(?:et)?|passord|password|passwd|pwd|api[ -]?(?:nyckel|key)|token)\b)"
    r"(?P<object>[^\S\n]+(?:till|för|to|for)(?:[^\S\n]+(?:the[^\S\n]+)?[\w-]+){1,2}?)?"
    r"[^\S\n]*(?:(?:är|is)[^\S\n]*)?[:=]?[^\S\n]*[\"'”“*`]*"
    r"(?P<secret>(?=[^\s\"'”“*`]*\d)[^\s\"'”“*`,]{4,80}?)(?=[\"'”“*`,.]*(?:\s|$))"
    r"|https?://[^\s/:@]+:(?P<address>[^\s/@]+)@",
    re.IGNORECASE,
)
_DOORS = re.compile(r"\b(?:port|dörr|grind|entré|larm|rum|lokal|hiss|hus|door|gate|room)", re.IGNORECASE)
_AT = r"[ ]?[(\[](?:at|@|snabel-?a)[)\]][ ]?"  # what some write for @
_MIN_SECRET = 6  # characters of a password with letters; codes have four digits
_COORDINATION = 60  # is added to the day of a coordination number


def check_personal_data(context: CheckContext) -> Iterator[Diagnostic]:
    """Report identity numbers, mobile numbers, mail at consumer services and passwords, anywhere in a file."""
    allowed = _allowed(context)
    mail = re.compile(
        rf"(?<![\w.+-])[\w.+-]+(?:@|{_AT})(?:{alternatives('contacts', 'consumer_mail')})(?![\w-]|\.\w)", re.IGNORECASE
    )
    for source in (*context.texts, *read_data_files(context.project)):
        yield from _check_secrets(source, context.today)
        for pattern, characters in ((_MOBILE, r"\d"), (mail, r"@(\[")):
            for line, found in source.find(pattern, characters, everywhere=True):
                if _key(found.group()) not in allowed:
                    yield Diagnostic(source.file, line, "MB801", params={"value": found.group()})


def _check_secrets(source: SourceText, today: date) -> Iterator[Diagnostic]:
    for line, found in source.find(_IDENTITY_NUMBER, r"\d", everywhere=True):
        if is_identity_number(found, today):
            yield Diagnostic(source.file, line, "MB800", params={"value": f"{found.group()[:-4]}…"})
    for line, found in source.find(_LABELLED, r"\d", everywhere=True):
        number = _IDENTITY_NUMBER.fullmatch(re.sub(r"[\s\u00a0]", "-", found["number"]))
        is_found = " " not in found["number"] and number and is_identity_number(number, today)
        if number and not _is_example(number) and not is_found:  # mistyped, made up or written apart
            yield Diagnostic(source.file, line, "MB800", params={"value": f"{number.group()[:-4]}…"})
    for line, found in source.find(_PASSWORD, r"\d"):
        if _is_secret(found):
            secret = found["secret"] or found["address"]
            yield Diagnostic(source.file, line, "MB802", params={"value": f"{secret[:1]}…"})


def _is_secret(found: re.Match[str]) -> bool:
    """Return whether a match is the code of a door or a login, or a password: a mere `kod` may be of a diagnosis."""
    if found["address"]:
        return True
    code, secret = found["code"] or "", found["secret"]
    if code.lower() in ("kod", "koden", "code") and not _DOORS.search(found["object"] or ""):
        return False
    is_password = len(secret) >= _MIN_SECRET and any(char.isalpha() for char in secret)
    return is_password or bool(code and re.fullmatch(r"\d{4,8}[#*]?", secret))


def is_identity_number(found: re.Match[str], today: date) -> bool:
    """Return whether digits are a Swedish identity or coordination number: a day that has been, and the checksum.

    Organisation numbers have 20 or more where the month would be. Ten digits in a row that begin as a mobile number
    are one.
    """
    digits = found["day"] + found["serial"]
    is_mobile = not found["century"] and not found["sign"] and re.match(r"07[02369]", digits)
    is_certain = found["century"] and found["sign"] == "-"  # nothing else is written so
    is_number = is_certain or _has_checksum(digits)
    return bool(not is_mobile and is_number and not _is_example(found) and _is_past_day(found, today))


def _is_example(found: re.Match[str]) -> bool:
    whole = f"{found['century'] or '19'}{found['day']}{found['serial']}"
    return whole in words_of("contacts", "example_identity_numbers")


def _has_checksum(digits: str) -> bool:
    """Return whether the last digit is the checksum of the others (Luhn, modulo 10)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _is_past_day(found: re.Match[str], today: date) -> bool:
    year, month, day = (int(found["day"][place : place + 2]) for place in (0, 2, 4))
    day -= _COORDINATION if day > _COORDINATION else 0
    for century in (found["century"],) if found["century"] else ("19", "20"):
        with suppress(ValueError):
            if date(int(century) * 100 + year, month, day) <= today:
                return True
    return False


def _allowed(context: CheckContext) -> set[str]:
    """Return the addresses and numbers that are published on purpose, as `_key` compares them."""
    contact = context.project.contact
    given = (*context.original.settings.allowed_contacts, contact.email, contact.security.removeprefix("mailto:"))
    return {_key(one) for one in given if one}


def _key(contact: str) -> str:
    """Return an address in small letters, or the digits of a number from its area code."""
    if "@" in contact:
        return contact.lower()
    return re.sub(r"^(?:00)?46(?:0)?|^0", "", re.sub(r"\D", "", contact))
