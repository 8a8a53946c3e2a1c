package org.vireo.hostproxy;

import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.id.VmId;

/** Changing devices of an active domain. */
public interface VmDevices {

    /**
     * Plugs a device into the live domain ({@code virDomainAttachDeviceFlags}).
     * Refused with DOMAIN_NOT_FOUND, INVALID_XML, LIBVIRT_REFUSED where libvirt cannot plug it in.
     *
     * @param deviceXml the device's full XML, one root element
     */
    HostOutcome<DomainStatus> attachDevice(CallContext context, VmId id, String deviceXml);

    /**
     * Takes a device out of the live domain; done when the guest has let go of it, or when there is no such device.
     * Refused with DOMAIN_NOT_FOUND, LIBVIRT_REFUSED, and DEVICE_IN_USE where the guest keeps it up to a second before
     * the deadline: it may still let go later, and asking again does no harm.
     *
     * @param alias the device's alias, such as {@code ua-<uuid>}
     */
    HostOutcome<DomainStatus> detachDevice(CallContext context, VmId id, String alias);

    /**
     * Changes a device of the live domain ({@code virDomainUpdateDeviceFlags}).
     * Refused with DOMAIN_NOT_FOUND, INVALID_XML, LIBVIRT_REFUSED where libvirt cannot change it live.
     *
     * @param deviceXml the device's full XML, one root element
     */
    HostOutcome<DomainStatus> updateDevice(CallContext context, VmId id, String deviceXml);
}
