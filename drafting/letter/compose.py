"""From what the writer chose to the letter: the law from norms, catalogue and texts, the rest from the data."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from corpus.errors import BadSetting
from corpus.model import Norm
from corpus.reference import Ref
from drafting.audit.grounds import Grounds
from drafting.audit.making import day as written_day
from drafting.letter.data import Addressee, Plans, Signer, Topic
from drafting.letter.grounds import listed, unchecked, written
from drafting.letter.law import Said, Scene, norms_of, pinpoints, place, places, sanctions
from drafting.letter.values import Item, Letter, Penalty, Request

_ELECTION = re.compile(r"(?P<regime>pemilu|pilkada)-(?P<year>20\d\d)")
T = TypeVar("T")

NUMBER, NAME, PLACE = "[nomor surat]", "[nama lengkap]", "[tempat]"


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter being made: the request with its data."""

    request: Request
    scene: Scene
    signer: Signer
    addressee: Addressee
    topics: tuple[Topic, ...]
    year: str

    @property
    def plans(self) -> Plans:
        """The data of the letters."""
        return self.scene.plans

    @property
    def election(self) -> str:
        """The election in words."""
        return self.plans.regimes[self.scene.regime].name.format(year=self.year)

    def filled(self, text: str) -> str:
        """A text of the data with region, election and people put in; what is not given stays a blank."""
        region = self.request.region or f"[{self.signer.region}]"
        names = self.signer.named(self.request.day)
        words = {"wilayah": region, "WILAYAH": region.upper(), "role": self.addressee.role, "whom": self.addressee.whom}
        words["election"] = self.election
        words["stage"] = self.plans.stages[self.request.stage].opening
        words["office"] = names.office.format(wilayah=region)
        return " ".join(text.format(**words).split())


@dataclass(frozen=True, slots=True)
class Law:
    """All that the law gives to the letter: requests with pinpoints, sanctions, reports, and the instruments named."""

    made: tuple[tuple[Topic, Item], ...]
    left: tuple[Topic, ...]  # points that no norm carries on the day
    penalties: tuple[Penalty, ...]
    reports: tuple[str, ...]
    ids: tuple[str, ...]


def compose(request: Request, grounds: Grounds, plans: Plans) -> Letter:
    """The letter.

    Raises:
        BadSetting: a code is not among the data, the election is not written like pilkada-2024, or no norm speaks to
            these people on that day.
    """
    draft = _draft(request, grounds, plans)
    law = _law(draft)
    tone, names = plans.tones[request.tone], draft.signer.named(request.day)
    return Letter(
        head=tuple(draft.filled(line) for line in names.head),
        number=NUMBER,
        nature="Penting",
        enclosure="-",
        subject=f"Imbauan Netralitas {draft.addressee.audience} pada {draft.election}",
        dated=f"{request.place or PLACE}, {written_day(request.day)}",
        to=(*(draft.filled(line) for line in draft.addressee.to), "di Tempat"),
        opening=draft.filled(tone.opening),
        grounds=(*(_written(id, draft) for id in law.ids), *_blanks(law.ids, draft)),
        request=draft.filled(tone.request),
        items=tuple(item for topic, item in law.made if not topic.own),
        asks=(*(Item(draft.filled(text)) for text in draft.addressee.ask), *(i for t, i in law.made if t.own)),
        penalties=law.penalties,
        reports=law.reports,
        closing=draft.filled(tone.closing),
        title=draft.filled(names.title),
        name=NAME,
        copies=tuple(draft.filled(line) for line in draft.signer.copies),
        reminder=_reminder(law.ids, draft),
        notes=_notes(law, draft),
    )


def _law(draft: Draft) -> Law:
    scene, said = draft.scene, Said({}, set())
    carried = [(topic, norms_of(topic, scene)) for topic in draft.topics]
    standing = [(topic, norms) for topic, norms in carried if _stands(norms, draft)]
    if all(topic.own for topic, _ in standing):
        advice = "No norm speaks to these people at this stage on this day; choose another stage, or other points."
        raise BadSetting("stage", draft.request.stage, advice)
    made = tuple((topic, Item(draft.filled(topic.text), pinpoints(norms, scene, said))) for topic, norms in standing)
    norms = dict.fromkeys(norm.id for _, found in standing for norm in found)
    penalties, penal = _penalties([scene.grounds.norms.norms[id] for id in norms], draft)
    reports, told = _reports(draft)
    frame = tuple(Ref(id) for id in draft.plans.regimes[scene.regime].frame)
    left = tuple(topic for topic, found in carried if not _stands(found, draft))
    return Law(made, left, penalties, reports, listed((*said.pins, *penal, *told, *frame), scene))


# --- what was asked for -------------------------------------------------------------------------------------------


def _draft(request: Request, grounds: Grounds, plans: Plans) -> Draft:
    election = _ELECTION.fullmatch(request.election)
    if election is None:
        raise BadSetting("election", request.election, "Write it like pemilu-2024 or pilkada-2029.")
    signer = _of(plans.signers, "signer", request.signer)
    addressee = _of(plans.addressees, "addressee", request.addressee)
    _of(plans.tones, "tone", request.tone)
    stage = _of(plans.stages, "stage", request.stage)
    topics = tuple(_of(plans.topics, "point", code) for code in request.points or addressee.points)
    scene = Scene(grounds, plans, addressee.subjects, request.election, election["regime"], stage.covers, request.day)
    return Draft(request, scene, signer, addressee, topics, election["year"])


def _of(table: Mapping[str, T], what: str, code: str) -> T:
    if code not in table:
        raise BadSetting(what, code, f"Choose one of: {', '.join(table)}.")
    return table[code]


def _stands(norms: Iterable[Norm], draft: Draft) -> bool:
    """Whether any norm carries the request on the day; its pinpoints may already stand under an earlier one."""
    return any(draft.scene.supports(basis) for norm in norms for basis in norm.bases[:1])


# --- parts --------------------------------------------------------------------------------------------------------


def _penalties(norms: Iterable[Norm], draft: Draft) -> tuple[tuple[Penalty, ...], tuple[Ref, ...]]:
    plans, rows, named = draft.plans, dict[str, list[str]](), list[Ref]()
    found = sanctions(norms, draft.scene)
    order = {kind: at for at, kind in enumerate(plans.order)}
    for sanction, refs in sorted(found, key=lambda pair: order.get(pair[0].kind, len(order))):
        labels = places(refs, draft.scene.grounds)
        told = any(word in sanction.caveat.lower() for word in plans.told)
        note = f" [Catatan penyusun, hapus sebelum dikirim: {sanction.caveat}]" if told else ""
        heading = plans.headings.get(sanction.kind, plans.headings["lain"])
        rows.setdefault(heading, []).append(f"{labels}: {sanction.text.rstrip('.')}.{note}")
        named += refs
    return tuple(Penalty(heading, tuple(lines)) for heading, lines in rows.items()), tuple(named)


def _reports(draft: Draft) -> tuple[tuple[str, ...], tuple[Ref, ...]]:
    """Where and how long breaches are reported, from the norms of the regime."""
    scene = draft.scene
    regime = draft.plans.regimes[scene.regime]
    norms = [norm for conduct in regime.report for norm in scene.grounds.norms.of(conduct) if _reporting(norm, scene)]
    office = draft.filled(draft.signer.named(draft.request.day).report)
    lines = [f"Dugaan pelanggaran dilaporkan kepada {office}, dengan alamat [alamat dan nomor kontak]."]
    named = list[Ref]()
    for norm in norms[:1]:
        refs = [basis.ref for basis in norm.bases if scene.supports(basis)][:1]
        lines += [f"{place(ref, scene.grounds)}: {norm.statement.split('. ')[0].rstrip('.')}." for ref in refs]
        named += refs
    return tuple(lines), tuple(named)


def _reporting(norm: Norm, scene: Scene) -> bool:
    return scene.regime in norm.regimes and scene.supports(norm.bases[0])


def _written(id: str, draft: Draft) -> str:
    return draft.plans.written.get(id) or written(id, draft.scene.grounds, draft.request.day)


def _blanks(ids: tuple[str, ...], draft: Draft) -> tuple[str, ...]:
    """One-election instruments: the one of this election in full, or a blank."""
    scene, lines = draft.scene, list[str]()
    short = draft.plans.regimes[scene.regime].short.format(year=draft.year)
    for slot in draft.plans.slots:
        fitting = [id for id in slot.among if scene.standing.fits(id, scene.day, scene.election)]
        current = [id for id in fitting if scene.grounds.catalogue.get(id).span.holds(scene.day) is True]
        if draft.request.stage in slot.stages and not set(current) & set(ids):
            lines.append(_written(current[0], draft) if current else f"[{slot.label.format(short=short)}]")
    return tuple(lines)


def _reminder(ids: tuple[str, ...], draft: Draft) -> str:
    late = unchecked(ids, draft.scene)
    if not late:
        return ""
    by_day: dict[date, list[str]] = {}
    for id, until in late:
        by_day.setdefault(until, []).append(draft.scene.grounds.short(id))
    told = "; ".join(f"{', '.join(names)} sampai {written_day(day)}" for day, names in sorted(by_day.items()))
    return f"[Catatan penyusun, hapus sebelum dikirim: status peraturan terakhir diperiksa: {told}.]"


def _notes(law: Law, draft: Draft) -> tuple[str, ...]:
    why = "ditinggalkan: tidak ada norma yang berlaku untuknya pada hari itu."
    notes = [f"Butir “{topic.label}” {why}" for topic in law.left]
    notes += _undated(draft)
    if draft.request.election not in draft.scene.grounds.catalogue.elections:
        short = draft.plans.regimes[draft.scene.regime].short.format(year=draft.year)
        notes.append(f"{short} tidak ada dalam daftar pemilihan kami; periksa tahunnya.")
    quoted = sum(bool(pin.quote) and not pin.again for _, item in law.made for pin in item.pinpoints)
    if quoted:
        notes.append(f"{quoted} kutipan diambil dari naskah terpasang; cocokkan lagi dengan naskah resmi.")
    else:
        notes.append("Tidak ada kutipan: naskah peraturannya belum terpasang.")
    return tuple(notes)


def _undated(draft: Draft) -> list[str]:
    """One-election instruments of this election that stay a blank, since their first day in force is not known."""
    scene = draft.scene
    among = [id for slot in draft.plans.slots if draft.request.stage in slot.stages for id in slot.among]
    fitting = [id for id in among if scene.election in scene.grounds.catalogue.bound(id)]
    doubted = [id for id in fitting if scene.grounds.catalogue.get(id).span.holds(scene.day) is None]
    told = "dibuat untuk pemilihan ini, tetapi hari berlakunya tidak diketahui; isi tempat kosongnya setelah diperiksa."
    return [f"{scene.grounds.short(id)} {told}" for id in doubted]
