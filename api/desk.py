"""What programs may ask of Netral: content in, JSON values out. HTTP and MCP are two doors to this one desk.

Nothing that comes in is kept: questions and letters are worked on in memory (a file in a temporary folder that is
removed when it has been read), and neither is logged.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from time import perf_counter

from corpus.catalogue import Catalogue
from corpus.citation import Names, parse
from corpus.library import Library
from corpus.model import Answer, Document
from corpus.rulings import load_rulings
from corpus.status import held
from drafting.audit import Grounds, audit
from drafting.audit.facts import load_facts
from drafting.audit.form import audit_json
from drafting.audit.near import searching
from ingest.read import read_bytes
from qa.answering import Assistant
from qa.jsonform import Json, answer_json
from qa.searching import Searcher
from qa.showing import hit_json, show_json
from qa.writer import Rewriter, rewriting_json

LONGEST_QUESTION = 2000  # characters
LONGEST_QUERY = 500
LONGEST_LETTER = 200_000
LARGEST_FILE = 10 * 1024 * 1024  # bytes
MOST_HITS = 50


@dataclass(frozen=True, slots=True)
class Desk:
    """The assistant and the library, as programs may use them."""

    assistant: Assistant
    library: Library
    grounds: Grounds
    today: Callable[[], date]
    rewriter: Rewriter | None = None

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that the assistant uses."""
        return self.assistant.judge.standing.catalogue

    @property
    def names(self) -> Names:
        """What instruments are called, for reading references in words."""
        return self.assistant.understanding.names

    def ask(self, question: str, as_of: date | None) -> Json:
        """The answer to a question, as `netral ask --json` prints it."""
        start = perf_counter()
        reply, _ = self.assistant.ask(question.strip(), as_of=as_of, today=self.today())
        return answer_json(reply, (perf_counter() - start) * 1000)

    def rephrased(self, question: str, as_of: date | None) -> Json:
        """The answer, and its opening in other words, as `netral ask --rephrase --json` prints it.

        `rephrased` is None where there is nothing to rewrite, or no language model is set.
        """
        start = perf_counter()
        reply, _ = self.assistant.ask(question.strip(), as_of=as_of, today=self.today())
        written = self.rewriter.rewritten(reply) if self.rewriter and isinstance(reply, Answer) else None
        return answer_json(reply, (perf_counter() - start) * 1000) | {"rephrased": rewriting_json(written)}

    def search(self, query: str, as_of: date | None, limit: int) -> Json:
        """The provisions that fit best, as `netral search --json` prints them."""
        searcher = Searcher(self.library, self.assistant)
        hits = searcher.search(query.strip(), on=as_of or self.today(), limit=limit)
        return {"hits": [hit_json(hit, self.library, self.catalogue) for hit in hits]}

    def show(self, ref: str, as_of: date | None) -> Json:
        """A regulation or a provision, as `netral show --json` prints it.

        Raises:
            BadReference: the text names no place in the law.
            NotInCorpus: nothing is held there.
        """
        return show_json(parse(ref, self.names), as_of or self.today(), self.library, self.catalogue)

    def check_text(self, text: str, letter_day: date | None) -> Json:
        """The audit of a letter given as text, as `netral check --json` prints it."""
        return self._checked(read_bytes("surat.txt", text.encode("utf-8", "replace")), letter_day)

    def check_file(self, name: str, content: bytes, letter_day: date | None) -> Json:
        """The audit of a letter given as a file's content; the name only says what kind of file it is.

        Raises:
            UnreadableFile: the content cannot be read as a letter.
            MissingTool: it holds nothing but scans, and no OCR is installed.
        """
        return self._checked(read_bytes(name, content), letter_day)

    def status(self) -> Json:
        """What is held and what is missing, as `netral status --json` prints it, without names of the users' files."""
        report = held(self.library, self.catalogue, self.today())
        return report | {"failed": len(report["failed"])}

    def _checked(self, document: Document, letter_day: date | None) -> Json:
        return dict(audit_json(audit(document, self.grounds, today=self.today(), on=letter_day), document.media))


def desk_of(
    assistant: Assistant, library: Library, today: Callable[[], date], rewriter: Rewriter | None = None
) -> Desk:
    """The desk over an assistant and its library; reads the data of the audit once."""
    catalogue, names = assistant.judge.standing.catalogue, assistant.understanding.names
    rulings = load_rulings(catalogue)
    grounds = Grounds(catalogue, assistant.norms, library, load_facts(), names, rulings, searching(library))
    return Desk(assistant, library, grounds, today, rewriter)
