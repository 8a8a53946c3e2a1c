package org.vireo.core.command;

import org.vireo.hostproxy.HostError;

/** How a step ended. */
public sealed interface StepOutcome {

    record Done() implements StepOutcome {}

    /**
     * Without effect; says why and what to do.
     *
     * @param asked whether somebody was asked and said so; else nobody could be asked, which says nothing of what the
     *     same step did before the engine was killed in it
     * @param code for programs: the agent's own where it refused
     */
    record Failed(String why, boolean asked, String code) implements StepOutcome {

        public Failed(String why) {
            this(why, true, "STEP_FAILED");
        }
    }

    /**
     * It may have happened, or not.
     *
     * @param lost whether the answer was lost on its way, so that the same step asked again under its key tells; else
     *     only a look tells
     */
    record Undecided(String why, boolean lost) implements StepOutcome {

        public Undecided(String why) {
            this(why, false);
        }
    }

    StepOutcome DONE = new Done();

    /** The host was asked, and its answer did not arrive. */
    static StepOutcome lost(String why) {
        return new Undecided(why, true);
    }

    /** The host could not be asked. */
    static StepOutcome unasked(String why) {
        return new Failed(why, false, "HOST_UNREACHABLE");
    }

    /** The host's agent said no. */
    static StepOutcome refused(HostError error) {
        return new Failed(error.summary(), true, error.code().name());
    }
}
