package org.vireo.model.reported;

/** A payload drive that the agent was asked to build; its contents are not read back. */
public record ReportedPayload(String alias, String kind, String path) {}
