package org.vireo.it.lifecycle;

import java.util.List;
import org.vireo.core.command.batch.VmAction;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.fake.Verb;

/** One thing that happens in a run. */
sealed interface Act {

    /** A caller asks, and waits for the end of the task or not. */
    record Ask(Wish wish, boolean awaited) implements Act {}

    /** Callers ask at the same moment. */
    record AskTogether(List<Wish> wishes) implements Act {
        public AskTogether {
            wishes = List.copyOf(wishes);
        }
    }

    /** A caller asks for the same of all VMs that there are. */
    record AskForAll(VmAction action, boolean awaited) implements Act {}

    /** A caller cancels one of the tasks that he asked for and knows no end of. */
    record Cancels(int number) implements Act {}

    /** A caller has one of the tasks that failed done again. */
    record Retries(int number, boolean awaited) implements Act {}

    enum CallFault {
        NOT_SENT,
        REQUEST_LOST,
        ANSWER_LOST,
        CUT_BEFORE,
        CUT_AFTER,
        /** Carried out after its deadline. */
        TOO_LATE,
        /** On its way until the end of the run or the next {@link Arrive}. */
        HELD,
        REFUSED,
        BROKEN
    }

    /** The next call of the verb at the host meets this. */
    record CallFails(int host, Verb verb, CallFault fault) implements Act {}

    /** What is held up arrives. */
    record Arrive() implements Act {}

    /** The engine dies at the statement, or side of a commit, that is so many away. */
    record EngineDiesAt(int points) implements Act {}

    record EngineDies() implements Act {}

    /** A new engine, after the old one stopped in peace if it still lives. */
    record EngineStarts() implements Act {}

    record AgentRestarts(int host) implements Act {}

    record HostSilent(int host) implements Act {}

    /** So long that nobody knows any more what runs there. */
    record HostSilentForLong(int host) implements Act {}

    record HostBack(int host) implements Act {}

    record HostLosesPower(int host) implements Act {}

    /** Every connection of the engine breaks at the point that is so many away. */
    record DatabaseRestartsAt(int points) implements Act {}

    record DatabaseAway() implements Act {}

    record DatabaseBack() implements Act {}

    /** Negative to jump back. */
    record ClockJumps(int minutes) implements Act {}

    record GuestEnds(int slot, StopReason reason) implements Act {}

    record DestroyedOutside(int slot) implements Act {}

    /** Somebody starts the VM as it was started before. */
    record StartedOutside(int slot, int host) implements Act {}

    /** Somebody starts a domain that the engine does not know. */
    record StrangerStarts(int host) implements Act {}

    record Reports(int host) implements Act {}

    /** Everything heals; what must be is compared with what is. */
    record Heals() implements Act {}
}
