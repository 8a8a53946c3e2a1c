package org.vireo.core.command;

import java.util.UUID;

/**
 * Who asks, and under which correlation id it is logged.
 *
 * @param principal name with domain, such as admin@internal
 */
public record Caller(UUID userId, String principal, String correlationId) {}
