package org.vireo.core.command;

/** How the steps of a task ended as a whole. */
public sealed interface TaskOutcome {

    record Finished() implements TaskOutcome {}

    record Failed(String why) implements TaskOutcome {}

    record Undecided(String why) implements TaskOutcome {}
}
