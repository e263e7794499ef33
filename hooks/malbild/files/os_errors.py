"""What the disk says no to, in words for those who build."""

import errno

_WHY = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "Disken är full. Ta bort något och bygg igen."),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), "Mappen går inte att skriva i. Ge dig rätt till den."),
    errno.EAGAIN: "Ett annat bygge pågår i samma mapp. Vänta tills det är klart och bygg igen.",
}


def refusal(error: OSError) -> str:
    """Why a file or folder could not be read or written, which, and that the former site stands."""
    why = _WHY.get(error.errno or 0, f"Datorn svarar: {error.strerror or error}.")
    return (
        f"Det gick inte att läsa eller skriva: {error.filename or ''}\n    {why} Den förra webbplatsen är som den var."
    )
