package org.vireo.core.command;

import java.util.function.Function;

/**
 * A part of a task outside the transaction, mostly one call to a host.
 *
 * @param description for people, such as "Start the domain on host h1"
 * @param work does it; doing it twice has the effect of once
 */
public record Step(String description, Function<StepContext, StepOutcome> work) {}
