package org.vireo.hostproxy;

import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.hostproxy.host.HostCustomizations;
import org.vireo.hostproxy.host.HostStatistics;
import org.vireo.hostproxy.host.NodeDevices;
import org.vireo.hostproxy.host.StatisticsDelta;

/** What a host is and how it is. Changes nothing. */
public interface HostInfo {

    /** Static facts and libvirt's capabilities. Refused with LIBVIRT_UNAVAILABLE while libvirt is away. */
    HostOutcome<HostCapabilities> capabilities(CallContext context);

    /** The agent's last sample; cheap, never touches libvirt. */
    HostOutcome<HostStatistics> statistics(CallContext context);

    /**
     * What has changed since an earlier answer, from the agent's last sample; one that is older than two periods is
     * replaced first.
     *
     * @param session of the earlier answer; empty for none
     * @param cycle of the earlier answer; 0 for none
     */
    HostOutcome<StatisticsDelta> statisticsSince(CallContext context, String session, long cycle);

    /** What guests can be given of the host, as libvirt sees it now; asks libvirt of each device. */
    HostOutcome<NodeDevices> devices(CallContext context);

    /** Scripts that the host's admin put at hook points and in place of verbs. */
    HostOutcome<HostCustomizations> customizations(CallContext context);
}
