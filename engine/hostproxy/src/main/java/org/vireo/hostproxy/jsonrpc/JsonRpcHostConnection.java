package org.vireo.hostproxy.jsonrpc;

import java.time.Duration;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.HostIdentity;
import org.vireo.hostproxy.HostInfo;
import org.vireo.hostproxy.HostJobs;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostSecrets;
import org.vireo.hostproxy.HostStorage;
import org.vireo.hostproxy.VmConsoles;
import org.vireo.hostproxy.VmDevices;
import org.vireo.hostproxy.VmGuest;
import org.vireo.hostproxy.VmJobs;
import org.vireo.hostproxy.VmLifecycle;
import org.vireo.hostproxy.VmTuning;
import org.vireo.hostproxy.console.ConsoleRequest;
import org.vireo.hostproxy.console.ConsoleTarget;
import org.vireo.hostproxy.jsonrpc.DomainWire.ConsoleKind;
import org.vireo.hostproxy.pki.ExpectedHosts.Expectation;

/** An open connection: the ports over one channel. */
record JsonRpcHostConnection(
        HostEndpoint endpoint,
        HostGreeting greeting,
        RpcChannel channel,
        JsonRpcHostConnector connector,
        Expectation host)
        implements HostConnection {

    private static final int MISSED_BEATS = 4;

    @Override
    public String certificateFingerprint() {
        return host.shown();
    }

    @Override
    public HostInfo info() {
        return new JsonRpcHostInfo(new Calls(channel), host);
    }

    @Override
    public HostIdentity identity() {
        return new JsonRpcHostInfo(new Calls(channel), host);
    }

    @Override
    public VmLifecycle vms() {
        return new JsonRpcVmLifecycle(new Calls(channel));
    }

    @Override
    public VmDevices devices() {
        return new JsonRpcVmDevices(new Calls(channel));
    }

    @Override
    public VmTuning tuning() {
        return new JsonRpcVmTuning(new Calls(channel));
    }

    @Override
    public VmGuest guests() {
        return new JsonRpcVmGuest(new Calls(channel));
    }

    @Override
    public VmJobs jobs() {
        return new JsonRpcVmGuest(new Calls(channel));
    }

    @Override
    public VmConsoles consoles() {
        return (context, request) ->
                ticket(context, request).flatMap(ticket -> connector.console(endpoint, ticket.ticket()));
    }

    private HostOutcome<DomainWire.ConsoleTicket> ticket(CallContext context, ConsoleRequest request) {
        long idle = request.idle().toSeconds();
        return new Calls(channel).call(DomainWire.class, context, wire -> switch (request.target()) {
            case ConsoleTarget.Display(int screen) ->
                wire.openConsole(request.id(), ConsoleKind.VNC, screen, "", request.user(), request.force(), idle);
            case ConsoleTarget.Text(String alias) ->
                wire.openConsole(request.id(), ConsoleKind.TEXT, 0, alias, request.user(), request.force(), idle);
        });
    }

    @Override
    public HostSecrets secrets() {
        return new JsonRpcHostInfo(new Calls(channel), host);
    }

    @Override
    public HostStorage storage() {
        return new JsonRpcHostStorage(new Calls(channel));
    }

    @Override
    public Duration silence() {
        return channel.socket().silence();
    }

    @Override
    public HostJobs hostJobs() {
        return new JsonRpcHostStorage(new Calls(channel));
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        channel.end("closed by the engine");
        channel.socket().close();
    }

    /** Runs until the end: pings, and gives a silent peer up as soon as it has missed enough. */
    void watch(Duration beat) {
        var patience = beat.multipliedBy(MISSED_BEATS);
        try {
            while (!channel.awaitEnd(shorter(beat, patience.minus(silence())))) {
                var silence = silence();
                if (silence.compareTo(patience) >= 0) {
                    channel.end("no sign of life from the host for " + silence.toSeconds() + " s");
                    channel.socket().abort();
                } else {
                    channel.socket().ping();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
