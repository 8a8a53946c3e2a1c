package org.vireo.core.query.statistics;

import org.jspecify.annotations.Nullable;

/**
 * What comes in and goes out, or is read and written.
 *
 * @param in bytes per second; null when it is not known
 * @param out bytes per second; null when it is not known
 */
public record Traffic(@Nullable Double in, @Nullable Double out) {}
