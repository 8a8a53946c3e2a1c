package org.vireo.hostproxy.event;

import java.time.Instant;
import java.util.Optional;
import org.vireo.model.id.VmId;

/** A domain is no longer active on the host. */
public record VmStopped(
        String session, long sequence, Instant time, Optional<String> correlationId, VmId id, StopReason reason)
        implements HostEvent {}
