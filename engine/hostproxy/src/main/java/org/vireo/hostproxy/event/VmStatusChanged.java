package org.vireo.hostproxy.event;

import java.time.Instant;
import java.util.Optional;
import org.vireo.hostproxy.vm.DomainStatus;

/**
 * A domain started, changed its state or devices, or its guest agent told something new.
 *
 * @param domain how it is now, with the hash of its devices
 * @param cause libvirt's event and detail, for example {@code lifecycle.resumed.unpaused} or {@code device_removed}
 */
public record VmStatusChanged(
        String session, long sequence, Instant time, Optional<String> correlationId, DomainStatus domain, String cause)
        implements HostEvent {}
