package org.vireo.hostproxy.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Done;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.event.VmStatusChanged;
import org.vireo.hostproxy.event.VmStopped;
import org.vireo.hostproxy.vm.CreateDomain;
import org.vireo.hostproxy.vm.DomainList;
import org.vireo.hostproxy.vm.DomainRemoved;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.hostproxy.vm.DomainXml;
import org.vireo.hostproxy.vm.DomainXmlReport;
import org.vireo.hostproxy.vm.GuestInfo;
import org.vireo.model.id.VmId;

/** The active domains of a fake host. The public methods are what happens behind the engine's back. */
public final class FakeDomains {

    private final FakeHost host;
    private final Map<VmId, FakeDomain> active = new LinkedHashMap<>();
    private final List<CreateDomain> created = new ArrayList<>();
    private final Set<VmId> remains = new LinkedHashSet<>();
    private final Set<VmId> hung = new LinkedHashSet<>();
    private Optional<List<DomainStatus>> lastSeen = Optional.empty();
    private List<DomainWatch> watches = List.of();
    private boolean guestsObey = true;
    private boolean guestsLetGo = true;

    FakeDomains(FakeHost host) {
        this.host = host;
    }

    /** Tells the watch of every domain that begins and ends from now on. */
    public void watch(DomainWatch watch) {
        host.run(() ->
                watches = Stream.concat(watches.stream(), Stream.of(watch)).toList());
    }

    /** Every domain that runs now, whether the agent has libvirt or not. */
    public List<DomainStatus> all() {
        return host.locked(
                () -> active.values().stream().map(FakeDomain::status).toList());
    }

    /** One domain, when it runs. */
    public Optional<DomainStatus> find(VmId id) {
        return host.locked(() -> Optional.ofNullable(active.get(id)).map(FakeDomain::status));
    }

    /** Live XML of a domain, when it runs. */
    public Optional<String> xmlOf(VmId id) {
        return host.locked(() ->
                Optional.ofNullable(active.get(id)).map(domain -> domain.xml().toString()));
    }

    /** Whether guests follow requests to power off; at the start they do, at once. */
    public void guestsObey(boolean obey) {
        host.run(() -> guestsObey = obey);
    }

    /** Whether guests let go of devices that are taken out; at the start they do, at once. */
    public void guestsLetGo(boolean letGo) {
        host.run(() -> guestsLetGo = letGo);
    }

    /** Somebody starts a domain with other tools; answers its id. */
    public VmId startOutside(String xml) {
        return host.locked(() -> {
            var outcome = start(xml, false);
            return outcome.done()
                    .map(domain -> {
                        changed(domain, Optional.empty(), "lifecycle.started.booted");
                        return domain.id();
                    })
                    .orElseThrow(() -> new IllegalArgumentException(outcome.summary()));
        });
    }

    /** Whether a domain hangs, so that its XML is not to be had. */
    public void hangs(VmId id, boolean hangs) {
        host.run(() -> {
            if (hangs) {
                hung.add(id);
            } else {
                hung.remove(id);
            }
        });
    }

    /** The VM leaves UEFI variables, as one with UEFI does that was started. */
    public void leave(VmId id) {
        host.run(() -> remains.add(id));
    }

    /** The VMs that left something. */
    public List<VmId> remains() {
        return host.locked(() -> List.copyOf(remains));
    }

    /** A domain stops for this reason. */
    public void stop(VmId id, StopReason reason) {
        host.run(() -> remove(id, Optional.empty(), reason));
    }

    /** A domain changes its state, for example PAUSED for {@code ioerror}. */
    public void become(VmId id, DomainState state, String reason) {
        host.run(() -> {
            var domain = existing(id);
            domain.become(state, reason);
            changed(domain, Optional.empty(), "lifecycle." + state.name().toLowerCase(Locale.ROOT));
        });
    }

    /** Devices come or go: the domain's XML is another one; {@code cause} as libvirt says, {@code device_removed}. */
    public void changeXml(VmId id, String xml, String cause) {
        host.run(() -> {
            var domain = existing(id);
            domain.replaceXml(FakeDomainXml.parse(xml, "domain").orElseThrow());
            changed(domain, Optional.empty(), cause);
        });
    }

    /** The guest agent answers something new. */
    public void guestReports(VmId id, GuestInfo info) {
        host.run(() -> {
            var domain = existing(id);
            domain.guestSays(info);
            changed(domain, Optional.empty(), "guest");
        });
    }

    List<CreateDomain> created() {
        return host.locked(() -> List.copyOf(created));
    }

    DomainList report() {
        return new DomainList(host.session(), host.sequence(), lastSeen.isEmpty(), lastSeen.orElseGet(this::all));
    }

    HostOutcome<DomainXmlReport> xml(List<VmId> ids) {
        return withLibvirt(() -> {
            var found = new ArrayList<DomainXml>();
            var missing = new ArrayList<VmId>();
            var unanswered = new ArrayList<VmId>();
            for (VmId id : ids) {
                var domain = active.get(id);
                if (domain == null) {
                    missing.add(id);
                } else if (hung.contains(id)) {
                    unanswered.add(id);
                } else {
                    found.add(domain.report());
                }
            }
            return new Done<>(new DomainXmlReport(found, missing, Optional.of(unanswered)));
        });
    }

    HostOutcome<DomainStatus> create(CallContext context, CreateDomain request) {
        return withLibvirt(() -> start(request.xml(), true).map(domain -> {
            created.add(request);
            changed(domain, Optional.of(context.correlationId()), "lifecycle.started.booted");
            return domain.status();
        }));
    }

    HostOutcome<Acknowledged> shutdown(CallContext context, VmId id) {
        return onActive(id, domain -> {
            if (guestsObey) {
                remove(id, Optional.of(context.correlationId()), StopReason.SHUTDOWN);
            }
            return new Done<>(new Acknowledged());
        });
    }

    HostOutcome<DomainRemoved> destroy(CallContext context, VmId id) {
        return withLibvirt(() ->
                new Done<>(new DomainRemoved(remove(id, Optional.of(context.correlationId()), StopReason.DESTROYED))));
    }

    HostOutcome<DomainRemoved> forget(VmId id) {
        return withLibvirt(() -> active.containsKey(id)
                ? Refusals.refuse(HostErrorCode.DOMAIN_EXISTS, id.toString(), "Domain " + id + " is still there")
                : new Done<>(new DomainRemoved(remains.remove(id))));
    }

    HostOutcome<Acknowledged> reboot(CallContext context, VmId id) {
        return onActive(id, domain -> new Done<>(new Acknowledged()));
    }

    HostOutcome<DomainStatus> change(CallContext context, VmId id, DomainState state) {
        return onActive(id, domain -> {
            if (domain.state() != state) {
                domain.become(state, state == DomainState.PAUSED ? "user" : "unpaused");
                changed(
                        domain,
                        Optional.of(context.correlationId()),
                        state == DomainState.PAUSED ? "lifecycle.suspended.paused" : "lifecycle.resumed.unpaused");
            }
            return new Done<>(domain.status());
        });
    }

    HostOutcome<DomainStatus> attachDevice(CallContext context, VmId id, String deviceXml) {
        return onActive(
                id,
                domain -> FakeDomainXml.parseDevice(deviceXml)
                        .map(device -> domain.xml().addDevice(device)
                                ? told(context, domain, "device_added")
                                : Refusals.<DomainStatus>refuse(
                                        HostErrorCode.LIBVIRT_REFUSED,
                                        id.toString(),
                                        "The domain has such a device already"))
                        .orElseGet(() -> Refusals.refuse(
                                HostErrorCode.INVALID_XML, id.toString(), "The device is not well-formed XML")));
    }

    HostOutcome<DomainStatus> detachDevice(CallContext context, VmId id, String alias) {
        return onActive(id, domain -> {
            if (domain.xml().hasDevice(alias) && !guestsLetGo) {
                return Refusals.refuse(
                        HostErrorCode.DEVICE_IN_USE,
                        alias,
                        "The guest has not let go of device " + alias + "; stop using it there");
            }
            return domain.xml().removeDevice(alias)
                    ? told(context, domain, "device_removed")
                    : new Done<>(domain.status());
        });
    }

    HostOutcome<DomainStatus> updateDevice(CallContext context, VmId id, String deviceXml) {
        return onActive(
                id,
                domain -> FakeDomainXml.parseDevice(deviceXml)
                        .map(device -> domain.xml().replaceDevice(device)
                                ? told(context, domain, "device_updated")
                                : Refusals.<DomainStatus>refuse(
                                        HostErrorCode.LIBVIRT_REFUSED, id.toString(), "The domain has no such device"))
                        .orElseGet(() -> Refusals.refuse(
                                HostErrorCode.INVALID_XML, id.toString(), "The device is not well-formed XML")));
    }

    /** Changes the XML of an active domain; refused in these words when the change answers false. */
    HostOutcome<DomainStatus> resizeBlock(CallContext context, VmId id, String disk, long capacityBytes) {
        return onActive(id, domain -> {
            if (!domain.xml().toString().contains("dev=\"" + disk + "\"")) {
                return Refusals.refuse(HostErrorCode.LIBVIRT_REFUSED, id.toString(), "The domain has no disk " + disk);
            }
            return domain.grow(disk, capacityBytes)
                    ? told(context, domain, "block_resize")
                    : Refusals.refuse(
                            HostErrorCode.DOMAIN_STATE, disk, capacityBytes + " bytes would cut disk " + disk + " off");
        });
    }

    HostOutcome<DomainStatus> edit(
            CallContext context, VmId id, Predicate<FakeDomainXml> change, String cause, String refusal) {
        return onActive(
                id,
                domain -> change.test(domain.xml())
                        ? told(context, domain, cause)
                        : Refusals.refuse(HostErrorCode.LIBVIRT_REFUSED, id.toString(), refusal));
    }

    <T> HostOutcome<T> withLibvirt(Supplier<HostOutcome<T>> action) {
        return lastSeen.isPresent()
                ? Refusals.refuse(HostErrorCode.LIBVIRT_UNAVAILABLE, "libvirt", "There is no connection to libvirt now")
                : action.get();
    }

    void libvirtLost() {
        lastSeen = Optional.of(all());
    }

    void libvirtBack() {
        var before = lastSeen.orElse(List.of());
        lastSeen = Optional.empty();
        for (DomainStatus seen : before) {
            var now = active.get(seen.id());
            if (now == null) {
                stopped(seen.id(), Optional.empty(), StopReason.UNKNOWN);
            } else if (!now.status().equals(seen)) {
                changed(now, Optional.empty(), "audit");
            }
        }
    }

    /** The machine lost power. */
    void lost() {
        active.keySet().forEach(id -> watches.forEach(watch -> watch.ended(id)));
        active.clear();
        lastSeen = Optional.empty();
    }

    private HostOutcome<FakeDomain> start(String text, boolean ours) {
        var parsed = FakeDomainXml.parse(text, "domain");
        var name = parsed.flatMap(xml -> xml.childText("name"));
        var uuid = parsed.flatMap(xml -> xml.childText("uuid"));
        if (parsed.isEmpty() || name.isEmpty() || uuid.isEmpty()) {
            return Refusals.refuse(HostErrorCode.INVALID_XML, "xml", "Not a well-formed domain with a name and a uuid");
        }
        if (ours && !parsed.get().hasSectionFor(uuid.get())) {
            return Refusals.refuse(
                    HostErrorCode.INVALID_XML,
                    uuid.get(),
                    "The metadata must hold one vm section of version 1 with the domain's id");
        }
        var id = VmId.of(uuid.get());
        if (active.values().stream()
                .anyMatch(other -> other.id().equals(id) || other.name().equals(name.get()))) {
            return Refusals.refuse(
                    HostErrorCode.DOMAIN_EXISTS,
                    id.toString(),
                    "A domain with id " + id + " or name " + name.get() + " is active");
        }
        parsed.get().assignAddresses();
        var domain = new FakeDomain(id, name.get(), parsed.get(), host.clock().instant());
        active.put(id, domain);
        watches.forEach(watch -> watch.started(id, ours));
        return new Done<>(domain);
    }

    private HostOutcome<DomainStatus> told(CallContext context, FakeDomain domain, String cause) {
        changed(domain, Optional.of(context.correlationId()), cause);
        return new Done<>(domain.status());
    }

    private FakeDomain existing(VmId id) {
        return Optional.ofNullable(active.get(id))
                .orElseThrow(() -> new IllegalArgumentException("No domain " + id + " runs on this fake host"));
    }

    private <T> HostOutcome<T> onActive(VmId id, Function<FakeDomain, HostOutcome<T>> action) {
        return withLibvirt(() -> Optional.ofNullable(active.get(id))
                .map(action)
                .orElseGet(() -> Refusals.refuse(
                        HostErrorCode.DOMAIN_NOT_FOUND, id.toString(), "There is no active domain " + id)));
    }

    private boolean remove(VmId id, Optional<String> correlationId, StopReason reason) {
        var existed = active.remove(id) != null;
        if (existed) {
            watches.forEach(watch -> watch.ended(id));
        }
        host.consoles().stopped(id);
        if (existed && lastSeen.isEmpty()) {
            stopped(id, correlationId, reason);
        }
        return existed;
    }

    private void stopped(VmId id, Optional<String> correlationId, StopReason reason) {
        host.emit(
                correlationId,
                header -> new VmStopped(
                        header.session(), header.sequence(), header.time(), header.correlationId(), id, reason));
    }

    private void changed(FakeDomain domain, Optional<String> correlationId, String cause) {
        if (lastSeen.isEmpty()) {
            host.emit(
                    correlationId,
                    header -> new VmStatusChanged(
                            header.session(),
                            header.sequence(),
                            header.time(),
                            header.correlationId(),
                            domain.status(),
                            cause));
        }
    }
}
