package org.vireo.core.query.system;

/** How much there is in the installation, and how much of it is active. */
public record SystemSummary(Count hosts, Count storageDomains, Count users, Count vms) {

    /** Some of all. */
    public record Count(long active, long total) {}
}
