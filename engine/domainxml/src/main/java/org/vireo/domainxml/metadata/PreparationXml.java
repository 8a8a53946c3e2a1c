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
import org.vireo.libvirt.xml.vireo.MediatedDevice;
import org.vireo.libvirt.xml.vireo.Preparation;
import org.vireo.libvirt.xml.vireo.Vm;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.MdevMaking;
import org.vireo.model.device.host.PreparedMdev;
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
        Map<String, PreparedMdev> byAlias = new TreeMap<>();
        input.each(HostDevice.class, (device, place) -> {
            MdevMaking making = device.making();
            if (making != null && device.source() instanceof HostDeviceSource.Mdev mdev) {
                byAlias.put(UserAlias.of(device.id()), new PreparedMdev(mdev.uuid(), making));
            }
        });
        byAlias.forEach((alias, mdev) ->
                vm.getPrepare().add(new Preparation().withAlias(alias).withMdev(write(mdev))));
    }

    private static MediatedDevice write(PreparedMdev mdev) {
        return new MediatedDevice()
                .withUuid(mdev.uuid().toString())
                .withType(mdev.making().type())
                .withParent(mdev.making().parent())
                .withParameters(mdev.making().parameters());
    }

    static Map<DeviceId, PreparedMdev> preparations(Vm vm) {
        Map<DeviceId, PreparedMdev> found = new HashMap<>();
        for (Preparation element : vm.getPrepare()) {
            DeviceId device = UserAlias.deviceOf(element.getAlias());
            PreparedMdev mdev = read(element.getMdev());
            if (device != null && mdev != null) {
                found.put(device, mdev);
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
    private static @Nullable PreparedMdev read(@Nullable MediatedDevice mdev) {
        try {
            return mdev == null
                    ? null
                    : new PreparedMdev(
                            UUID.fromString(mdev.getUuid()),
                            new MdevMaking(mdev.getType(), mdev.getParent(), mdev.getParameters()));
        } catch (IllegalArgumentException | NullPointerException e) {
            return null;
        }
    }
}
