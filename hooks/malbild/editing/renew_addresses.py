"""Renewal of the address lock, when pages have been published."""

from pathlib import Path

from malbild.diagnostics.diagnostic import CommandError
from malbild.site.edition import Site
from malbild.site.locks import address_lock
from malbild.site.locks.address_lock import LOCK, AddressLock


def renew_addresses(root: Path, site: Site) -> list[str]:
    """Add what is new to the lock and return it in Swedish. Raises `CommandError` if the lock cannot be read."""
    try:
        previous = address_lock.read_lock(root)
    except address_lock.AddressLockError:
        raise CommandError(f"Filen {LOCK} går inte att läsa. Återställ den.") from None
    renewed = address_lock.update(previous, site)
    if renewed == previous:
        return [f"Listan är redan som den ska vara. Filen {LOCK} är oförändrad."]
    address_lock.write_lock(root, renewed)
    return [*_changes(previous, renewed), f"Ta med filen {LOCK} i ändringen."]


def _changes(previous: AddressLock, now: AddressLock) -> list[str]:
    new = [f"Ny adress: {address}" for address in now.pages if address not in previous.pages]
    for address, ids in now.pages.items():
        former = previous.pages.get(address, ())
        new += [f"Nytt ställe på {address}: #{id}" for id in ids if former and id not in former]
    if previous.translations != now.translations:
        new.append("Översättningarna är uppdaterade.")
    return new
