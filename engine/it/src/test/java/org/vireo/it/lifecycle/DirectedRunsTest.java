package org.vireo.it.lifecycle;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.core.command.batch.VmAction;
import org.vireo.hostproxy.fake.Verb;

/** Runs that are worth repeating each time, since they once went wrong or must never. */
class DirectedRunsTest {

    private static Lane lane;

    @BeforeAll
    static void open() {
        lane = new Lane();
    }

    @AfterAll
    static void close() {
        lane.close();
    }

    @BeforeEach
    void clear() {
        lane.clear();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aVmOfASilentHostShouldNotBeStartedElsewhere(int host) {
        run(
                ask(Wish.Kind.ADD_VM),
                ask(Wish.Kind.START),
                new Act.HostSilentForLong(host),
                ask(Wish.Kind.START),
                new Act.HostBack(host),
                ask(Wish.Kind.START));
    }

    @Test
    void aClockThatIsSetBackShouldNotKeepAVmInItsReboot() {
        run(ask(Wish.Kind.ADD_VM), ask(Wish.Kind.START), ask(Wish.Kind.REBOOT), new Act.ClockJumps(-90));
    }

    /** Its image is gone with it; what runs is somebody else's VM from then on. */
    @Test
    void aCopyThatSomebodyStartedOutOfSightOfTheEngineShouldBeAStrangerOnceItsVmIsRemoved() {
        run(
                ask(Wish.Kind.START),
                new Act.Ask(new Wish(Wish.Kind.ADD_VM_WITH_DISK, 1, 0), true),
                new Act.Ask(new Wish(Wish.Kind.START, 1, 0), true),
                new Act.Retries(0, false),
                new Act.AskForAll(VmAction.SHUTDOWN, false),
                new Act.Retries(0, true),
                new Act.HostLosesPower(1),
                new Act.StartedOutside(1, 1),
                new Act.Ask(new Wish(Wish.Kind.REMOVE, 1, 1), true));
    }

    @Test
    void whatCouldNotBeMadeShouldLeaveNothing() {
        run(
                new Act.CallFails(0, Verb.VOLUME_CREATE, Act.CallFault.REFUSED),
                ask(Wish.Kind.ADD_VM_WITH_DISK),
                new Act.Retries(0, true),
                new Act.CallFails(0, Verb.VOLUME_CREATE, Act.CallFault.REFUSED),
                ask(Wish.Kind.ADD_DISK),
                new Act.Retries(0, true),
                ask(Wish.Kind.START));
    }

    @Test
    void whatWasKeptShouldNotBeMadeAgain() {
        run(
                ask(Wish.Kind.ADD_VM),
                ask(Wish.Kind.START),
                new Act.CallFails(0, Verb.DOMAIN_ATTACH_DEVICE, Act.CallFault.REFUSED),
                new Act.CallFails(1, Verb.DOMAIN_ATTACH_DEVICE, Act.CallFault.REFUSED),
                ask(Wish.Kind.ADD_NIC),
                new Act.Retries(0, true),
                new Act.CallFails(0, Verb.DOMAIN_ATTACH_DEVICE, Act.CallFault.REFUSED),
                new Act.CallFails(1, Verb.DOMAIN_ATTACH_DEVICE, Act.CallFault.REFUSED),
                ask(Wish.Kind.ADD_DISK),
                new Act.Retries(1, true));
    }

    private static void run(Act... acts) {
        new World(lane).run(List.of(acts));
    }

    private static Act ask(Wish.Kind kind) {
        return new Act.Ask(new Wish(kind, 0, 0), true);
    }
}
