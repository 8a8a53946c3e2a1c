package org.vireo.it.lifecycle;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.vireo.core.command.batch.VmAction;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.fake.Verb;

/** Draws what happens. */
final class Acts {

    static final int SLOTS = 3;
    static final int HOSTS = 2;

    private static final int MOST_POINTS = 60;
    private static final int MOST_MINUTES = 180;
    private static final int MOST_NUMBER = 3;

    private Acts() {}

    /** Of one run. */
    static Arbitrary<List<Act>> script(int most) {
        Arbitrary<List<Act>> acts = act().list().ofMinSize(2).ofMaxSize(most);
        return Arbitraries.oneOf(acts, acts.map(Acts::onRunningVms));
    }

    /** Most of what can go wrong goes wrong with VMs that run. */
    private static List<Act> onRunningVms(List<Act> acts) {
        List<Act> script = new ArrayList<>(List.of(
                new Act.Ask(new Wish(Wish.Kind.ADD_VM, 0, 0), true),
                new Act.Ask(new Wish(Wish.Kind.START, 0, 0), true),
                new Act.Ask(new Wish(Wish.Kind.ADD_VM_WITH_DISK, 1, 0), true),
                new Act.Ask(new Wish(Wish.Kind.START, 1, 0), true)));
        script.addAll(acts);
        return script;
    }

    private static Arbitrary<Act> act() {
        return Arbitraries.frequencyOf(
                Tuple.of(38, request()), Tuple.of(29, trouble()), Tuple.of(2, Arbitraries.of(new Act.Heals())));
    }

    /** What callers do. */
    private static Arbitrary<Act> request() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, MOST_NUMBER);
        return Arbitraries.frequencyOf(
                Tuple.of(26, Combinators.combine(wish(), often()).as(Act.Ask::new)),
                Tuple.of(3, wish().list().ofMinSize(2).ofMaxSize(3).map(Act.AskTogether::new)),
                Tuple.of(
                        3,
                        Combinators.combine(Arbitraries.of(VmAction.class), often())
                                .as(Act.AskForAll::new)),
                Tuple.of(3, number.map(Act.Cancels::new)),
                Tuple.of(3, Combinators.combine(number, often()).as(Act.Retries::new)));
    }

    /** What others do, and what breaks. */
    private static Arbitrary<Act> trouble() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Combinators.combine(host(), verb(), Arbitraries.of(Act.CallFault.class))
                                .as(Act.CallFails::new)),
                Tuple.of(1, Arbitraries.of(new Act.Arrive())),
                Tuple.of(4, points().map(Act.EngineDiesAt::new)),
                Tuple.of(1, Arbitraries.of(new Act.EngineDies(), new Act.EngineStarts())),
                Tuple.of(2, Arbitraries.of(new Act.EngineStarts())),
                Tuple.of(1, host().map(Act.AgentRestarts::new)),
                Tuple.of(1, host().map(Act.HostSilent::new)),
                Tuple.of(2, host().map(Act.HostSilentForLong::new)),
                Tuple.of(1, host().map(Act.HostBack::new)),
                Tuple.of(1, host().map(Act.HostLosesPower::new)),
                Tuple.of(2, points().map(Act.DatabaseRestartsAt::new)),
                Tuple.of(1, Arbitraries.of(new Act.DatabaseAway(), new Act.DatabaseBack())),
                Tuple.of(
                        2,
                        Arbitraries.integers()
                                .between(-MOST_MINUTES, MOST_MINUTES)
                                .map(Act.ClockJumps::new)),
                Tuple.of(
                        2,
                        Combinators.combine(
                                        slot(),
                                        Arbitraries.of(StopReason.SHUTDOWN, StopReason.CRASHED, StopReason.FAILED))
                                .as(Act.GuestEnds::new)),
                Tuple.of(1, slot().map(Act.DestroyedOutside::new)),
                Tuple.of(1, Combinators.combine(slot(), host()).as(Act.StartedOutside::new)),
                Tuple.of(1, host().map(Act.StrangerStarts::new)),
                Tuple.of(2, host().map(Act.Reports::new)));
    }

    private static Arbitrary<Wish> wish() {
        Arbitrary<Wish.Kind> kind = Arbitraries.frequency(
                Tuple.of(5, Wish.Kind.ADD_VM),
                Tuple.of(5, Wish.Kind.ADD_VM_WITH_DISK),
                Tuple.of(9, Wish.Kind.START),
                Tuple.of(4, Wish.Kind.STOP),
                Tuple.of(2, Wish.Kind.SHUTDOWN),
                Tuple.of(1, Wish.Kind.REBOOT),
                Tuple.of(3, Wish.Kind.REMOVE),
                Tuple.of(4, Wish.Kind.ADD_DISK),
                Tuple.of(2, Wish.Kind.ATTACH_DISK),
                Tuple.of(2, Wish.Kind.DETACH_DISK),
                Tuple.of(2, Wish.Kind.REMOVE_DISK),
                Tuple.of(2, Wish.Kind.ADD_NIC),
                Tuple.of(2, Wish.Kind.REMOVE_NIC),
                Tuple.of(2, Wish.Kind.MEMORY),
                Tuple.of(2, Wish.Kind.VCPUS));
        return Combinators.combine(kind, slot(), Arbitraries.integers().between(0, MOST_NUMBER))
                .as(Wish::new);
    }

    private static Arbitrary<Verb> verb() {
        return Arbitraries.frequency(
                Tuple.of(6, Verb.DOMAIN_CREATE),
                Tuple.of(3, Verb.DOMAIN_DESTROY),
                Tuple.of(1, Verb.DOMAIN_SHUTDOWN),
                Tuple.of(2, Verb.DOMAIN_ATTACH_DEVICE),
                Tuple.of(2, Verb.DOMAIN_DETACH_DEVICE),
                Tuple.of(1, Verb.DOMAIN_SET_VCPUS),
                Tuple.of(3, Verb.VOLUME_CREATE),
                Tuple.of(3, Verb.VOLUME_DELETE),
                Tuple.of(1, Verb.VOLUME_INFO),
                Tuple.of(2, Verb.DOMAIN_LIST),
                Tuple.of(1, Verb.DOMAIN_XML));
    }

    private static Arbitrary<Boolean> often() {
        return Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false));
    }

    private static Arbitrary<Integer> slot() {
        return Arbitraries.integers().between(0, SLOTS - 1);
    }

    private static Arbitrary<Integer> host() {
        return Arbitraries.integers().between(0, HOSTS - 1);
    }

    private static Arbitrary<Integer> points() {
        return Arbitraries.integers().between(1, MOST_POINTS);
    }
}
