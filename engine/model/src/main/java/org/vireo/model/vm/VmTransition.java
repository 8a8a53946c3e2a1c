package org.vireo.model.vm;

import org.jspecify.annotations.Nullable;

/**
 * One line of a VM's life cycle.
 *
 * @param from null when there was no VM before
 * @param to may be the same status, with another reason or since another moment
 */
public record VmTransition(@Nullable VmStatus from, VmCause cause, VmStatus to) {}
