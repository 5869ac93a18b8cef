"""Everything that can go wrong on purpose.

NetralError
├── BadReference     the text is not a reference to a regulation or a provision
├── BadData          a file in corpus/data says something we cannot use
├── UnreadableFile   the file cannot be read as a regulation or a letter
├── NotInCorpus      the reference is well formed, but no such text or norm is held
├── StaleIndex       the indexes do not fit the store or the configured embeddings
├── WriterBusy       another process is writing to the store
├── OfficialTextHeld a copy would replace the official text that is held
├── MissingTool      a program or package that this action needs is not installed
├── BadSetting       an environment variable or an option has a value we cannot use
├── FetchFailed      an official text could not be fetched
├── ModelFailed      the language model that may rewrite answers did not answer
└── Refused          a live quiz does not do what a phone asks

Messages are for operators, in English, and say what to do next. Sentences for the public are Indonesian and live with
the screens and with `qa/compose.py`.
"""

from pathlib import Path
from typing import Any


class NetralError(Exception):
    """Base of every error that Netral raises on purpose."""

    exit_code = 1

    def __reduce__(self) -> tuple[Any, ...]:
        """How an error crosses from one process to another: by its message and fields, not by calling its class."""
        return _restored, (type(self), self.args, vars(self))


def _restored(kind: type[NetralError], args: tuple[Any, ...], fields: dict[str, Any]) -> NetralError:
    error = kind.__new__(kind, *args)
    vars(error).update(fields)
    return error


class BadReference(NetralError):
    """The text is not a reference."""

    exit_code = 2

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            f"{text!r} is not a reference. Write it like 'pp-94-2021/pasal-5/huruf-n/angka-1' "
            "or 'Pasal 5 huruf n angka 1 PP 94/2021'."
        )


class BadData(NetralError):
    """A data file cannot be used; names the file and the entry."""

    exit_code = 3

    def __init__(self, file: str | Path, entry: str, problem: str) -> None:
        self.file, self.entry, self.problem = str(file), entry, problem
        super().__init__(f"{file}: {entry}: {problem}. Correct the file and try again.")


class UnreadableFile(NetralError):
    """The file cannot be read; names the file, the reason and what would help."""

    exit_code = 4

    def __init__(self, path: str | Path, reason: str, advice: str = "") -> None:
        self.path, self.reason, self.advice = str(path), reason, advice
        super().__init__(f"{path}: {reason}." + (f" {advice}" if advice else ""))


class NotInCorpus(NetralError):
    """Nothing is held under this reference."""

    exit_code = 5

    def __init__(self, ref: str, advice: str = "See `netral status` for what is held.") -> None:
        self.ref = ref
        super().__init__(f"{ref} is not held. {advice}")


class StaleIndex(NetralError):
    """The indexes were made by other embeddings, or do not fit the store."""

    exit_code = 6

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem}. Run `netral rebuild` to make the indexes anew.")


class WriterBusy(NetralError):
    """Another process holds the writer's lock."""

    exit_code = 7

    def __init__(self, holder: str) -> None:
        super().__init__(f"The store is being written by {holder}. Wait for it to finish, or stop it.")


class OfficialTextHeld(NetralError):
    """A copy never replaces the official text silently."""

    exit_code = 4

    def __init__(self, regulation: str, origin: str) -> None:
        self.regulation, self.origin = regulation, origin
        super().__init__(
            f"The official text of {regulation} is held; {origin} is a copy and was left aside. "
            "Remove the official text first if the copy must stand in its place."
        )


class MissingTool(NetralError):
    """Something that must be installed is not."""

    exit_code = 8

    def __init__(self, tool: str, advice: str) -> None:
        self.tool, self.advice = tool, advice
        super().__init__(f"{tool} is not available. {advice}")


class BadSetting(NetralError):
    """A setting has a value that cannot be used."""

    exit_code = 2

    def __init__(self, name: str, value: str, advice: str) -> None:
        super().__init__(f"{name}={value!r} cannot be used. {advice}")


class FetchFailed(NetralError):
    """An official address did not give the text."""

    exit_code = 9

    def __init__(self, url: str, reason: str, advice: str) -> None:
        super().__init__(f"{url}: {reason}. {advice}")


class ModelFailed(NetralError):
    """The language model did not answer, or not in time."""

    exit_code = 10

    def __init__(self, model: str, reason: str, *, late: bool = False) -> None:
        self.model, self.reason, self.late = model, reason, late
        super().__init__(f"{model}: {reason}. See that it runs and that NETRAL_LLM and NETRAL_LLM_URL name it.")


class Refused(NetralError):
    """A live quiz does not do what was asked; the message is Indonesian, since it goes straight to a phone."""

    exit_code = 2
