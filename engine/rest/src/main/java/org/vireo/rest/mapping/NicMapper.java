package org.vireo.rest.mapping;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Mac;
import org.vireo.api.type.NetworkFilterParameter;
import org.vireo.api.type.Nic;
import org.vireo.api.type.NicInterface;
import org.vireo.core.command.nic.AddNic;
import org.vireo.core.command.nic.NicChanges;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.network.FilterParameter;
import org.vireo.model.vm.GuestInfo;
import org.vireo.rest.problem.Words;

/** NICs of VMs and templates. */
public final class NicMapper {

    private NicMapper() {}

    public static Nic ofVm(UUID vmId, NicDevice device, boolean plugged, GuestInfo guest) {
        Nic api = fill(device);
        api.setPlugged(plugged);
        api.setNetworkFilterParameters(parameters(vmId, device));
        api.setVm(Refs.vm(vmId));
        api.setReportedDevices(
                ReportedDeviceMapper.ofNic(vmId, guest, device.mac().value()));
        return Served.NIC.at(api, Hrefs.of("vms", vmId, "nics", device.id()));
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
                !Boolean.FALSE.equals(api.getLinked()),
                !Boolean.FALSE.equals(api.getPlugged()));
    }

    /**
     * What the request says of the NIC; the rest stays.
     *
     * @param profileId the profile that is named; null when none is
     */
    public static NicChanges toChanges(Nic api, @Nullable UUID profileId) {
        return new NicChanges(
                api.getName(),
                api.getMac() == null ? null : api.getMac().getAddress(),
                profileId,
                profileId == null && api.getVnicProfile() != null,
                api.getInterface() == null ? null : model(api.getInterface()),
                api.getLinked(),
                api.getPlugged(),
                null);
    }

    /** The values that the NIC gives to variables of its network filter. */
    public static List<NetworkFilterParameter> parameters(UUID vmId, NicDevice device) {
        return device.options().filterParameters().stream()
                .map(parameter -> parameter(vmId, device, parameter))
                .toList();
    }

    private static NetworkFilterParameter parameter(UUID vmId, NicDevice device, FilterParameter parameter) {
        NetworkFilterParameter api = new NetworkFilterParameter();
        api.setId(parameter.id().toString());
        api.setName(parameter.name());
        api.setValue(parameter.value());
        api.setHref(Hrefs.of("vms", vmId, "nics", device.id(), "networkfilterparameters", parameter.id()));
        return api;
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
