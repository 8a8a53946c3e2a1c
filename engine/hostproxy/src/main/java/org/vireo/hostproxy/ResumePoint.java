package org.vireo.hostproxy;

/**
 * The last event that was taken in.
 *
 * @param session the agent's session that the number belongs to
 * @param lastSequence number of the event; 0 when none came yet
 */
public record ResumePoint(String session, long lastSequence) {}
