package org.vireo.hostproxy.event;

import java.time.Instant;
import java.util.Optional;

/**
 * The agent lost libvirt or has it again. What runs is not known while it is away.
 *
 * @param detail the agent's words on why
 */
public record LibvirtConnectionChanged(
        String session,
        long sequence,
        Instant time,
        Optional<String> correlationId,
        boolean connected,
        Optional<String> detail)
        implements HostEvent {}
