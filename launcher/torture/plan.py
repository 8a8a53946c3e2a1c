"""Which processes are killed when: drawn from a seed, so that a run can be repeated."""

from __future__ import annotations

import random
from dataclasses import dataclass

VICTIMS = ("engine", "agent", "postgres")
# The engine takes ten seconds to come back; the others one or two.
WEIGHTS = (2, 4, 4)
TOGETHER = (1, 1, 1, 1, 1, 1, 2, 2, 3)
PATIENT_SHARE = 0.65
LONGEST_PAUSE = 8.0
LONGEST_IMPATIENT_PAUSE = 5.0
SHORTEST_PAUSE = 0.2


@dataclass(frozen=True)
class Blow:
    """Processes that are killed at the same moment, after a pause.

    A patient blow's pause begins when everything answers again; others may fall on what is just coming back.
    """

    victims: tuple[str, ...]
    pause: float
    patient: bool


def draw(kills: int, seed: int) -> list[Blow]:
    """Return blows that make so many kills."""
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    blows: list[Blow] = []
    left = kills
    while left:
        count = min(dice.choice(TOGETHER), left)
        patient = dice.random() < PATIENT_SHARE
        longest = LONGEST_PAUSE if patient else LONGEST_IMPATIENT_PAUSE
        pause = round(dice.uniform(SHORTEST_PAUSE, longest), 2)
        blows.append(Blow(_victims(dice, count), pause, patient))
        left -= count
    return blows


def _victims(dice: random.Random, count: int) -> tuple[str, ...]:
    chosen: list[str] = []
    while len(chosen) < count:
        one = dice.choices(VICTIMS, WEIGHTS)[0]
        if one not in chosen:
            chosen.append(one)
    return tuple(sorted(chosen))
