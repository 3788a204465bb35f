"""Why the machine would not read or write a file, in words of ours."""

import errno
from typing import Final

from kyodo_cli.base.language import Message

_REASONS: Final = {
    errno.EACCES: Message("no permission"),
    errno.EPERM: Message("no permission"),
    errno.ENOENT: Message("the folder is not there"),
    errno.EISDIR: Message("it is a folder"),
    errno.ENOTDIR: Message("a file stands where a folder is expected"),
    errno.EEXIST: Message("a file stands where a folder is expected"),
    errno.ENOSPC: Message("the disk is full"),
    errno.EDQUOT: Message("the disk is full"),
    errno.EROFS: Message("the disk takes no writing"),
    errno.ENAMETOOLONG: Message("the name is too long"),
    errno.ELOOP: Message("its links lead in a circle"),
    errno.EIO: Message("the disk or the network has a fault"),
    errno.EBADF: Message("nobody takes it"),
}


def reason(error: OSError) -> Message:
    """Say why in a few words; what is too rare to have words of its own is given with the system's."""
    known = _REASONS.get(error.errno or 0)
    return known or Message("the system says: {text}", text=error.strerror or type(error).__name__)
