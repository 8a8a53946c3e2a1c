package org.vireo.domainxml.device.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Lease;
import org.vireo.libvirt.xml.LeaseTarget;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.LeaseDevice;
import org.vireo.model.reported.ReportedLease;

/** Leases that the host's lock daemon holds while the VM runs. libvirt gives them neither alias nor address. */
public final class LeaseXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        List<Object> devices = domain.getDevices().getDevice();
        input.each(LeaseDevice.class, (lease, place) -> devices.add(elements.createDevicesLease(write(lease))));
    }

    private static Lease write(LeaseDevice lease) {
        return new Lease()
                .withLockspace(lease.lockspace())
                .withKey(lease.key())
                .withTarget(new LeaseTarget()
                        .withPath(lease.path())
                        .withOffset(lease.offsetBytes() == 0 ? null : Long.toString(lease.offsetBytes())));
    }

    @Override
    public String element() {
        return "lease";
    }

    @Override
    public @Nullable ReportedLease read(Object device) {
        if (!(device instanceof Lease lease) || lease.getKey() == null) {
            return null;
        }
        LeaseTarget target = lease.getTarget();
        return new ReportedLease(
                lease.getLockspace() == null ? "" : lease.getLockspace(),
                lease.getKey(),
                target == null ? null : target.getPath());
    }
}
