"""What follows the head of a place: steps below it, lists ("huruf a, b, dan c") and ranges ("Pasal 187-190")."""

from corpus.citation import steps
from corpus.citation.scan import Tokens, at
from corpus.citation.steps import Value, between, level_at, level_of, placed, value_at
from corpus.citation.values import Path
from corpus.citation.words import words

_LONGEST_LIST = 400  # items under one head; what follows is read as a mention of its own


def read_steps(tokens: Tokens, i: int, path: Path) -> tuple[tuple[Path, ...], int]:
    """The paths of the steps, lists and ranges that follow `path`, and the place after them."""
    paths: tuple[Path, ...] = (path,)
    while len(paths) < _LONGEST_LIST and (found := _deeper(tokens, i, paths) or _listed(tokens, i, paths)):
        paths, i = found
    return paths, i


def _deeper(tokens: Tokens, i: int, paths: tuple[Path, ...]) -> tuple[tuple[Path, ...], int] | None:
    """A step straight below the last one: "ayat (1)" after "Pasal 5"; also "(1)", and "n" or "n 1" of a chat."""
    path = paths[-1]
    if _is_article(path) and (value := steps.bracketed_ayat(tokens, i)):
        return (*paths[:-1], (*path, f"ayat-{value[0]}")), value[1]
    level = _level_in(tokens, i, path)
    if level is None:
        return _bare_below(tokens, i, paths)
    value = value_at(tokens, level[1], level[0])
    if value is None or level[0] == level_of(path) or (level[0] == "ayat" and not _is_article(path)):
        return None
    return (*paths[:-1], (*path, f"{level[0]}-{value[0]}")), _past_bracket(tokens, value[1])


def _bare_below(tokens: Tokens, i: int, paths: tuple[Path, ...]) -> tuple[tuple[Path, ...], int] | None:
    path = paths[-1]
    if connector(tokens, i):  # the "s" of "s.d."
        return None
    if _is_article(path) and (value := steps.letter_at(tokens, i)) and _stands_alone(tokens, i):
        level = "huruf"
    elif level_of(path) == "huruf" and at(tokens, i - 2).kind == "number" and (value := steps.number_at(tokens, i)):
        level = "angka"  # "ps 5 n 1": the letter stands straight after the article
    else:
        return None
    follows = at(tokens, value[1])
    if not (_closes(tokens, value[1]) or connector(tokens, value[1]) or follows.kind in {"number", "ref", "code"}):
        return None
    return (*paths[:-1], (*path, f"{level}-{value[0]}")), value[1]


def _stands_alone(tokens: Tokens, i: int) -> bool:
    """Whether the letter at `i` is a word of its own, and not "UU" or the "A" of "28A"."""
    return len(at(tokens, i).low) == 1 and not at(tokens, i).glued


def _listed(tokens: Tokens, i: int, paths: tuple[Path, ...]) -> tuple[tuple[Path, ...], int] | None:
    """The next item of a list or the end of a range: "dan huruf b", ", c", "sampai dengan Pasal 190", "-(3)"."""
    joint = connector(tokens, i)
    if joint is None:
        return None
    how, j = joint
    path = paths[-1]
    level = _level_in(tokens, j, path)
    if level and level[0] == "pasal":
        return _article_in_list(tokens, level[1], paths, how)
    if level:
        value = value_at(tokens, level[1], level[0])
        return _added(paths, level[0], value, how, tokens) if value else None
    return _bare_item(tokens, j, paths, how)


def _article_in_list(tokens: Tokens, i: int, paths: tuple[Path, ...], how: str) -> tuple[tuple[Path, ...], int] | None:
    """A Pasal ends a range, or names a row of an annex; after "dan" it is a head of its own."""
    path, value = paths[-1], value_at(tokens, i, "pasal")
    if value is None:
        return None
    if how == "comma" and path[0].startswith("lampiran-") and level_of(path) in {"butir", "pasal"}:
        return (*paths[:-1], placed(path, "pasal", value[0])), value[1]
    return _added(paths, "pasal", value, how, tokens) if how == "until" else None


def _bare_item(tokens: Tokens, i: int, paths: tuple[Path, ...], how: str) -> tuple[tuple[Path, ...], int] | None:
    level = level_of(paths[-1])
    if at(tokens, i).low == "(" and any(step.startswith("ayat-") for step in paths[-1]):
        level = "ayat"
    if level not in {"pasal", "ayat", "huruf", "angka", "butir"}:
        return None
    value = value_at(tokens, i, level)
    if value is None or not _may_end(tokens, i, value[1], how):
        return None
    return _added(paths, level, value, how, tokens)


def _may_end(tokens: Tokens, i: int, end: int, how: str) -> bool:
    """Whether a bare item is one: "Pasal 5, 12 PNS diperiksa" and "Pasal 5 dan 12 orang" go on with something else."""
    if at(tokens, i).low == "(":
        return True
    if how == "comma":
        return _closes(tokens, end) or connector(tokens, end) is not None
    return not words().are("counted", at(tokens, end).low)


def _closes(tokens: Tokens, i: int) -> bool:
    """Whether what follows can follow a citation whose last item is bare."""
    token, bracketed = at(tokens, i), at(tokens, i + 1)
    if token.low == "(":
        return bracketed.low in words().levels or words().spellings.longest(tokens, i + 1) is not None
    ends = token.kind in {"end", "blank"} or token.low in {".", ";", ":", ")", "?", "!", '"', "”"}
    level = words().levels.get(token.low)
    return ends or level is not None or words().spellings.longest(tokens, i) is not None or _joins(token.low)


def _joins(word: str) -> bool:
    return words().are("juncto", word) or words().are("into", word)


def _added(
    paths: tuple[Path, ...], level: str, value: Value, how: str, tokens: Tokens
) -> tuple[tuple[Path, ...], int] | None:
    """The paths with one more item, or with the rest of a range."""
    path, end = paths[-1], _past_bracket(tokens, value[1])
    there = next((step.split("-", 1)[1] for step in reversed(path) if step.startswith(f"{level}-")), None)
    if how == "until":
        if there is None:
            return None
        return (*paths, *(placed(path, level, each) for each in between(there, value[0]))), end
    below = placed(path, level, value[0])
    if there is None:
        return ((*paths[:-1], below), end) if how == "comma" else None
    return (*paths, below), end


def _level_in(tokens: Tokens, i: int, path: Path) -> tuple[str, int] | None:
    """The level word at `i`, as far as it can stand below or beside `path`; "nomor" is a row of an annex."""
    level = level_at(tokens, i)
    if level is None or level[0] not in {"pasal", "ayat", "huruf", "angka", "butir", "nomor"}:
        return None
    if level[0] == "nomor":
        return ("butir", level[1]) if path[0].startswith("lampiran") else None
    return level


def _is_article(path: Path) -> bool:
    return path[-1].startswith("pasal-")


def _past_bracket(tokens: Tokens, i: int) -> int:
    """Past the bracket of "angka 1)" where the place goes on behind it."""
    token = at(tokens, i)
    goes_on = level_at(tokens, i + 1) is not None and at(tokens, i - 1).kind != "other"
    return i + 1 if token.low == ")" and token.glued and goes_on else i


def connector(tokens: Tokens, i: int) -> tuple[str, int] | None:
    """The connecting words at `i` (comma, and, until) and the place after them."""
    token, small = at(tokens, i), words().are
    if token.low == "-":
        return "until", i + 1
    if small("until", token.low):
        return "until", i + 2 if small("with", at(tokens, i + 1).low) else i + 1
    if token.low == "s" and at(tokens, i + 1).low in {".", "/"} and at(tokens, i + 2).low == "d":
        return "until", i + 4 if at(tokens, i + 3).low == "." else i + 3
    comma = token.low == ","
    j = i + comma
    if small("and", at(tokens, j).low):
        alternative = at(tokens, j + 1).low == "/" and small("and", at(tokens, j + 2).low)
        return "and", j + 3 if alternative else j + 1
    return ("comma", j) if comma else None


def juncto(tokens: Tokens, i: int) -> int | None:
    """The place after a "jo." at `i`, with the comma before it."""
    i += at(tokens, i).low == ","
    if not words().are("juncto", at(tokens, i).low):
        return None
    return i + 2 if at(tokens, i + 1).low == "." else i + 1
