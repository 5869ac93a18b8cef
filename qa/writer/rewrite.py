"""An answer's opening sentences rewritten by a model and checked one by one; one that fails withholds the whole.

The model sees the sentences, not the question, and they are data between fences: nothing that a reader types reaches
it. What comes back is compared sentence by sentence (`verify`), and our own citation marks are set behind it. See
docs/decisions/writing.md for why nothing is shown before all of it is checked.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

from corpus.citation import Names
from corpus.errors import BadData, ModelFailed
from corpus.model import Answer
from corpus.settings import Settings
from qa.writer.form import LONGEST_REPLY, ill_formed, numbered, unmarked
from qa.writer.lexicon import load_wording
from qa.writer.model import Writer, open_writer
from qa.writer.passages import Line, is_titled, lines_of
from qa.writer.verify import Fault, Verifier, Wrong

PROMPT = Path(__file__).parent.parent / "prompts" / "rephrase.txt"
DONE = (
    "Ditulis ulang oleh model bahasa {model}, lalu dicocokkan kalimat demi kalimat dengan jawaban Netral. "
    "Yang menentukan tetap jawaban Netral dan pasalnya."
)
WITHHELD = "Tulisan ulang oleh model bahasa {model} ditahan seluruhnya: {why}. Yang berlaku jawaban Netral."
WHY = {
    Wrong.KOSONG: "model tidak menulis apa-apa",
    Wrong.PANJANG: "tulisannya jauh lebih panjang daripada jawabannya",
    Wrong.TERLAMBAT: "model tidak selesai pada waktunya",
    Wrong.GAGAL: "model tidak dapat dihubungi",
    Wrong.BENTUK: "tulisannya bukan kalimat biasa (ada tautan, kode, atau tanda asing)",
    Wrong.BARIS: "kalimatnya tidak lengkap atau tidak menurut urutan",
    Wrong.ANGKA: "ada angka yang berbeda",
    Wrong.TANGGAL: "ada tanggal yang berbeda",
    Wrong.SITASI: "ada pasal atau peraturan yang berbeda",
    Wrong.KUTIPAN: "ada kutipan yang tidak ada dalam jawaban",
    Wrong.MODALITAS: "boleh, dilarang, wajib, atau dapat berubah",
    Wrong.INGKAR: "kata tidak hilang atau bertambah",
    Wrong.SYARAT: "syarat atau pengecualian berubah",
    Wrong.WAKTU: "keterangan waktu berubah",
    Wrong.BATAS: "batas paling lama atau paling sedikit berubah",
    Wrong.PILIHAN: "kata atau hilang atau bertambah",
    Wrong.CAKUPAN: "siapa atau apa saja yang termasuk berubah",
    Wrong.BOBOT: "kekuatan pernyataannya berubah",
    Wrong.SANKSI: "sanksinya berubah",
    Wrong.LEMBAGA: "ada lembaga atau jabatan yang berbeda",
    Wrong.ORANG: "ada pihak yang berbeda",
    Wrong.PEMILIHAN: "pemilihan atau tahapannya berubah",
    Wrong.KATA: "ada kata yang tidak ada dalam jawaban",
    Wrong.HILANG: "sebagian isinya hilang",
    Wrong.SASARAN: "larangan, syarat, atau pihaknya berpindah ke hal lain",
    Wrong.URUTAN: "pihak atau hal di dalamnya tertukar",
}


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What came of it: the text with our marks, or none and why; a note for readers either way."""

    text: str
    model: str
    note: str
    faults: tuple[Fault, ...] = ()


def rewriting_json(written: Rewriting | None) -> dict[str, str | None] | None:
    """The rewriting as the JSON interfaces name it; the answer beside it stays as it was."""
    if written is None:
        return None
    return {"text": written.text or None, "model": written.model, "note": written.note}


def with_rewriting(answer: Answer, written: Rewriting) -> str:
    """The answer as Markdown with the rewriting, or why there is none, behind its opening."""
    said = f"**Dengan kata lain**\n\n{written.text}\n\n_{written.note}_" if written.text else f"_{written.note}_"
    parts = answer.text.split("\n\n")
    first = next((at for at, part in enumerate(parts) if is_titled(part)), len(parts))
    return "\n\n".join((*parts[:first], said, *parts[first:]))


class Rewriter:
    """Has answers rewritten, and checks what comes back."""

    def __init__(self, writer: Writer, verifier: Verifier) -> None:
        self.writer = writer
        self.verifier = verifier

    def rewritten(self, answer: Answer) -> Rewriting | None:
        """The answer's opening in other words; None where it has no sentence that may be rewritten."""
        lines = lines_of(answer)
        if not lines:
            return None
        watch = _Watch(lines, self.verifier)
        try:
            reply = self.writer.write(prompt(lines), watch.go_on)
        except ModelFailed as error:
            return self._withheld((Fault(Wrong.TERLAMBAT if error.late else Wrong.GAGAL, error.reason),))
        faults = watch.faults(reply)
        return self._withheld(faults) if faults else self._done(lines, reply)

    def _done(self, lines: tuple[Line, ...], reply: str) -> Rewriting:
        texts = [unmarked(text)[0] for _, text in numbered(reply)]
        paragraphs: dict[int, list[str]] = {}
        for line, text in zip(lines, texts, strict=True):
            paragraphs.setdefault(line.paragraph, []).append(text)
        marks = {line.paragraph: "".join(f"[{number}]" for number in line.marks) for line in lines}
        whole = "\n\n".join(f"{' '.join(said)} {marks[at]}" for at, said in paragraphs.items())
        return Rewriting(whole, self.writer.name, DONE.format(model=self.writer.name))

    def _withheld(self, faults: tuple[Fault, ...]) -> Rewriting:
        why = WHY[faults[0].wrong]
        return Rewriting("", self.writer.name, WITHHELD.format(model=self.writer.name, why=why), faults)


class _Watch:
    """Looks at a reply while it comes, so that one that is wrong already is not waited for."""

    def __init__(self, lines: tuple[Line, ...], verifier: Verifier) -> None:
        self._lines = lines
        self._verifier = verifier
        self._checked = 0  # lines that were found well
        self._limit = LONGEST_REPLY

    def go_on(self, reply: str) -> bool:
        """Whether what is there so far is worth waiting for the rest."""
        if len(reply) > self._limit:
            return False
        ended, _, _ = reply.rpartition("\n")
        lines = tuple(numbered(ended))[self._checked :]
        for number, text in lines:
            if self._of_line(number, text):
                return False
            self._checked += 1
        return True

    def faults(self, reply: str) -> tuple[Fault, ...]:
        """What is wrong with the whole reply."""
        said = tuple(numbered(reply))
        if not said:
            return (Fault(Wrong.KOSONG),)
        if len(reply) > self._limit:
            return (Fault(Wrong.PANJANG),)
        self._checked = 0
        for number, text in said:
            if found := self._of_line(number, text):
                return found
            self._checked += 1
        return () if len(said) == len(self._lines) else (Fault(Wrong.BARIS, f"{len(said)} of {len(self._lines)}"),)

    def _of_line(self, number: int, text: str) -> tuple[Fault, ...]:
        if number != self._checked + 1 or number > len(self._lines):
            return (Fault(Wrong.BARIS, ascii(text[:40])),)
        ours = self._lines[number - 1]
        bare, marks = unmarked(text)
        if set(marks) - set(ours.marks):
            return (Fault(Wrong.SITASI, str(marks)),)
        if fault := ill_formed(bare, ours.text):
            return (fault,)
        return self._verifier.faults(ours.text, bare)


def prompt(lines: tuple[Line, ...]) -> str:
    """What the model is told: the rules, and our sentences between fences that they cannot close."""
    rows = (f"K{at}: {line.text.replace('<<<', '').replace('>>>', '')}" for at, line in enumerate(lines, 1))
    return _template().substitute(lines="\n".join(rows))


@cache
def _template() -> Template:
    template = Template(PROMPT.read_text(encoding="utf-8"))
    if template.get_identifiers() != ["lines"]:
        raise BadData(PROMPT, "the file", "must name $lines and nothing else")
    return template


def open_rewriter(settings: Settings, names: Names) -> Rewriter | None:
    """The rewriter that the settings ask for; None where NETRAL_LLM is empty, and then nothing is ever sent.

    Raises:
        MissingTool, BadSetting: see `open_writer`.
    """
    writer = open_writer(settings)
    return None if writer is None else Rewriter(writer, Verifier(names, load_wording()))
