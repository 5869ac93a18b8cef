"""Lines on logarithmic axes as SVG, by hand: small, and no library for one picture."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT, _EDGE = 640, 400, 60
_COLOURS = ("#0b5394", "#b45f06", "#38761d", "#741b47")


@dataclass(frozen=True, slots=True)
class Line:
    """Points of one measure, both values above 0."""

    name: str
    points: tuple[tuple[float, float], ...]


def drawn(lines: Sequence[Line]) -> str:
    """The picture: number of units to the right, multiples of the smallest size upwards, a grid line for each ten."""
    xs, ys = ([point[axis] for line in lines for point in line.points] for axis in (0, 1))
    right, up = _Axis.of(xs), _Axis.of([*ys, 1.0])
    grid = [_grid(right, at, upright=True) for at in right.tens()] + [_grid(up, at, upright=False) for at in up.tens()]
    marks = [_mark(line, right, up, number) for number, line in enumerate(lines)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif"'
    title = "Against the number of units: multiples of the smallest size"
    return "\n".join(
        (
            f'{head} font-size="12">',
            f"<title>{title}</title>",
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
            f'<text x="{_EDGE}" y="24">{title}</text>',
            *grid,
            *marks,
            "</svg>\n",
        )
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    """From one power of ten to another."""

    low: int
    high: int

    @classmethod
    def of(cls, values: Sequence[float]) -> "_Axis":
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        return cls(low, max(high, low + 1))

    def tens(self) -> tuple[float, ...]:
        return tuple(10.0**power for power in range(self.low, self.high + 1))

    def share(self, value: float) -> float:
        return (math.log10(value) - self.low) / (self.high - self.low)


def _x(axis: _Axis, value: float) -> float:
    return round(_EDGE + axis.share(value) * (_WIDTH - 3 * _EDGE), 1)


def _y(axis: _Axis, value: float) -> float:
    return round(_HEIGHT - _EDGE + 20 - axis.share(value) * (_HEIGHT - 2 * _EDGE), 1)


def _grid(axis: _Axis, at: float, *, upright: bool) -> str:
    if upright:
        x, ends = _x(axis, at), (_EDGE - 20, _HEIGHT - _EDGE + 20)
        label = f'<text x="{x}" y="{ends[1] + 18}" text-anchor="middle">{at:,.0f}</text>'
        return f'<path d="M{x} {ends[0]}V{ends[1]}" stroke="#ddd"/>{label}'
    y = _y(axis, at)
    label = f'<text x="{_EDGE - 6}" y="{y + 4}" text-anchor="end">{at:g}</text>'
    return f'<path d="M{_EDGE} {y}H{_WIDTH - 2 * _EDGE}" stroke="#ddd"/>{label}'


def _mark(line: Line, right: _Axis, up: _Axis, number: int) -> str:
    colour = _COLOURS[number % len(_COLOURS)]
    points = [(_x(right, x), _y(up, y)) for x, y in line.points]
    path = " ".join(f"{x},{y}" for x, y in points)
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in points)
    label = f'<text x="{_WIDTH - 2 * _EDGE + 8}" y="{60 + 18 * number}" fill="{colour}">{line.name}</text>'
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{label}'
