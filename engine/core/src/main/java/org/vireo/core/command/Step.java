package org.vireo.core.command;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a task outside the transaction, mostly one call to a host.
 *
 * @param description for people, such as "Start the domain on host h1"
 * @param work does it; doing it twice has the effect of once
 * @param undo takes it back, when a later step fails or the task is cancelled; doing it twice has the effect of once.
 *     Null when it cannot be taken back, or what it did is of use by itself
 */
public record Step(
        String description,
        Function<StepContext, StepOutcome> work,
        @Nullable Function<StepContext, StepOutcome> undo) {

    /** One that stays when what follows fails. */
    public Step(String description, Function<StepContext, StepOutcome> work) {
        this(description, work, null);
    }
}
