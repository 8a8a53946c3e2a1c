package org.vireo.it.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.fake.FakeHost;
import org.vireo.hostproxy.vm.CreateDomain;
import org.vireo.model.id.VmId;

/** One run: lets things happen, and holds what is against what must be. */
final class World {

    private static final Duration OF_A_TASK = Duration.ofSeconds(10);
    private static final Duration OF_A_TROUBLED_TASK = Duration.ofMillis(30);
    private static final Duration OF_SILENCE = Duration.ofSeconds(1);

    private final Lane lane;
    private final Estate estate;
    private final Model model = new Model();
    private final Wishes wishes;
    private final Faults faults = new Faults();
    private final Looks looks;
    private final Callers callers;
    private final Healing healing;

    /** Whether nothing has happened since the last healing that the engine has not been told of. */
    private boolean calm = true;

    World(Lane lane) {
        this.lane = lane;
        this.estate = lane.estate();
        this.wishes = new Wishes(estate, model);
        this.looks = new Looks(lane, model);
        this.callers = new Callers(lane, model, wishes, looks);
        this.healing = new Healing(lane, model, looks);
    }

    /** Returns when all is as it must be; throws an AssertionError when it is not. */
    void run(List<Act> script) {
        for (Act act : script) {
            happen(act);
            looks.always();
        }
        heal();
    }

    private void happen(Act act) {
        switch (act) {
            case Act.Ask ask -> ask(ask.wish(), ask.awaited());
            case Act.AskTogether together -> askTogether(together.wishes());
            case Act.AskForAll all -> afterEnds(() -> callers.askForAll(all), all.awaited());
            case Act.Cancels cancels -> afterEnds(() -> callers.cancel(cancels.number()), false);
            case Act.Retries retries -> afterEnds(() -> callers.retry(retries.number()), retries.awaited());
            case Act.Reports reports ->
                lane.engine().report(host(reports.host()).id().value());
            case Act.ClockJumps jump -> estate.clock.advance(Duration.ofMinutes(jump.minutes()));
            case Act.GuestEnds end -> ends(end.slot(), end.reason());
            case Act.DestroyedOutside end -> ends(end.slot(), StopReason.DESTROYED);
            case Act.StartedOutside start -> startOutside(start);
            case Act.StrangerStarts start -> host(start.host()).domains().startOutside(stranger());
            case Act.Heals heals -> heal();
            default -> {
                calm = false;
                trouble(act);
            }
        }
        if (calm) {
            estate.hosts.forEach(FakeHost::awaitDelivered);
        }
    }

    private void trouble(Act act) {
        Life life = lane.engine().life();
        switch (act) {
            case Act.CallFails fails -> faults.order(host(fails.host()), fails);
            case Act.Arrive arrive -> faults.arrive();
            case Act.EngineDiesAt at -> life.meet(Life.Fate.KILLED, at.points());
            case Act.EngineDies dies -> lane.engine().kill();
            case Act.EngineStarts starts -> restart();
            case Act.DatabaseRestartsAt at -> life.meet(Life.Fate.DISCONNECTED, at.points());
            case Act.DatabaseAway away -> life.databaseAway(true);
            case Act.DatabaseBack back -> life.databaseAway(false);
            case Act.AgentRestarts restarts -> host(restarts.host()).restartAgent();
            case Act.HostSilent silent -> host(silent.host()).unreachable();
            case Act.HostSilentForLong silent -> silentForLong(host(silent.host()));
            case Act.HostBack back -> host(back.host()).powerOn();
            case Act.HostLosesPower loses -> losePower(host(loses.host()));
            default -> throw new IllegalStateException("Not a trouble: " + act);
        }
    }

    private FakeHost host(int number) {
        return estate.host(number);
    }

    private void heal() {
        faults.arrive();
        healing.heal();
        calm = true;
    }

    private void restart() {
        if (!lane.engine().life().isDead()) {
            lane.engine().life().heal();
            lane.engine().stop();
        }
        lane.startEngine();
    }

    private void silentForLong(FakeHost host) {
        UUID id = host.id().value();
        host.unreachable();
        // The engine counts from when it noticed; one that is dead notices nothing.
        Patiently.within(OF_SILENCE, () -> !lane.rows().hostStatus(id).equals("UP"));
        estate.clock.advance(Duration.ofMinutes(1));
        Patiently.within(OF_SILENCE, () -> lane.rows().hostStatus(id).equals("NON_RESPONSIVE"));
    }

    private void losePower(FakeHost host) {
        model.vms().stream()
                .filter(vm -> estate.copies.hostsOf(vm.id).contains(host.id().value()))
                .forEach(vm -> model.disturbed(vm, false));
        host.powerOff();
    }

    private void ends(int slot, StopReason reason) {
        model.at(slot)
                .ifPresent(vm -> estate.hosts.stream()
                        .filter(host -> host.domains().find(new VmId(vm.id)).isPresent())
                        .forEach(host -> {
                            host.domains().stop(new VmId(vm.id), reason);
                            model.disturbed(vm, false);
                        }));
    }

    /** Only one that certainly runs nowhere: two copies would be its fault, not the engine's. */
    private void startOutside(Act.StartedOutside start) {
        model.at(start.slot())
                .filter(vm -> model.isIdle(vm) && vm.runs == Presence.NO)
                .filter(vm -> estate.copies.hostsOf(vm.id).isEmpty())
                .ifPresent(vm -> lastStart(vm).ifPresent(create -> {
                    host(start.host()).domains().startOutside(create.xml());
                    model.disturbed(vm, true);
                    vm.unseen |= !calm;
                }));
    }

    private Optional<CreateDomain> lastStart(ModelVm vm) {
        return estate.hosts.stream()
                .flatMap(host -> host.created().stream())
                .filter(create -> create.xml().contains(vm.id.toString()))
                .reduce((first, second) -> second);
    }

    private static String stranger() {
        UUID id = UUID.randomUUID();
        return "<domain type='qemu'><name>stranger-" + id + "</name><uuid>" + id
                + "</uuid><memory>1048576</memory><vcpu>1</vcpu><os><type arch='x86_64'>hvm</type></os></domain>";
    }

    private void askTogether(List<Wish> together) {
        List<Asked> asked = new ArrayList<>();
        for (Wish wish : together) {
            wishes.asked(wish).filter(one -> !one.addsVm()).ifPresent(asked::add);
        }
        Queue<Map.Entry<Asked, Callers.Answered>> answers = new ConcurrentLinkedQueue<>();
        List<Thread> threads = asked.stream()
                .map(one -> Thread.ofVirtual().start(() -> answers.add(Map.entry(one, callers.ask(one)))))
                .toList();
        threads.forEach(World::join);
        if (answers.size() != asked.size()) {
            throw new AssertionError("Not every caller got an answer");
        }
        answers.forEach(answer -> callers.take(answer.getKey(), answer.getValue()));
        awaitEnds();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void afterEnds(Runnable request, boolean awaited) {
        looks.takeEnds();
        request.run();
        if (awaited) {
            awaitEnds();
        }
    }

    private void ask(Wish wish, boolean awaited) {
        looks.takeEnds();
        wishes.asked(wish).ifPresent(asked -> ask(asked, awaited));
    }

    private void ask(Asked asked, boolean awaited) {
        boolean quiet = calm && model.isIdle(asked.vm());
        Model.Answer expected = quiet ? model.predict(asked) : Model.Answer.EITHER;
        Seen before = looks.seen(asked.vm());
        Callers.Answered answered = callers.ask(asked);
        callers.take(asked, answered);
        if (quiet) {
            compare(asked, answered, expected, before);
        }
        if (awaited) {
            awaitEnds();
        }
        if (quiet && awaited) {
            looks.comparePower(asked.vm());
        }
    }

    private void compare(Asked asked, Callers.Answered answered, Model.Answer expected, Seen before) {
        boolean accepted = answered.task().isPresent();
        boolean wrong = accepted ? expected == Model.Answer.REFUSED : expected == Model.Answer.ACCEPTED;
        if (wrong) {
            throw new AssertionError(asked.wish() + " was to be " + expected + ", and the answer is " + answered.words()
                    + "; " + lane.rows().hosts());
        }
        if (!accepted && !before.equals(looks.seen(asked.vm()))) {
            throw new AssertionError(asked.wish() + " was refused, and changed " + before);
        }
    }

    private void awaitEnds() {
        boolean untroubled = calm && lane.engine().life().isUntroubled();
        Patiently.within(untroubled ? OF_A_TASK : OF_A_TROUBLED_TASK, () -> {
            looks.takeEnds();
            return model.openTasks().isEmpty();
        });
        if (untroubled && !model.openTasks().isEmpty()) {
            throw new AssertionError("Nothing is in the way, and these do not end: "
                    + lane.rows().unfinished());
        }
    }
}
