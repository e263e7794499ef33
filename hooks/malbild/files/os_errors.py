"""Errors of the file system in words for the person building."""

import errno

_CAUSES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "Disken är full. Ta bort något och bygg igen."),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), "Mappen går inte att skriva i. Ge dig rätt till den."),
    errno.EAGAIN: "Ett annat bygge pågår i samma mapp. Vänta tills det är klart och bygg igen.",
}


def describe_os_error(error: OSError) -> str:
    """Describe an OSError in Swedish: path, cause, and that the previous site is untouched."""
    cause = _CAUSES.get(error.errno or 0, f"Datorn svarar: {error.strerror or error}.")
    place = f"Det gick inte att läsa eller skriva: {error.filename or ''}"
    return f"{place}\n    {cause} Den förra webbplatsen är som den var."
