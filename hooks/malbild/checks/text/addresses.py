"""Lint rules for web addresses: reached by everyone, and without marks that follow the reader."""

import re
from collections.abc import Iterator
from functools import cache
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit, urlunsplit

from malbild.checks.context import CheckContext
from malbild.checks.words import alternatives, words_of
from malbild.diagnostics.diagnostic import Diagnostic

_ADDRESS = re.compile(r"https?://[^\s<>\"'”’`|\\^\[\]]+", re.IGNORECASE)
_DRIVE = re.compile(r"(?<![\w(/])[A-Z]:\\\w[^\s<>\"|]*|(?<![\w(\\])\\\\\w[\w.-]+\\\w[^\s<>\"|]*")
_HOST = re.compile(r"[\w.:-]+")
_TRIAL = re.compile(r"(?:^|-)(?:stage|staging|test|preprod|acc|dev)\d*(?:-|$)")  # in the first part of a host
_MAX_SHOWN = 80  # characters of an address in a message
_INNER = ("url", "u", "q", "a")  # the parameters in which a forwarding service keeps the address


def check_web_addresses(context: CheckContext) -> Iterator[Diagnostic]:
    """Report addresses within an organisation, behind a login or a forwarding service, and with tracking parameters."""
    for source in context.texts:
        for line, found in source.find(_ADDRESS, "/"):
            address = _without_punctuation(found.group())
            if code := code_of(address):
                right = {"line": _right(address)} if code in ("MB832", "MB833") else {}
                yield Diagnostic(source.file, line, code, params={"value": address[:_MAX_SHOWN], **right})
        for line, found in source.find(_DRIVE, r"\\"):
            yield Diagnostic(source.file, line, "MB830", params={"value": found.group()[:_MAX_SHOWN]})


def code_of(address: str) -> str:
    """Return the code of what is wrong with an address, or an empty text."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""  # MB312 reports it
    rest = f"{parts.netloc}{parts.path or '/'}{'?' if parts.query else ''}{parts.query}".lower()
    if _is_private(host):
        return "MB830"
    if _matches("forwards").match(rest):
        return "MB832"
    if _matches("needs_login").match(rest):
        return "MB831"
    return "MB833" if _tracking().search(f"?{parts.query}") else ""


def without_tracking(address: str) -> str:
    """Return the address without tracking parameters, or the one that a forwarding service leads to."""
    parts = urlsplit(address)
    values = parse_qs(parts.query)
    for name in _INNER:
        if (inner := values.get(name, [""])[0]).startswith("http"):
            return without_tracking(inner)
    query = _tracking().sub(r"\1", f"?{parts.query}").lstrip("?&").replace("&&", "&").rstrip("&")
    return urlunsplit(parts._replace(query=query))


def _right(address: str) -> str:
    """Return the address to write, or how to find one that a forwarding service keeps to itself."""
    right = without_tracking(address)
    return right if right != address else "öppna länken, och kopiera adressen som webbläsaren visar"


def _is_private(host: str) -> bool:
    """Return whether only some networks know the host. MB312 reports the own computer, and what is no host."""
    if not _HOST.fullmatch(host) or host in ("localhost", "127.0.0.1", "::1"):
        return False
    try:
        return ip_address(host).is_private
    except ValueError:
        first, last = host.partition(".")[0], host.rpartition(".")[2]
        is_part = host.count(".") > 1  # test.se is a name of its own
        is_marked = is_part and (first in words_of("hosts", "private_beginnings") or _TRIAL.search(first))
        return bool(is_marked) or last in words_of("hosts", "private_endings") or "." not in host


def _without_punctuation(address: str) -> str:
    """Return an address without the punctuation of the sentence or the link around it."""
    while address[-1] in ".,;:!?*_" or (address[-1] == ")" and address.count("(") < address.count(")")):
        address = address[:-1]
    return address


@cache
def _matches(name: str) -> re.Pattern[str]:
    return re.compile(alternatives("hosts", name))


@cache
def _tracking() -> re.Pattern[str]:
    return re.compile(rf"([?&])(?:{alternatives('hosts', 'tracking')})=[^&]*")
