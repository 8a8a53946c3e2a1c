package org.vireo.it.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.fake.FakeHost;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.id.VmId;

/** Takes every fault away, waits as long as it may take, and has everything compared. */
final class Healing {

    /** Longer than the engine waits for guests that do not follow, and for lost answers of starts. */
    private static final Duration SIMULATED = Duration.ofMinutes(5);

    /** What was waited for since a time that a clock set back has made the future is waited for once more. */
    private static final int WAITS = 2;

    /** Of real time: for every task to end, and for the picture to be true. */
    private static final Duration OF_TASKS = Duration.ofSeconds(25);

    private static final Duration OF_THE_PICTURE = Duration.ofSeconds(10);

    private final Lane lane;
    private final Model model;
    private final Looks looks;

    Healing(Lane lane, Model model, Looks looks) {
        this.lane = lane;
        this.model = model;
        this.looks = looks;
    }

    void heal() {
        Estate estate = lane.estate();
        estate.hosts.forEach(FakeHost::healthy);
        estate.hosts.stream().filter(host -> !host.isUp()).forEach(FakeHost::powerOn);
        lane.engine().life().heal();
        if (lane.engine().life().isDead()) {
            lane.startEngine();
        }
        lane.awaitHosts();
        if (!Patiently.within(OF_TASKS, () -> lane.rows().unfinished().isEmpty())) {
            throw new AssertionError(
                    "All is healed, and these do not end: " + lane.rows().unfinished());
        }
        looks.always();
        stopStrangersCopies();
        awaitThePicture();
        looks.atTheEnd();
    }

    /** Where somebody else started a second copy of a VM, he ends it. */
    private void stopStrangersCopies() {
        for (ModelVm vm : model.vms()) {
            List<UUID> hosts = new ArrayList<>(lane.estate().copies.hostsOf(vm.id));
            for (UUID surplus : hosts.subList(Math.min(1, hosts.size()), hosts.size())) {
                lane.estate().hosts.stream()
                        .filter(host -> host.id().value().equals(surplus))
                        .forEach(host -> host.domains().stop(new VmId(vm.id), StopReason.DESTROYED));
            }
        }
    }

    private void awaitThePicture() {
        if (differences().isEmpty()) {
            return;
        }
        for (int wait = 0; wait < WAITS; wait++) {
            lane.estate().clock.advance(SIMULATED);
            lane.estate().hosts.forEach(this::awaitReport);
            lane.estate().hosts.forEach(this::awaitReport);
        }
        if (!Patiently.within(OF_THE_PICTURE, () -> differences().isEmpty())) {
            throw new AssertionError("The picture stays wrong: " + differences());
        }
    }

    /** Whoever asks for the next report has taken the one before: time must not pass between two that count. */
    private void awaitReport(FakeHost host) {
        long before = reports(host);
        lane.engine().report(host.id().value());
        Patiently.until("a report of " + host.id(), OF_THE_PICTURE, () -> reports(host) > before);
    }

    private static long reports(FakeHost host) {
        return host.executed().stream().filter(Verb.DOMAIN_LIST::equals).count();
    }

    /** Where the engine's picture of what runs differs from what the hosts have. */
    private List<String> differences() {
        Map<UUID, Rows.Power> powers = lane.rows().powers();
        List<String> found = new ArrayList<>(lane.rows().notAtTheEnd());
        for (ModelVm vm : model.vms()) {
            Rows.Power power = powers.get(vm.id);
            Set<UUID> hosts = lane.estate().copies.hostsOf(vm.id);
            boolean same = power == null
                    ? hosts.isEmpty() || vm.exists != Presence.YES
                    : hosts.isEmpty()
                            ? power.status().equals("DOWN") && power.hostId().isEmpty()
                            : power.status().equals("UP")
                                    && power.hostId().filter(hosts::contains).isPresent();
            if (!same) {
                found.add("VM " + vm.name + " is " + power + ", and runs on " + hosts);
            }
        }
        return found;
    }
}
