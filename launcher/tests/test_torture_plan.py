"""What is killed, and what is asked for meanwhile, comes of a seed."""

import argparse
import random

import pytest

from launcher.errors import LauncherError
from launcher.installation import Installation
from launcher.torture import command, plan, wishes
from launcher.torture.wishes import Place, Scene


@pytest.mark.parametrize("seed", range(20))
def testAPlanMakesAsManyKillsAsWereAskedFor(seed: int) -> None:
    blows = plan.draw(100, seed)
    assert sum(len(blow.victims) for blow in blows) == 100
    assert all(len(set(blow.victims)) == len(blow.victims) for blow in blows)


def testASeedGivesTheSamePlanAgain() -> None:
    assert plan.draw(30, 7) == plan.draw(30, 7)
    assert plan.draw(30, 7) != plan.draw(30, 8)


def testNoKillsAreNoTest(installation: Installation) -> None:
    with pytest.raises(LauncherError, match="--kills is 0"):
        command.main(installation, argparse.Namespace(kills=0, seed=None))


def testEveryProcessIsKilledAloneAndTogether() -> None:
    chosen = {blow.victims for blow in plan.draw(200, 1)}
    assert {(name,) for name in plan.VICTIMS} < chosen
    assert plan.VICTIMS in {tuple(sorted(victims, key=plan.VICTIMS.index)) for victims in chosen}


def scene(**there: object) -> Scene:
    nothing: dict[str, object] = {"vms": [], "disks": [], "templates": [], "attached": {}}
    return Scene(**{**nothing, **there}, place=Place("s", "i.qcow2"))  # type: ignore[arg-type]


def testWhereNothingIsOnlyWhatMakesSomethingIsAskedFor() -> None:
    dice = random.Random(1)
    asked = {wishes.choose(dice, scene()).what.split()[0] for _ in range(200)}
    assert asked == {"add", "copy"}


def testNoMoreIsMadeThanTheMachineCarries() -> None:
    dice = random.Random(1)
    vms = [{"id": str(n), "name": f"{wishes.PREFIX}-{n}", "status": "down"} for n in range(1, wishes.MOST_VMS + 1)]
    disks = [{"id": str(n), "name": f"{wishes.PREFIX}-disk-{n}"} for n in range(wishes.MOST_DISKS)]
    full = scene(vms=vms, disks=disks, attached={"1": ["0"]})
    asked = {wishes.choose(dice, full).what.split()[0] for _ in range(500)}
    assert "add" not in asked
    assert {"start", "remove", "attach", "detach", "copy"} <= asked


def testRunningVmsAreSeldomStarted() -> None:
    dice = random.Random(1)
    running = scene(vms=[{"id": "1", "name": "torture-1", "status": "up"}])
    asked = [wishes.choose(dice, running).what.split()[0] for _ in range(1000)]
    assert 0 < asked.count("start") < asked.count("stop")
