"""Cuts a host of the lab off the network and says what the engine made of it; ``launcher.e2e`` runs this.

``python3 -m launcher.hosts.trial STATE REPORT [SECONDS]`` does it alone, in a lab that is up, with a longer cut.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from launcher import demo, installation, process, up
from launcher.api import Api, ApiError, Entity
from launcher.console import say
from launcher.errors import LauncherError
from launcher.findings import Findings
from launcher.hosts import cable, machine
from launcher.hosts.machine import LabHost
from launcher.installation import Installation

CUT_SECONDS = 30.0
DETECTION_SECONDS = 45.0
HEALING_SECONDS = 5.0
PATIENCE_SECONDS = 90.0
EVERY_SECONDS = 0.2
CONFLICT = 409
VICTIM = "ends-unseen"


@dataclass
class Trial:
    """Three hosts with a VM on each, and a second one on the host that will be cut off."""

    api: Api
    findings: Findings
    hosts: list[LabHost]
    vms: dict[str, str] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    most_running: dict[str, int] = field(default_factory=dict)

    def start(self) -> None:
        """Make the VMs and wait until they are up."""
        for host in self.hosts:
            self._start(f"on-{host.name}", host)
        self._start(VICTIM, self.hosts[0])

    def _start(self, name: str, host: LabHost) -> None:
        vm, _ = demo.ensure_vm(self.api, say, name, f"{demo.TEMPLATE}-{host.name}")
        self.vms[name] = str(vm["id"])
        home = self.api.get(f"/hosts/{vm['host']['id']}").get("name")
        self.findings.expect(f"{name}ShouldRunOnItsHost", "" if home == host.name else f"it runs on {home}")

    def remove(self) -> None:
        """Take the VMs away again."""
        for vm in self.api.list("/vms", "vm"):
            if vm["id"] in self.vms.values():
                path = f"/vms/{vm['id']}"
                if vm.get("status") != "down":
                    self.api.post_when_free(f"{path}/stop", {}, PATIENCE_SECONDS)
                    self.api.await_status(path, {"down"}, PATIENCE_SECONDS, say)
                self.api.delete(path)

    def look(self) -> dict[str, str]:
        """Return the statuses of VMs and hosts by name; remembers each, and how many processes each VM had at most."""
        vms = {name: self.api.get(f"/vms/{id_}") for name, id_ in self.vms.items()}
        told = {name: str(vm.get("status")) for name, vm in vms.items()}
        told |= {str(host["name"]): str(host.get("status")) for host in self.api.list("/hosts", "host")}
        self.seen |= set(told.items())
        for name in self.vms:
            self.most_running[name] = max(self.most_running.get(name, 0), len(qemus(name)))
        return told

    def watch(self, wanted: Callable[[dict[str, str]], bool], seconds: float) -> float:
        """Look again and again until it is as wanted; returns after how long, or a negative number."""
        begun = time.monotonic()
        while time.monotonic() - begun < seconds:
            if wanted(self.look()):
                return time.monotonic() - begun
            time.sleep(EVERY_SECONDS)
        return -1.0


def qemus(vm: str) -> list[int]:
    """Return the ids of all processes on this machine, its lab included, that run a VM of this name."""
    return [
        pid
        for pid, words in process.processes()
        if words[0].endswith("qemu-system-x86_64") and any(word.startswith(f"guest={vm},") for word in words)
    ]


def run(lab: Installation, findings: Findings, seconds: float = CUT_SECONDS) -> None:
    """Cut the first host off for so long, end one of its guests meanwhile, and look at everything."""
    trial = Trial(up.logged_in(lab), findings, machine.hosts(lab))
    try:
        trial.start()
        before = {name: qemus(name) for name in trial.vms}
        _cut(trial, seconds)
        _heal(trial, before)
        _others(trial)
    except LauncherError as broken:
        findings.expect("theTrialShouldComeToItsEnd", str(broken))
    finally:
        if not cable.is_whole(trial.hosts[0]):
            cable.heal(trial.hosts[0])
        trial.remove()


def _cut(trial: Trial, seconds: float) -> None:
    host = trial.hosts[0]
    lost = [f"on-{host.name}", VICTIM]
    begun = time.monotonic()
    cable.cut(host)
    taken = trial.watch(lambda told: all(told[name] == "unknown" for name in lost), PATIENCE_SECONDS)
    say(f"VMs of {host.name} unknown {taken:.1f} s after the cut")
    fault = "" if 0 <= taken <= DETECTION_SECONDS else f"it took {taken:.1f} s"
    trial.findings.expect("vmsOfACutHostShouldBecomeUnknownInTime", fault)
    trial.findings.expect("aVmThatIsUnknownShouldNotStart", _start_fault(trial, lost[0]))
    for pid in qemus(VICTIM):
        os.kill(pid, signal.SIGKILL)
    trial.watch(lambda _: time.monotonic() - begun >= seconds, seconds)
    downs = [name for name, status in trial.seen if name in lost and status == "down"]
    trial.findings.expect("vmsOfACutHostShouldNeverCountAsDown", f"{', '.join(downs)} did" if downs else "")


def _start_fault(trial: Trial, name: str) -> str:
    try:
        trial.api.post(f"/vms/{trial.vms[name]}/start", {})
    except ApiError as refused:
        told = refused.status == CONFLICT and "may still run" in refused.what
        return "" if told else f"it was refused for another reason: {refused.what}"
    return "it was started"


def _heal(trial: Trial, before: dict[str, list[int]]) -> None:
    host = trial.hosts[0]
    lives = f"on-{host.name}"

    def true_again(told: dict[str, str]) -> bool:
        return (told[host.name], told[lives], told[VICTIM]) == ("up", "up", "down")

    cable.heal(host)
    taken = trial.watch(true_again, PATIENCE_SECONDS)
    say(f"picture of {host.name} true {taken:.1f} s after healing")
    fault = "" if 0 <= taken <= HEALING_SECONDS else f"it took {taken:.1f} s"
    trial.findings.expect("thePictureShouldBeTrueSoonAfterHealing", fault)
    same = all(before.values()) and all(qemus(name) == pids for name, pids in before.items() if name != VICTIM)
    trial.findings.expect("theSameProcessesShouldLive", "" if same else "a VM has another process than before")
    ended = trial.api.get(f"/vms/{trial.vms[VICTIM]}")
    say(f"{VICTIM} is {ended.get('status')}: {ended.get('stop_reason')}")
    trial.findings.expect("aVmThatEndedMeanwhileShouldTellWhy", _reason_fault(ended))


def _reason_fault(vm: Entity) -> str:
    reason = str(vm.get("stop_reason", ""))
    return "" if "crashed" in reason else f"the reason is '{reason}'"


def _others(trial: Trial) -> None:
    """Nothing may have happened anywhere else, and nothing been started twice."""
    cut = {trial.hosts[0].name, f"on-{trial.hosts[0].name}", VICTIM}
    moved = [f"{name} was {status}" for name, status in trial.seen if name not in cut and status != "up"]
    trial.findings.expect("theOtherHostsShouldNoticeNothing", ", ".join(sorted(moved)))
    doubled = [name for name, most in trial.most_running.items() if most > 1]
    trial.findings.expect("noVmShouldRunTwice", f"{', '.join(doubled)} did" if doubled else "")


def main(state: Path, report: Path, seconds: float = CUT_SECONDS) -> int:
    """Run it in a lab that is up."""
    findings = Findings("launcher.hosts")
    try:
        run(installation.load(state), findings, seconds)
    finally:
        findings.write(report)
    return 1 if findings.failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *map(float, sys.argv[3:])))
