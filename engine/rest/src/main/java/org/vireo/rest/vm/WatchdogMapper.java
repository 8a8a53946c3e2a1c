package org.vireo.rest.vm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Watchdog;
import org.vireo.api.type.WatchdogAction;
import org.vireo.api.type.WatchdogModel;
import org.vireo.core.command.vmdevice.AddVmDevice;
import org.vireo.model.device.WatchdogDevice;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;
import org.vireo.rest.problem.Words;

/** Watchdogs. oVirt's words end where QEMU's go on; the collection of all devices shows and takes the rest. */
public final class WatchdogMapper {

    private WatchdogMapper() {}

    public static List<Watchdog> toApi(UUID vmId, List<VmDevice> devices) {
        return devices.stream()
                .map(VmDevice::device)
                .flatMap(device ->
                        device instanceof WatchdogDevice watchdog ? Stream.of(toApi(vmId, watchdog)) : Stream.empty())
                .toList();
    }

    private static Watchdog toApi(UUID vmId, WatchdogDevice device) {
        Watchdog api = new Watchdog();
        api.setId(device.id().toString());
        api.setHref(Hrefs.of("vms", vmId, "watchdogs", device.id()));
        api.setVm(Refs.vm(vmId));
        api.setModel(model(device));
        api.setAction(action(device));
        return api;
    }

    /** What a request asks for; the model is the card that PCs have unless it says another. */
    public static AddVmDevice toAdd(UUID vmId, UUID deviceId, Watchdog api, ObjectNode document) {
        WatchdogModel model = api.getModel();
        if (model == WatchdogModel.DIAG288) {
            throw Words.unsupported("model", model.wire(), WatchdogModel.I6300ESB.wire());
        }
        WatchdogAction action = api.getAction() == null ? WatchdogAction.RESET : api.getAction();
        document.put("kind", "WATCHDOG").put("model", "I6300ESB").put("action", action.name());
        return new AddVmDevice(vmId, deviceId, document);
    }

    /** What a request says of a watchdog that is there. */
    static ObjectNode toPatch(Watchdog api, ObjectNode patch) {
        if (api.getModel() == WatchdogModel.DIAG288) {
            throw Words.unsupported("model", WatchdogModel.DIAG288.wire(), WatchdogModel.I6300ESB.wire());
        }
        if (api.getModel() != null) {
            patch.put("model", "I6300ESB");
        }
        if (api.getAction() != null) {
            patch.put("action", api.getAction().name());
        }
        return patch;
    }

    private static @Nullable WatchdogModel model(WatchdogDevice device) {
        return switch (device.model()) {
            case I6300ESB -> WatchdogModel.I6300ESB;
            case IB700 -> null;
        };
    }

    private static @Nullable WatchdogAction action(WatchdogDevice device) {
        return switch (device.action()) {
            case RESET -> WatchdogAction.RESET;
            case POWEROFF -> WatchdogAction.POWEROFF;
            case PAUSE -> WatchdogAction.PAUSE;
            case DUMP -> WatchdogAction.DUMP;
            case NONE -> WatchdogAction.NONE;
            case SHUTDOWN, INJECT_NMI -> null;
        };
    }
}
