package org.vireo.hostproxy;

import java.time.Duration;

/** One open connection to a host's agent: its ports, until it is closed by either side. Thread-safe. */
public interface HostConnection extends AutoCloseable {

    /** Whom it was opened to. */
    HostEndpoint endpoint();

    /** What the agent said at the start. */
    HostGreeting greeting();

    /** SHA-256 of the certificate that the host showed, upper case hex with colons. */
    String certificateFingerprint();

    HostInfo info();

    HostIdentity identity();

    VmLifecycle vms();

    VmDevices devices();

    VmTuning tuning();

    VmGuest guests();

    VmJobs jobs();

    VmConsoles consoles();

    HostSecrets secrets();

    HostStorage storage();

    HostJobs hostJobs();

    /** How long nothing was heard from the host; goes on after the end. */
    Duration silence();

    /** False once either side has closed or the peer was found dead; calls then end {@code Unreachable} at once. */
    boolean isOpen();

    /** Ends it; calls that wait for an answer end {@code Unknown}. Closing twice changes nothing. */
    @Override
    void close();
}
