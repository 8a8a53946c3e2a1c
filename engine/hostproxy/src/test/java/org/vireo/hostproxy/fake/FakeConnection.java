package org.vireo.hostproxy.fake;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.HostIdentity;
import org.vireo.hostproxy.HostInfo;
import org.vireo.hostproxy.HostJobs;
import org.vireo.hostproxy.HostListener;
import org.vireo.hostproxy.HostSecrets;
import org.vireo.hostproxy.HostStorage;
import org.vireo.hostproxy.VmConsoles;
import org.vireo.hostproxy.VmDevices;
import org.vireo.hostproxy.VmGuest;
import org.vireo.hostproxy.VmJobs;
import org.vireo.hostproxy.VmLifecycle;
import org.vireo.hostproxy.VmTuning;
import org.vireo.hostproxy.event.HostEvent;
import org.vireo.hostproxy.host.StatisticsDelta;

/** A connection to a fake host; its listener is called on a thread of its own, as the real one's is. */
final class FakeConnection implements HostConnection {

    private final FakeHost host;
    private final HostEndpoint endpoint;
    private final HostGreeting greeting;
    private final String certificateFingerprint;
    private final HostListener listener;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final ExecutorService delivery = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("fake-host-events").factory());

    FakeConnection(
            FakeHost host,
            HostEndpoint endpoint,
            HostGreeting greeting,
            String certificateFingerprint,
            HostListener listener) {
        this.host = host;
        this.endpoint = endpoint;
        this.greeting = greeting;
        this.certificateFingerprint = certificateFingerprint;
        this.listener = listener;
    }

    void start(List<HostEvent> missed) {
        delivery.execute(() -> listener.onConnected(this));
        missed.forEach(this::deliver);
    }

    void deliver(HostEvent event) {
        try {
            delivery.execute(() -> listener.onEvent(event));
        } catch (RejectedExecutionException closed) {
            open.set(false);
        }
    }

    void tell(StatisticsDelta delta) {
        if (isOpen()) {
            listener.onStatistics(delta);
        }
    }

    void end(String reason) {
        if (open.compareAndSet(true, false)) {
            host.forget(this);
            delivery.execute(() -> listener.onClosed(reason));
            delivery.shutdown();
        }
    }

    void awaitDelivered() {
        try {
            delivery.submit(() -> true).get();
        } catch (RejectedExecutionException closed) {
            open.set(false);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public HostEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public HostGreeting greeting() {
        return greeting;
    }

    @Override
    public String certificateFingerprint() {
        return certificateFingerprint;
    }

    @Override
    public HostInfo info() {
        return new FakeHostInfo(host, this);
    }

    @Override
    public HostIdentity identity() {
        return new FakeHostInfo(host, this);
    }

    @Override
    public VmLifecycle vms() {
        return new FakeVmLifecycle(host, this);
    }

    @Override
    public VmDevices devices() {
        return new FakeVmDevices(host, this);
    }

    @Override
    public VmTuning tuning() {
        return new FakeVmTuning(host, this);
    }

    @Override
    public VmGuest guests() {
        return new FakeVmGuest(host, this);
    }

    @Override
    public VmJobs jobs() {
        return new FakeVmGuest(host, this);
    }

    @Override
    public VmConsoles consoles() {
        return (context, request) -> host.call(
                this,
                Verb.CONSOLE_OPEN,
                context,
                request,
                () -> host.domains().withLibvirt(() -> host.consoles().open(request)));
    }

    @Override
    public HostSecrets secrets() {
        return new FakeHostInfo(host, this);
    }

    @Override
    public HostStorage storage() {
        return new FakeHostStorage(host, this);
    }

    @Override
    public Duration silence() {
        return Duration.ZERO;
    }

    @Override
    public HostJobs hostJobs() {
        return new FakeHostJobs(host, this);
    }

    @Override
    public boolean isOpen() {
        return open.get();
    }

    @Override
    public void close() {
        end("closed by the engine");
    }
}
