package org.vireo.rest.mapping;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Mac;
import org.vireo.api.type.Nic;
import org.vireo.api.type.NicInterface;
import org.vireo.core.command.nic.AddNic;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.vm.GuestInfo;

/** NICs of VMs and templates. */
public final class NicMapper {

    private NicMapper() {}

    public static Nic ofVm(UUID vmId, NicDevice device, GuestInfo guest) {
        Nic api = fill(device);
        api.setVm(Refs.vm(vmId));
        api.setReportedDevices(
                ReportedDeviceMapper.ofNic(vmId, guest, device.mac().value()));
        api.setHref(Hrefs.of("vms", vmId, "nics", device.id()));
        return api;
    }

    public static Nic ofTemplate(UUID templateId, NicDevice device) {
        Nic api = fill(device);
        api.setTemplate(Refs.template(templateId));
        api.setMac(null);
        api.setHref(Hrefs.of("templates", templateId, "nics", device.id()));
        return api;
    }

    public static AddNic toAdd(UUID vmId, UUID nicId, @Nullable UUID profileId, Nic api) {
        return new AddNic(
                vmId,
                nicId,
                Words.orEmpty(api.getName()),
                profileId,
                model(api.getInterface()),
                api.getMac() == null ? null : api.getMac().getAddress(),
                !Boolean.FALSE.equals(api.getLinked()));
    }

    private static Nic fill(NicDevice device) {
        Nic api = new Nic();
        api.setId(device.id().toString());
        api.setName(device.name());
        api.setInterface(interfaceOf(device.model()));
        api.setLinked(device.linked());
        api.setPlugged(true);
        api.setSynced(true);
        api.setNetworkFilterParameters(List.of());
        Mac mac = new Mac();
        mac.setAddress(device.mac().value());
        api.setMac(mac);
        if (device.vnicProfileId() != null) {
            api.setVnicProfile(Refs.vnicProfile(device.vnicProfileId().value()));
        }
        return api;
    }

    private static NicInterface interfaceOf(NicModel model) {
        return switch (model) {
            case VIRTIO -> NicInterface.VIRTIO;
            case E1000E -> NicInterface.E1000E;
            case E1000 -> NicInterface.E1000;
            case RTL8139 -> NicInterface.RTL8139;
        };
    }

    private static NicModel model(@Nullable NicInterface api) {
        if (api == null) {
            return NicModel.VIRTIO;
        }
        return switch (api) {
            case VIRTIO -> NicModel.VIRTIO;
            case E1000E -> NicModel.E1000E;
            case E1000 -> NicModel.E1000;
            case RTL8139 -> NicModel.RTL8139;
            case PCI_PASSTHROUGH, RTL8139_VIRTIO, SPAPR_VLAN ->
                throw Words.unsupported("interface", api.wire(), "virtio, e1000e, e1000 or rtl8139");
        };
    }
}
