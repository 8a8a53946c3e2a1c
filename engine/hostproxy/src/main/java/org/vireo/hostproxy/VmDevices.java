package org.vireo.hostproxy;

import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.id.VmId;

/** Changing devices of an active domain. */
public interface VmDevices {

    /**
     * Changes a device of the live domain ({@code virDomainUpdateDeviceFlags}).
     * Refused with DOMAIN_NOT_FOUND, INVALID_XML, LIBVIRT_REFUSED where libvirt cannot change it live.
     *
     * @param deviceXml the device's full XML, one root element
     */
    HostOutcome<DomainStatus> updateDevice(CallContext context, VmId id, String deviceXml);
}
