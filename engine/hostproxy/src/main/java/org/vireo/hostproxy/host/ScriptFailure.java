package org.vireo.hostproxy.host;

import java.time.Instant;

/**
 * A hook that failed.
 *
 * @param script its path
 * @param subject what it was run for: a VM's id or the host's
 * @param message what the script itself said, and how it ended
 */
public record ScriptFailure(String script, Instant at, String subject, String message) {}
