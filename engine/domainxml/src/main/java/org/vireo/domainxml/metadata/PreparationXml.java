package org.vireo.domainxml.metadata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.libvirt.xml.vireo.HookParameter;
import org.vireo.libvirt.xml.vireo.MediatedDevice;
import org.vireo.libvirt.xml.vireo.Preparation;
import org.vireo.libvirt.xml.vireo.Vm;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.MdevMaking;

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
        Map<String, MediatedDevice> byAlias = new TreeMap<>();
        input.each(HostDevice.class, (device, place) -> {
            MdevMaking making = device.making();
            if (making != null && device.source() instanceof HostDeviceSource.Mdev mdev) {
                byAlias.put(UserAlias.of(device.id()), made(mdev.uuid(), making));
            }
        });
        byAlias.forEach((alias, mdev) ->
                vm.getPrepare().add(new Preparation().withAlias(alias).withMdev(mdev)));
    }

    private static MediatedDevice made(UUID uuid, MdevMaking making) {
        return new MediatedDevice()
                .withUuid(uuid.toString())
                .withType(making.type())
                .withParent(making.parent())
                .withParameters(making.parameters());
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
}
