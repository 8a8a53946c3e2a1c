package org.vireo.hostproxy.fake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.hostproxy.vm.DomainXml;
import org.vireo.hostproxy.vm.GuestInfo;
import org.vireo.model.id.VmId;

/** One active domain of the fake. Guarded by the host's lock. */
final class FakeDomain {

    private final VmId id;
    private final String name;
    private final Instant startedAt;
    private FakeDomainXml xml;
    private DomainState state;
    private String reason;
    private Optional<GuestInfo> guest = Optional.empty();
    private final Map<String, Long> capacities = new HashMap<>();

    FakeDomain(VmId id, String name, FakeDomainXml xml, Instant startedAt) {
        this.id = id;
        this.name = name;
        this.xml = xml;
        this.startedAt = startedAt;
        this.state = xml.launchPaused() ? DomainState.PAUSED : DomainState.RUNNING;
        this.reason = xml.launchPaused() ? "user" : "booted";
    }

    VmId id() {
        return id;
    }

    String name() {
        return name;
    }

    DomainState state() {
        return state;
    }

    FakeDomainXml xml() {
        return xml;
    }

    void become(DomainState newState, String newReason) {
        state = newState;
        reason = newReason;
    }

    void replaceXml(FakeDomainXml newXml) {
        xml = newXml;
    }

    /** Makes a disk larger; false when it is larger already. Its size at the start is not known here. */
    boolean grow(String disk, long capacityBytes) {
        return capacities.merge(disk, capacityBytes, Math::max) == capacityBytes;
    }

    void guestSays(GuestInfo info) {
        guest = Optional.of(info);
    }

    DomainStatus status() {
        return new DomainStatus(
                id, name, state, reason, xml.devicesHash(), xml.managed(), Optional.of(startedAt), guest);
    }

    DomainXml report() {
        return new DomainXml(id, xml.devicesHash(), xml.toString());
    }
}
