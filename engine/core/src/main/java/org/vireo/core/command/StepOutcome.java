package org.vireo.core.command;

/** How a step ended. */
public sealed interface StepOutcome {

    record Done() implements StepOutcome {}

    /** Certainly without effect; says why and what to do. */
    record Failed(String why) implements StepOutcome {}

    /** The answer was lost: it may have happened. Answered by looking, never by repeating. */
    record Undecided(String why) implements StepOutcome {}

    StepOutcome DONE = new Done();
}
