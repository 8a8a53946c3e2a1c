package org.vireo.domainxml.metadata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.libvirt.xml.vireo.HookParameter;
import org.vireo.libvirt.xml.vireo.HostDevice;
import org.vireo.libvirt.xml.vireo.Lun;
import org.vireo.libvirt.xml.vireo.MediatedDevice;
import org.vireo.libvirt.xml.vireo.Preparation;
import org.vireo.libvirt.xml.vireo.Vm;
import org.vireo.libvirt.xml.vireo.Volume;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.HostPreparation;
import org.vireo.model.device.host.MdevMaking;
import org.vireo.model.id.DeviceId;

/** What the host prepares for devices, and what its hooks are told; sorted, so that the same VM gives the same bytes. */
final class PreparationXml {

    private PreparationXml() {}

    static void write(BuildInput input, Vm vm) {
        List<org.vireo.model.hardware.HookParameter> parameters =
                input.vm().hardware().platform().hookParameters();
        if (!parameters.isEmpty()) {
            Map<String, String> byName = new TreeMap<>();
            parameters.forEach(parameter -> byName.put(parameter.name(), parameter.value()));
            byName.forEach((name, value) ->
                    vm.getHookParameter().add(new HookParameter().withName(name).withValue(value)));
        }
        Map<String, HostPreparation> byAlias = new TreeMap<>();
        input.vm().resources().preparations().forEach((device, work) -> byAlias.put(UserAlias.of(device), work));
        input.each(org.vireo.model.device.HostDevice.class, (device, place) -> {
            MdevMaking making = device.making();
            if (making != null && device.source() instanceof HostDeviceSource.Mdev mdev) {
                byAlias.put(
                        UserAlias.of(device.id()),
                        new HostPreparation.MediatedDevice(
                                mdev.uuid(), making.type(), making.parent(), making.parameters()));
            }
        });
        byAlias.forEach((alias, work) -> vm.getPrepare().add(write(alias, work)));
    }

    private static Preparation write(String alias, HostPreparation work) {
        Preparation element = new Preparation().withAlias(alias);
        return switch (work) {
            case HostPreparation.Volumes volumes -> {
                volumes.paths().forEach(path -> element.getVolume().add(new Volume().withPath(path)));
                yield element;
            }
            case HostPreparation.Lun lun -> element.withLun(new Lun().withId(lun.lunId()));
            case HostPreparation.DetachedDevice device ->
                element.withHostDevice(new HostDevice().withName(device.name()));
            case HostPreparation.MediatedDevice mdev ->
                element.withMdev(new MediatedDevice()
                        .withUuid(mdev.uuid().toString())
                        .withType(mdev.type())
                        .withParent(mdev.parent())
                        .withParameters(mdev.parameters()));
        };
    }

    static Map<DeviceId, HostPreparation> preparations(Vm vm) {
        Map<DeviceId, HostPreparation> found = new HashMap<>();
        for (Preparation element : vm.getPrepare()) {
            DeviceId device = UserAlias.deviceOf(element.getAlias());
            HostPreparation work = read(element);
            if (device != null && work != null) {
                found.put(device, work);
            }
        }
        return found;
    }

    static Map<String, String> hookParameters(Vm vm) {
        Map<String, String> found = new HashMap<>();
        for (HookParameter parameter : vm.getHookParameter()) {
            if (parameter.getName() != null) {
                found.put(parameter.getName(), parameter.getValue() == null ? "" : parameter.getValue());
            }
        }
        return found;
    }

    /** Null for what has no shape that is known. */
    private static @Nullable HostPreparation read(Preparation element) {
        try {
            List<String> paths =
                    element.getVolume().stream().map(Volume::getPath).toList();
            if (!paths.isEmpty()) {
                return new HostPreparation.Volumes(paths);
            }
            if (element.getLun() != null) {
                return new HostPreparation.Lun(element.getLun().getId());
            }
            if (element.getHostDevice() != null) {
                return new HostPreparation.DetachedDevice(
                        element.getHostDevice().getName());
            }
            return mediated(element.getMdev());
        } catch (IllegalArgumentException | NullPointerException e) {
            return null;
        }
    }

    private static @Nullable HostPreparation mediated(@Nullable MediatedDevice mdev) {
        return mdev == null
                ? null
                : new HostPreparation.MediatedDevice(
                        UUID.fromString(mdev.getUuid()), mdev.getType(), mdev.getParent(), mdev.getParameters());
    }
}
