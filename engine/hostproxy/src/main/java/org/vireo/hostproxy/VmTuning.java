package org.vireo.hostproxy;

import java.util.Map;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.id.VmId;

/** Changing how much of its host an active domain gets. */
public interface VmTuning {

    /**
     * Gives the live domain so many vCPUs ({@code virDomainSetVcpusFlags}). Taking some away needs the guest, and only
     * those can be taken that were plugged in.
     * Refused with DOMAIN_NOT_FOUND, LIBVIRT_REFUSED where the maximum is lower or the guest does not let go.
     *
     * @param count how many there are afterwards, from 1
     */
    HostOutcome<DomainStatus> setVcpus(CallContext context, VmId id, int count);

    /**
     * Makes a disk of the live domain larger and tells the guest ({@code virDomainBlockResize}).
     * Refused with DOMAIN_NOT_FOUND, DOMAIN_STATE where the disk is larger already (which would cut off what the guest
     * keeps at its end), LIBVIRT_REFUSED where there is no such disk or it cannot grow. An equal size is done already.
     *
     * @param disk the disk's target in the domain, such as {@code vda}
     */
    HostOutcome<DomainStatus> resizeBlock(CallContext context, VmId id, String disk, long capacityBytes);

    /**
     * Tells the balloon of the live domain how much memory to leave the guest ({@code virDomainSetMemoryFlags}); the guest
     * follows in its own time.
     * Refused with DOMAIN_NOT_FOUND, LIBVIRT_REFUSED where the domain has less memory or no balloon.
     *
     * @param memoryBytes a multiple of 1024
     */
    HostOutcome<DomainStatus> setBalloon(CallContext context, VmId id, long memoryBytes);

    /**
     * Replaces limits on the traffic of a disk of the live domain ({@code virDomainSetBlockIoTune}); those that are not
     * named stay.
     * Refused with DOMAIN_NOT_FOUND, LIBVIRT_REFUSED where there is no such disk or the limits contradict each other.
     *
     * @param disk the disk's target in the domain, such as {@code vda}
     * @param limits by libvirt's names, such as {@code total_bytes_sec}; 0 takes a limit away
     */
    HostOutcome<DomainStatus> setBlockIoTune(CallContext context, VmId id, String disk, Map<String, Long> limits);
}
