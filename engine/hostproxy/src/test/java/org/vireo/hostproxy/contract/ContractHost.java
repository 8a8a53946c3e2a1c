package org.vireo.hostproxy.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostConnector;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostListener;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.ResumePoint;
import org.vireo.hostproxy.host.NodeDevice;
import org.vireo.model.id.HostId;
import org.vireo.model.id.VmId;

/** A host that the contract is tried on. */
public interface ContractHost {

    HostConnector connector();

    HostId id();

    int port();

    /** An absolute path that tests may make storage domains below. */
    String storageRoot();

    /** The one device that the host has for guests. */
    NodeDevice CARD = new NodeDevice(
            "pci_0000_03_00_0",
            "pci",
            List.of(),
            Optional.of("0x8086"),
            Optional.of("Intel"),
            Optional.of("0x1521"),
            Optional.of("I350"),
            Optional.empty(),
            Optional.of(12),
            Optional.of("computer"),
            Optional.empty(),
            Optional.empty());

    /** As if the VM, which runs, had written UEFI variables. */
    void leave(VmId id);

    /** A socket for text consoles, whose other end answers with what it is told. */
    String echoSocket();

    /** Statistics are counted now, where that does not happen by itself. */
    default void cycle() {}

    /** The agent ends without a word and starts again. */
    void restartAgent();

    /** Connects; fails the test when it cannot. */
    default HostConnection connect(HostListener listener, Optional<ResumePoint> resume) {
        var result = connector().connect(new HostEndpoint(id(), "127.0.0.1", port(), resume), listener);
        return switch (result) {
            case ConnectResult.Connected(HostConnection connection) -> connection;
            case ConnectResult.Failed failed -> throw new AssertionError(failed);
        };
    }

    /** The value of a call that was done; fails the test with the outcome otherwise. */
    static <T> T done(HostOutcome<T> outcome) {
        return outcome.done().orElseThrow(() -> new AssertionError(outcome.summary()));
    }

    /** A call with a correlation id of its own. */
    static CallContext call() {
        return CallContext.of("test-" + UUID.randomUUID(), Duration.ofSeconds(20));
    }
}
