package org.vireo.hostproxy;

import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.hostproxy.host.HostCustomizations;
import org.vireo.hostproxy.host.HostStatistics;
import org.vireo.hostproxy.host.NodeDevices;

/** What a host is and how it is. Changes nothing. */
public interface HostInfo {

    /** Static facts and libvirt's capabilities. Refused with LIBVIRT_UNAVAILABLE while libvirt is away. */
    HostOutcome<HostCapabilities> capabilities(CallContext context);

    /** The agent's last sample; cheap, never touches libvirt. */
    HostOutcome<HostStatistics> statistics(CallContext context);

    /**
     * From now on the connection's listener is told the numbers of host and domains, once a cycle of five seconds: all of
     * them first. Needs the feature {@link org.vireo.hostproxy.HostGreeting#STATISTICS}; an agent without it refuses.
     */
    HostOutcome<Acknowledged> followStatistics(CallContext context);

    /** What guests can be given of the host, as libvirt sees it now; asks libvirt of each device. */
    HostOutcome<NodeDevices> devices(CallContext context);

    /** Scripts that the host's admin put at hook points and in place of verbs. */
    HostOutcome<HostCustomizations> customizations(CallContext context);
}
