package org.vireo.core.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a connection that stays open was opened with.
 *
 * @param fingerprint of the token; null where it was a password
 */
public record Credential(UUID userId, @Nullable String fingerprint) {}
