package org.vireo.core.port.quota;

import java.util.UUID;

/** What the VMs of a quota have in a cluster, whether they run or not; each counts once. */
public record VmUse(UUID quotaId, UUID clusterId, long vms, long vcpus, long memoryBytes) {}
