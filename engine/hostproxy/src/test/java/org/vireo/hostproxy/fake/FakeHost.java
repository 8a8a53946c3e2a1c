package org.vireo.hostproxy.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.ConnectFailure;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.HostListener;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.console.ConsoleEnd.Reason;
import org.vireo.hostproxy.event.HostEvent;
import org.vireo.hostproxy.event.LibvirtConnectionChanged;
import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.hostproxy.host.HostCustomizations;
import org.vireo.hostproxy.host.NodeDevice;
import org.vireo.hostproxy.host.NodeDevices;
import org.vireo.hostproxy.vm.CreateDomain;
import org.vireo.model.id.HostId;

/**
 * A host with its agent, libvirt, domains and image files, in memory. Tests script it through this class; connections
 * come from {@link FakeHostConnector}. Thread-safe; its domains outlive connections, the agent and libvirt's daemon.
 */
public final class FakeHost {

    private final ReentrantLock lock = new ReentrantLock();
    private final HostId id;
    private final SimulatedClock clock;
    private final FakeEvents events = new FakeEvents();
    private final FakeDomains domains;
    private final FakeConsoles consoles = new FakeConsoles(this);
    private final FakeVolumes volumes;
    private final FakeJobs jobs;
    private final FakeCalls calls;
    private final FakeNumbers numbers = new FakeNumbers(this);
    private final List<FakeConnection> connections = new CopyOnWriteArrayList<>();
    private final List<ConnectResult.Failed> connectFailures = new ArrayList<>();
    private HostCapabilities capabilities = FakeFacts.capabilities();
    private NodeDevices nodeDevices = new NodeDevices(List.of());
    private HostCustomizations customizations = new HostCustomizations(List.of(), List.of(), List.of());
    private final Map<UUID, String> secrets = new ConcurrentHashMap<>();
    private final List<String> revocations = new CopyOnWriteArrayList<>();
    private String certificate = FakeFacts.CERTIFICATE;
    private Set<String> features = Set.of(HostGreeting.STATISTICS);
    private boolean up = true;

    public FakeHost(HostId id, SimulatedClock clock) {
        this.id = id;
        this.clock = clock;
        this.domains = new FakeDomains(this);
        this.volumes = new FakeVolumes(this);
        this.jobs = new FakeJobs(this);
        this.calls = new FakeCalls(clock);
    }

    public HostId id() {
        return id;
    }

    public SimulatedClock clock() {
        return clock;
    }

    /** What runs, and what happens to it behind the engine's back. */
    public FakeDomains domains() {
        return domains;
    }

    /** The consoles that are open. */
    public FakeConsoles consoles() {
        return consoles;
    }

    /** Image files, and the storage roots. */
    public FakeVolumes volumes() {
        return volumes;
    }

    /** Its long jobs. */
    public FakeJobs jobs() {
        return jobs;
    }

    /** The next call of the verb without a fault ordered before meets this one. */
    public void fail(Verb verb, Fault fault) {
        calls.faults().next(verb, fault);
    }

    /** Every call of the verb meets this fault, until {@link #healthy()}. */
    public void failAlways(Verb verb, Fault fault) {
        calls.faults().always(verb, fault);
    }

    /** Forgets every fault ordered. */
    public void healthy() {
        calls.faults().clear();
    }

    /** The verbs that took effect, in order; refused and lost ones are not among them. */
    public List<Verb> executed() {
        return calls.executed();
    }

    /** Every domain that was started by a call, with the XML as it came. */
    public List<CreateDomain> created() {
        return domains.created();
    }

    public void capabilities(HostCapabilities facts) {
        locked(() -> capabilities = facts);
    }

    /** Plugs devices into the host. */
    public void nodeDevices(NodeDevice... devices) {
        nodeDevices = new NodeDevices(List.of(devices));
    }

    NodeDevices nodeDevices() {
        return nodeDevices;
    }

    /** Puts scripts on the host. */
    public void customizations(HostCustomizations scripts) {
        customizations = scripts;
    }

    HostCustomizations customizations() {
        return customizations;
    }

    /** What it counts, and when. */
    public FakeNumbers numbers() {
        return numbers;
    }

    /** What libvirt keeps for QEMU, base64. */
    public Map<UUID, String> secrets() {
        return secrets;
    }

    /** What the host shows from now on; nobody looks whether it is one. */
    public void certificate(String pem) {
        run(() -> certificate = pem);
    }

    /** What the host shows. */
    public String certificate() {
        return locked(() -> certificate);
    }

    HostCapabilities capabilities() {
        return locked(() -> capabilities);
    }

    /** The lists of certificates that were taken back, as the host got them; it says that its number is how many. */
    public List<String> revocations() {
        return revocations;
    }

    /** What the agent says that it can, from the next connection on. */
    public void features(Set<String> able) {
        run(() -> features = Set.copyOf(able));
    }

    /** How many events the agent keeps for replay; 1000 at the start. */
    public void eventBuffer(int capacity) {
        run(() -> events.capacity(capacity));
    }

    /** The next attempt to connect ends like this. */
    public void failConnect(ConnectFailure reason, String message) {
        locked(() -> connectFailures.add(new ConnectResult.Failed(reason, message)));
    }

    /** Breaks every connection; the agent goes on and keeps events for replay. */
    public void cutConnections() {
        connections.forEach(connection -> connection.end("connection lost"));
    }

    /** The agent ends and starts again: connections break, a new session begins; it still knows its keys. */
    public void restartAgent() {
        cutConnections();
        consoles.endAll(Reason.LOST);
        run(events::newSession);
    }

    /** The host or its network is away: connections break and new ones fail, until {@link #powerOn()}. */
    public void unreachable() {
        run(() -> up = false);
        cutConnections();
        consoles.endAll(Reason.LOST);
    }

    /** Whether it can be reached. */
    public boolean isUp() {
        return locked(() -> up);
    }

    /** As {@link #unreachable()}, and everything that runs is gone. */
    public void powerOff() {
        unreachable();
        run(domains::lost);
    }

    /** Reachable again, with a new session. */
    public void powerOn() {
        run(() -> up = true);
        restartAgent();
    }

    /** libvirt's daemon goes away: domains run on, verbs that need it are refused. */
    public void libvirtLost(String detail) {
        run(() -> {
            secrets.clear();
            domains.libvirtLost();
            emit(Optional.empty(), header -> header.libvirt(false, Optional.of(detail)));
        });
    }

    /** libvirt's daemon is back; what happened in between is reported as found by the audit. */
    public void libvirtBack() {
        run(() -> {
            emit(Optional.empty(), header -> header.libvirt(true, Optional.empty()));
            domains.libvirtBack();
        });
    }

    /** Waits until the listeners of all connections have taken every event so far. */
    public void awaitDelivered() {
        connections.forEach(FakeConnection::awaitDelivered);
    }

    /** How many connections are open. */
    public int openConnections() {
        return connections.size();
    }

    ConnectResult open(HostEndpoint endpoint, HostListener listener) {
        return locked(() -> {
            if (!connectFailures.isEmpty()) {
                return connectFailures.removeFirst();
            }
            if (!up) {
                return new ConnectResult.Failed(
                        ConnectFailure.UNREACHABLE, "Host " + id + " does not answer at " + endpoint.address());
            }
            if (!endpoint.hostId().equals(id)) {
                return new ConnectResult.Failed(
                        ConnectFailure.WRONG_HOST, "At " + endpoint.address() + " is host " + id);
            }
            if (!endpoint.certificates().isEmpty() && !endpoint.certificates().contains(fingerprint(certificate))) {
                return new ConnectResult.Failed(
                        ConnectFailure.WRONG_HOST, "At " + endpoint.address() + " an old certificate is shown");
            }
            var missed = endpoint.resume().flatMap(events::since);
            var greeting = new HostGreeting(
                    1,
                    capabilities.agentVersion(),
                    id.value(),
                    events.session(),
                    events.sequence(),
                    missed.isPresent(),
                    features,
                    features.contains(HostGreeting.REVOCATION)
                            ? Optional.of((long) revocations.size())
                            : Optional.empty());
            var connection = new FakeConnection(this, endpoint, greeting, fingerprint(certificate), listener);
            connections.add(connection);
            connection.start(missed.orElse(List.of()));
            return new ConnectResult.Connected(connection);
        });
    }

    /** What the fake takes for the SHA-256 of what it takes for a certificate. */
    public static String fingerprint(String pem) {
        return "SHA-256 of " + pem.replace("CERTIFICATE", "").replaceAll("[-\\s]|BEGIN|END", "");
    }

    <T> HostOutcome<T> call(
            FakeConnection connection,
            Verb verb,
            CallContext context,
            Object request,
            Supplier<HostOutcome<T>> effect) {
        return calls.call(new FakeCalls.Call(connection, verb, context, request), () -> locked(effect::get));
    }

    void forget(FakeConnection connection) {
        connections.remove(connection);
    }

    long sequence() {
        return events.sequence();
    }

    String session() {
        return events.session();
    }

    /** Numbers an event, keeps it and sends it to every connection. The caller holds the lock. */
    void emit(Optional<String> correlationId, Function<EventHeader, HostEvent> body) {
        var header = new EventHeader(events.session(), events.nextSequence(), clock.instant(), correlationId);
        var event = body.apply(header);
        events.keep(event);
        connections.forEach(connection -> connection.deliver(event));
    }

    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    void run(Runnable action) {
        locked(() -> {
            action.run();
            return true;
        });
    }

    /** What all events begin with. */
    record EventHeader(String session, long sequence, Instant time, Optional<String> correlationId) {

        LibvirtConnectionChanged libvirt(boolean connected, Optional<String> detail) {
            return new LibvirtConnectionChanged(session, sequence, time, correlationId, connected, detail);
        }
    }
}
