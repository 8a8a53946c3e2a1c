package org.vireo.core.command;

/**
 * A request to change something, as a record of plain values. It is kept as JSON with its task, so it never carries a
 * secret in clear.
 *
 * @param <R> what the caller gets as soon as it is accepted
 */
@SuppressWarnings("unused")
public interface Command<R> {}
