"""What stops a command: one class per cause, each with its own sentence."""

from kyodo_cli.base.language import Message


class KyodoError(Exception):
    """A fault of the caller or of the machine, with a sentence for the reader and a hint on how to mend it."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return str(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        """Let a fault come back from another process, whatever its class is made from."""
        return _again, (type(self), self.message, self.hint), self.__dict__


def _again(cause: type[KyodoError], message: Message, hint: Message | None) -> KyodoError:
    fault = cause.__new__(cause, message)
    KyodoError.__init__(fault, message, hint)
    return fault


class UsageFault(KyodoError):
    """The command was called with something it does not take, or names an item that is not there (exit 2)."""


class NothingToDo(KyodoError):
    """There is nothing to work on: no plan, or none in force that year (exit 3)."""


class InputFault(KyodoError):
    """An input that the command needs is unreadable or invalid (exit 4)."""


class ConflictFault(KyodoError):
    """What is to be written does not go with what others have written, or with a year that is closed (exit 5)."""


class GateFault(KyodoError):
    """Something that must be complete before this is done is not (exit 1)."""


class OutputFault(KyodoError):
    """The machine would not take what was to be written (exit 4)."""
