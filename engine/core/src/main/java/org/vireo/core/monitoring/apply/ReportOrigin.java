package org.vireo.core.monitoring.apply;

import java.util.UUID;

/**
 * Where a report comes from.
 *
 * @param cause libvirt's event and detail, or "report" for a full one
 * @param correlationId of the command that caused it, or of the session
 */
public record ReportOrigin(UUID hostId, String cause, String correlationId) {}
