package org.vireo.core.access;

import java.util.UUID;

/**
 * Somebody who proved who they are.
 *
 * @param principal name with domain, such as admin@internal
 */
public record Identity(UUID userId, String principal) {}
