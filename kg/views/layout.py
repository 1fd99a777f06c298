"""Where things stand in a picture: computed once, in numbers that are always the same.

Linked things attract, all repel each other, and a weak pull to the middle keeps the
parts together, as in ForceAtlas2 (Jacomy et al., 2014). What is near is compared thing
by thing, what is far by buckets of equal size, so that 5,000 things take seconds. In
the end none stands on another.

>>> place(3, [(0, 1), (1, 2)], [1.0, 1.0]) == place(3, [(0, 1), (1, 2)], [1.0, 1.0])
True
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
SPACING = 62.0  # between two things at least
STEPS = 140  # fewer where there are many things
BUDGET = 400_000  # steps times things
TOGETHER = 256  # things that are compared one by one
PULL = 0.12
EVENNESS = 0.65  # 0 leaves crowds as they are, 1 gives all the same room
GOLDEN = math.pi * (3 - math.sqrt(5))


def place(
    count: int, links: Sequence[tuple[int, int]], weights: Sequence[float]
) -> list[tuple[int, int]]:
    """Whole coordinates for so many things, linked two and two."""
    if count == 0:
        return []
    ends = np.array(links, dtype=np.int64).reshape(-1, 2)
    pull = np.array(weights, dtype=np.float64)
    mass = np.bincount(ends.ravel(), minlength=count).astype(np.float64) + 1.0
    points = _relax(_spread(mass), ends, pull, mass)
    points = _even_out(points - points.mean(axis=0))
    points *= SPACING * 1.35 / max(_usual_distance(points), 1e-9)
    return _separate(points, mass)


def _spread(mass: Points) -> Points:
    """A sunflower, with what is linked most in its middle."""
    rank = np.empty(len(mass))
    rank[np.argsort(-mass, kind="stable")] = np.arange(len(mass))
    angle, radius = rank * GOLDEN, np.sqrt(rank + 0.5)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _relax(
    points: Points, ends: NDArray[np.int64], pull: Points, mass: Points
) -> Points:
    """Let the forces work, each step a little less."""
    steps = max(40, min(STEPS, BUDGET // len(points)))
    reach = 0.1 * math.sqrt(len(points)) + 0.5
    for step in range(steps):
        force = _repel(points, mass)
        apart = (points[ends[:, 1]] - points[ends[:, 0]]) * pull[:, None]
        for axis in (0, 1):
            force[:, axis] += np.bincount(ends[:, 0], apart[:, axis], len(points))
            force[:, axis] -= np.bincount(ends[:, 1], apart[:, axis], len(points))
        far = np.linalg.norm(points, axis=1, keepdims=True) + 1e-9
        force -= points / far * (PULL * mass)[:, None]
        size = np.linalg.norm(force, axis=1, keepdims=True) + 1e-9
        longest = reach * (1 - step / steps) + 0.01
        points = points + force / size * np.minimum(size / mass[:, None], longest)
    return points


def _repel(points: Points, mass: Points) -> Points:
    """What pushes each away from all others."""
    if len(points) <= TOGETHER:
        return _push(points, mass, points, mass)
    order, width = _sort(points), math.ceil(math.sqrt(len(points) / 4))
    size = math.ceil(len(points) / width)
    slots = np.full(size * width, -1)
    slots[: len(order)] = order
    groups = slots.reshape(-1, width)
    known = groups >= 0
    weight = np.where(known, mass[groups], 0.0)
    total = np.maximum(weight.sum(axis=1), 1e-9)
    centre = (points[groups] * weight[:, :, None]).sum(axis=1) / total[:, None]
    force = _push(points, mass, centre, total)
    for group, filled, middle, heavy in zip(groups, known, centre, total, strict=True):
        inside = group[filled]
        here = points[inside]
        near = _push(here, mass[inside], here, mass[inside])
        far = _push(here, mass[inside], middle[None], np.array([heavy]))
        force[inside] += near - far
    return force


def _sort(points: Points) -> NDArray[np.int64]:
    """Neighbours stand together: strips from left to right, each from below."""
    strips = max(1, round(math.sqrt(math.sqrt(len(points)) * 2)))
    by_x = np.argsort(points[:, 0], kind="stable")
    parts = np.array_split(by_x, strips)
    ordered = [part[np.argsort(points[part, 1], kind="stable")] for part in parts]
    return np.concatenate(ordered)


def _push(points: Points, mass: Points, others: Points, weight: Points) -> Points:
    """How others push points, less with the distance."""
    x = points[:, 0, None] - others[None, :, 0]
    y = points[:, 1, None] - others[None, :, 1]
    strength = weight / (x * x + y * y + 1e-3)
    pushed = np.stack([(x * strength).sum(axis=1), (y * strength).sum(axis=1)], axis=1)
    return pushed * mass[:, None]


def _even_out(points: Points) -> Points:
    """Draw in what stands far out and spread what is crowded, each in its direction."""
    radius = np.linalg.norm(points, axis=1)
    widest = max(float(radius.max()), 1e-9)
    rank = np.empty(len(points))
    rank[np.argsort(radius, kind="stable")] = np.arange(len(points))
    even = np.sqrt(rank / len(points))
    wanted = widest * (EVENNESS * even + (1 - EVENNESS) * radius / widest)
    drawn: Points = points * (wanted / np.maximum(radius, 1e-9))[:, None]
    return drawn


def _usual_distance(points: Points) -> float:
    """The side of the square that a thing has for itself, outliers aside."""
    low, high = np.quantile(points, [0.05, 0.95], axis=0)
    return float(math.sqrt(max(np.prod(high - low), 1e-9) / len(points)))


def _separate(points: Points, mass: Points) -> list[tuple[int, int]]:
    """Move what stands too near to another to the nearest free place around."""
    taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
    placed: list[tuple[int, int]] = [(0, 0)] * len(points)
    for index in np.argsort(-mass, kind="stable").tolist():
        x, y = points[index].tolist()
        x, y = _find_room(x, y, taken)
        taken.setdefault((int(x // SPACING), int(y // SPACING)), []).append((x, y))
        placed[index] = round(x), round(y)
    return placed


def _find_room(
    x: float, y: float, taken: dict[tuple[int, int], list[tuple[float, float]]]
) -> tuple[float, float]:
    turn = 0
    while True:
        radius, angle = SPACING * 0.45 * math.sqrt(turn), turn * GOLDEN
        right, down = x + radius * math.cos(angle), y + radius * math.sin(angle)
        column, row = int(right // SPACING), int(down // SPACING)
        if not any(
            math.hypot(right - a, down - b) < SPACING
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for a, b in taken.get((i, j), ())
        ):
            return right, down
        turn += 1
