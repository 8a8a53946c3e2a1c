package org.vireo.it.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.vireo.core.port.HostCalls;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostListener;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.event.HostEvent;
import org.vireo.hostproxy.fake.FakeHostConnector;
import org.vireo.model.host.HostCpu;
import org.vireo.model.host.HostTopology;
import org.vireo.model.id.HostId;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VirtType;

/** Calls hosts over one connection each, without watching them. */
final class FakeHostCalls implements HostCalls {

    private static final Duration CONNECTING = Duration.ofMillis(600);

    private final FakeHostConnector connector;
    private volatile long awayUntil = System.nanoTime();
    private final Map<UUID, HostConnection> connections = new ConcurrentHashMap<>();

    FakeHostCalls(FakeHostConnector connector) {
        this.connector = connector;
    }

    /** As after a start of the engine: the sessions with the hosts take their time. */
    void connectAnew() {
        connections.clear();
        awayUntil = System.nanoTime() + CONNECTING.toNanos();
    }

    private boolean isAway() {
        return System.nanoTime() - awayUntil < 0;
    }

    @Override
    public <T> HostOutcome<T> call(UUID hostId, Function<HostConnection, HostOutcome<T>> call) {
        if (isAway()) {
            return new HostOutcome.Unreachable<>("the host is away");
        }
        Optional<HostConnection> connection = Optional.ofNullable(connections.compute(
                hostId,
                (id, open) -> open != null && open.isOpen() ? open : connect(id).orElse(null)));
        return connection.map(call).orElseGet(() -> new HostOutcome.Unreachable<>("the host is away"));
    }

    private Optional<HostConnection> connect(UUID hostId) {
        HostEndpoint endpoint = new HostEndpoint(new HostId(hostId), addressOf(hostId), 54321, Optional.empty());
        return switch (connector.connect(endpoint, new Deaf())) {
            case ConnectResult.Connected connected -> Optional.of(connected.connection());
            case ConnectResult.Failed failed -> Optional.empty();
        };
    }

    static String addressOf(UUID hostId) {
        return "h" + hostId + ".example";
    }

    @Override
    public Optional<HostFacts> facts(UUID hostId) {
        if (isAway()) {
            return Optional.empty();
        }
        return Optional.of(new HostFacts(
                        VirtType.QEMU,
                        "x86_64",
                        new EmulatorSupport(List.of("q35", "pc"), true, Map.of()),
                        "/var/lib/vireo/payload",
                        HostFacts.SYSTEM_STATE_DIRECTORY,
                        null)
                .withTopology(topology()));
    }

    /** Two nodes with two cores of two threads each, numbered as Linux does. */
    private static HostTopology topology() {
        List<HostCpu> cpus = new ArrayList<>();
        for (int id = 0; id < 8; id++) {
            int core = id % 4;
            cpus.add(new HostCpu(id, core / 2, core / 2, core));
        }
        return new HostTopology(cpus);
    }

    private static final class Deaf implements HostListener {
        @Override
        public void onEvent(HostEvent event) {
            // These tests look for themselves.
        }

        @Override
        public void onClosed(String reason) {
            // The next call connects anew.
        }
    }
}
