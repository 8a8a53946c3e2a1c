package org.vireo.rest.mapping;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.GuestOperatingSystem;
import org.vireo.api.type.Ip;
import org.vireo.api.type.IpVersion;
import org.vireo.api.type.Mac;
import org.vireo.api.type.ReportedDevice;
import org.vireo.api.type.ReportedDeviceType;
import org.vireo.model.vm.GuestInfo;

/** What a guest says of itself. */
public final class ReportedDeviceMapper {

    private static final int IPV6 = 6;

    private ReportedDeviceMapper() {}

    public static List<ReportedDevice> toApi(UUID vmId, GuestInfo guest) {
        return guest.interfaces().stream().map(each -> toApi(vmId, each)).toList();
    }

    /** The interfaces of the guest that have this MAC address. */
    static List<ReportedDevice> ofNic(UUID vmId, GuestInfo guest, String mac) {
        return guest.interfaces().stream()
                .filter(each -> mac.equalsIgnoreCase(each.mac()))
                .map(each -> toApi(vmId, each))
                .toList();
    }

    static @Nullable GuestOperatingSystem guestOperatingSystem(GuestInfo guest) {
        if (guest.osName() == null) {
            return null;
        }
        GuestOperatingSystem os = new GuestOperatingSystem();
        os.setDistribution(guest.osName());
        return os;
    }

    private static ReportedDevice toApi(UUID vmId, GuestInfo.Interface guestInterface) {
        UUID id = UUID.nameUUIDFromBytes(
                (vmId + "/" + guestInterface.name() + "/" + guestInterface.mac()).getBytes(StandardCharsets.UTF_8));
        ReportedDevice api = new ReportedDevice();
        api.setId(id.toString());
        api.setHref(Hrefs.of("vms", vmId, "reporteddevices", id));
        api.setName(guestInterface.name());
        api.setDescription("guest reported data");
        api.setType(ReportedDeviceType.NETWORK);
        api.setVm(Refs.vm(vmId));
        if (guestInterface.mac() != null) {
            Mac mac = new Mac();
            mac.setAddress(guestInterface.mac());
            api.setMac(mac);
        }
        api.setIps(guestInterface.addresses().stream()
                .map(ReportedDeviceMapper::ip)
                .toList());
        return api;
    }

    private static Ip ip(GuestInfo.Address address) {
        Ip ip = new Ip();
        ip.setAddress(address.address());
        ip.setVersion(address.version() == IPV6 ? IpVersion.V6 : IpVersion.V4);
        return ip;
    }
}
