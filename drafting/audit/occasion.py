"""Whether the letter's own frame is sound: the election is still to come when it urges, and it speaks to its reader."""

import re
from collections.abc import Iterator

from corpus.model import Election
from corpus.text import fold
from drafting.audit.grounds import Reading
from drafting.audit.making import day, make_at
from drafting.audit.values import Finding, Kind, Severity

_QUOTED = re.compile(r"“[^”]*”")
_AHEAD = 2  # years; earlier than that nobody writes of an election


def occasion(reading: Reading) -> Iterator[Finding]:
    """What is odd about the letter as a whole."""
    yield from _election(reading)
    yield from _reader(reading)


def _election(reading: Reading) -> Iterator[Finding]:
    """An imbauan about an election that is over, or about one that nobody writes of yet."""
    facts, when = reading.grounds.facts, reading.day
    if not facts.says("urging.words", reading.letter.subject()):
        return
    make = make_at(reading, reading.letter.subject_span())
    for id in sorted(reading.elections):
        year, known = int(id.rpartition("-")[2]), reading.grounds.catalogue.elections.get(id)
        name = known.name if known else id.replace("-", " ").title()
        over = year < when.year or (known is not None and _over(known, reading))
        if over:
            why = "yang sudah lewat"
        elif year > when.year + _AHEAD:
            why = "yang masih jauh"
        else:
            continue
        message = f"Surat bertanggal {day(when)} mengimbau tentang {name}, {why}; periksa tanggal atau tahunnya."
        yield make(Severity.PERIKSA, Kind.PEMILIHAN, message)


def _over(election: Election, reading: Reading) -> bool:
    ends = [end.latest for _, span in election.stages if (end := span.end or span.start)]
    return bool(ends) and max(ends).year < reading.day.year


def _reader(reading: Reading) -> Iterator[Finding]:
    """A letter to people of whom neither its rules nor its words speak."""
    facts, letter, to = reading.grounds.facts, reading.letter, reading.letter.addressed()
    passed_on = facts.says("forwarding.words", letter.words((0, len(letter.plain))))
    if not reading.addressees or passed_on or facts.says("forwarding.subject", letter.subject()):
        return
    body = letter.plain[to[1] :]
    copies, _ = letter.copies()
    end = copies - to[1] if copies else len(body)
    spoken = facts.subjects(fold(_QUOTED.sub(" ", body[:end])))
    bound = [code for cite in reading.cites for code in facts.of(cite.id).binds]
    strangers = [
        code for code in reading.addressees if not any(_alike(code, other, reading) for other in {*spoken, *bound})
    ]
    if bound and spoken and strangers and len(strangers) == len(reading.addressees):
        whom, of = (", ".join(facts.labels[code] for code in sorted(codes)) for codes in (strangers, spoken))
        message = f"Surat ditujukan kepada {whom}, tetapi isinya menyangkut {of}; periksa penerimanya."
        yield make_at(reading, to)(Severity.PERIKSA, Kind.SUBJEK, message)


def _alike(code: str, other: str, reading: Reading) -> bool:
    """Whether two groups of people belong together: one in the other, or both to the staff."""
    groups = reading.grounds.facts.groups
    return bool(groups[code] & groups[other] - reading.grounds.facts.everybody)
