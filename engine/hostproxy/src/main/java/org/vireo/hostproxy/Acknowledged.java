package org.vireo.hostproxy;

/** What a verb gives back that has nothing to tell but that it was done. */
public record Acknowledged() {}
