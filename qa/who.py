"""Whom a question is about, of all the people it names: the one who acts, the asker before others, an office's holder.

A question names more people than it asks about: candidates, those who said something, the asker's kin, those to whom
something is reported. Words of whom a conduct is mostly *about* ("like postingan caleg") are `objects`.
"""

from dataclasses import dataclass

from qa.query import Found
from qa.words import Words

JOINING = frozenset({"dan", "atau", "maupun", "serta", "juga", "sama"})
# before the one addressed, who does not act ("diteruskan ke polisi")
TOWARDS = frozenset({"ke", "kepada", "lapor", "melapor"})
DONE = frozenset({"sudah", "pernah", "pun", "saya", "kami", "itu", "juga", "sendiri"})  # between who and what he does
MANY = frozenset({"para", "semua", "seluruh", "beberapa", "sejumlah"})  # before those who are made to do something
DENYING = frozenset({"bukan", "bukanlah"})  # what somebody is said not to be ("bukan PNS")
AS = "sebagai"
STILL = frozenset({"aktif", "lagi", "struktural", "biasa"})  # "bukan PNS aktif lagi" is still one
SOMEBODY = frozenset({"seorang", "oknum", "bahwa"})  # before one who is told of
ANYBODY = "setiap-orang"  # who is said to be no civil servant, and no other that norms bind
PARTICIPANT = "peserta"  # kin of candidates is a matter of its own


@dataclass(frozen=True, slots=True)
class Who:
    """Chooses among the people found in plain words."""

    words: Words
    objects: frozenset[str]  # subjects whose words mostly name whom a conduct is about

    def chosen(self, plain: list[str], found: tuple[Found, ...]) -> tuple[Found, ...]:
        """Those whom the question is about; empty where it names nobody who acts."""
        if not found:
            return ()
        found = tuple(item for item in found if not _denied(item, plain) and not self._relative(plain, item))
        found = self._narrowest(found)
        strong = [item for item in found if item.entry not in self.objects and not _behind(item, plain, TOWARDS)]
        opening = [_apposed(plain, item, strong) for item in found if self._opens(plain, item)][:1]
        own = [item for item in found if self._own(plain, item) and (item in strong or self._acts(plain, item))]
        driving = [item for item in found if self._drives(plain, item, found)]
        named = opening or own or driving or strong or self._somebody(plain, found)
        chosen: list[Found] = []
        for item in named:
            if chosen and not _joined(plain, chosen[-1], item):
                break
            chosen.append(item)
        return tuple(chosen)

    def denied(self, plain: list[str], found: tuple[Found, ...]) -> bool:
        """Whether somebody is said not to be what norms bind, or is named as kin of such a one."""
        bound = (item for item in found if item.entry not in self.objects)
        return any(_denied(item, plain) or self._relative(plain, item) for item in bound)

    def told(self, plain: list[str], found: tuple[Found, ...], chosen: tuple[Found, ...]) -> frozenset[int]:
        """The words that only tell who it is, and so are no matter: all but words of objects, and the kin that is just
        this ("bapak saya kades" asks about a kades, not about kin).
        """
        named = [item for item in found if item.entry not in self.objects and not _behind(item, plain, TOWARDS)]
        told = {at for item in named for at in range(item.start, item.end)}
        return frozenset(told.union(*(self._kin(plain, item) for item in chosen)))

    def _narrowest(self, found: tuple[Found, ...]) -> tuple[Found, ...]:
        """Without those who may be anybody, where one is named whom norms bind ("sopir honorer")."""
        bound = any(item.entry != ANYBODY and item.entry not in self.objects for item in found)
        return tuple(item for item in found if item.entry != ANYBODY) if bound else found

    def _drives(self, plain: list[str], item: Found, found: tuple[Found, ...]) -> bool:
        """Whether this one makes another who is named do something ("camat mengumpulkan para kades")."""
        at = _done(plain, item)
        behind = range(at + 1, at + 2 + (at + 1 < len(plain) and plain[at + 1] in MANY))
        return at < len(plain) and plain[at] in self.words.driving and any(o.start in behind for o in found)

    def _own(self, plain: list[str], item: Found) -> bool:
        """Whether the asker is this ("suami saya polisi, saya sendiri PNS": PNS)."""
        at = item.start - 1
        if at >= 0 and plain[at] == AS and "saya" in plain[item.end : item.end + 2]:
            return True  # "PP 94/2021 hanya untuk PNS, jadi sebagai PPPK saya ..."
        while at > 0 and plain[at] in self.words.being:
            at -= 1
        mine = at >= 0 and plain[at] == "saya"
        return mine and (at == 0 or plain[at - 1] not in self.words.others)

    def _somebody(self, plain: list[str], found: tuple[Found, ...]) -> list[Found]:
        """The first who is told of as somebody ("seorang camat membagikan"), or as somebody of the asker's."""
        told = (item for item in found if _behind(item, plain, SOMEBODY) and self._acts(plain, item))
        return list(told)[:1] or [item for item in found if self._anothers(plain, item)][:1]

    def _opens(self, plain: list[str], item: Found) -> bool:
        """Whether a word of objects opens the question and so is its subject."""
        return all(word in self.words.asking for word in plain[: item.start]) and self._acts(plain, item)

    def _acts(self, plain: list[str], item: Found) -> bool:
        """Whether something is said of the one whom a word of objects names, other than what he says himself."""
        at = _done(plain, item)
        after = plain[at] if at < len(plain) else None
        saying = after is None or after in JOINING or after in self.words.saying
        made = after in self.words.driving and plain[at + 1 : at + 2] in (["saya"], ["kami"])  # the asker is, by him
        return item.entry in self.objects and not (saying or made) and not _behind(item, plain, self.words.saying)

    def _anothers(self, plain: list[str], item: Found) -> bool:
        """Whether a word of objects tells what somebody of the asker's is ("istri saya camat")."""
        return item.entry != PARTICIPANT and bool(self._kin(plain, item)) and self._acts(plain, item)

    def _relative(self, plain: list[str], item: Found) -> bool:
        """Whether kin of this one is meant ("istri prajurit"), other than "istri saya prajurit"."""
        return _behind(item, plain, self.words.kin)

    def _kin(self, plain: list[str], item: Found) -> range:
        """The words that name somebody of the asker's, right before what he is ("ibu mertua saya yang polisi")."""
        end = item.start
        while end > 0 and (plain[end - 1] in self.words.being or plain[end - 1] == "saya"):
            end -= 1
        start = end
        while start > 0 and plain[start - 1] in self.words.others:
            start -= 1
        return range(start, end) if item.entry != PARTICIPANT else range(0)


def _done(plain: list[str], item: Found) -> int:
    """Where what is said of somebody begins."""
    return next((at for at in range(item.end, len(plain)) if plain[at] not in DONE), len(plain))


def _apposed(plain: list[str], item: Found, strong: list[Found]) -> Found:
    """What stands right behind an office tells more of its holder ("direktur RSUD, PNS", "staf Bawaslu yang PNS")."""
    end = item.end + (plain[item.end : item.end + 1] == ["yang"])
    return next((other for other in strong if other.start == end), item)


def _joined(plain: list[str], before: Found, after: Found) -> bool:
    between = plain[before.end : after.start]
    return len(between) <= 1 and all(word in JOINING for word in between)


def _behind(item: Found, plain: list[str], before: frozenset[str]) -> bool:
    """Whether somebody is named right behind one of these words."""
    return item.start > 0 and plain[item.start - 1] in before


def _denied(item: Found, plain: list[str]) -> bool:
    """Whether somebody is said not to be this, other than not to be it actively or any more."""
    return _behind(item, plain, DENYING) and not STILL & set(plain[item.end : item.end + 1])
