package org.vireo.core.console;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vireo.core.port.VmRepository;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.hostproxy.console.ConsoleTarget;
import org.vireo.model.console.ConsoleKind;
import org.vireo.model.device.Device;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.VirtioConsoleDevice;
import org.vireo.model.vm.VmDevice;

/** Which device of a VM a console is. */
@Singleton
public final class ConsoleTargets {

    private final VmRepository vms;

    @Inject
    public ConsoleTargets(VmRepository vms) {
        this.vms = vms;
    }

    /** To be called within a transaction. Empty where the VM has none of the kind. */
    public Optional<ConsoleTarget> of(UUID vmId, ConsoleKind console) {
        List<Device> devices = vms.devices(vmId).stream()
                .filter(VmDevice::isPlugged)
                .flatMap(row -> Stream.ofNullable(row.device()))
                .toList();
        return switch (console) {
            case VNC -> display(devices);
            case SERIAL -> text(devices);
        };
    }

    /** QEMU numbers displays as the Domain XML lists them, and that lists them as here. */
    private static Optional<ConsoleTarget> display(List<Device> devices) {
        List<GraphicsProtocol> displays = devices.stream()
                .filter(GraphicsDevice.class::isInstance)
                .map(device -> ((GraphicsDevice) device).protocol())
                .toList();
        return IntStream.range(0, displays.size())
                .filter(screen -> displays.get(screen) == GraphicsProtocol.VNC)
                .<ConsoleTarget>mapToObj(ConsoleTarget.Display::new)
                .findFirst();
    }

    private static Optional<ConsoleTarget> text(List<Device> devices) {
        return devices.stream()
                .filter(device -> device instanceof SerialConsoleDevice || device instanceof VirtioConsoleDevice)
                .<ConsoleTarget>map(device -> new ConsoleTarget.Text(UserAlias.of(device.id())))
                .findFirst();
    }
}
