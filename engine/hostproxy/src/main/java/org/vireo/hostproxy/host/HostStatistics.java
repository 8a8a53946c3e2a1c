package org.vireo.hostproxy.host;

import java.time.Instant;

/**
 * One sample of a host's load.
 *
 * @param cpuPercent busy time of all processors together, 0 to 100
 * @param load1m the kernel's load average over one minute
 */
public record HostStatistics(
        Instant sampledAt,
        long memoryTotalBytes,
        long memoryAvailableBytes,
        double cpuPercent,
        double load1m,
        Instant bootTime,
        int domainsRunning) {}
