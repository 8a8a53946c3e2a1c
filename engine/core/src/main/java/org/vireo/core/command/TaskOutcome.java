package org.vireo.core.command;

/** How the steps of a task ended as a whole. */
public sealed interface TaskOutcome {

    record Finished() implements TaskOutcome {}

    /**
     * What its steps did is taken back, but for steps that cannot be.
     *
     * @param code for programs
     */
    record Failed(String why, String code) implements TaskOutcome {}

    record Undecided(String why) implements TaskOutcome {}
}
