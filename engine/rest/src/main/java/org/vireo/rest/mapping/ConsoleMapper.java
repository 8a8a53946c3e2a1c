package org.vireo.rest.mapping;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.GraphicsConsole;
import org.vireo.api.type.GraphicsType;
import org.vireo.core.query.vm.VmView;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.vm.VmDevice;

/** Consoles. A console's id is its protocol's name in hexadecimal. */
public final class ConsoleMapper {

    public static final String VNC_ID = "766e63";

    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");

    private ConsoleMapper() {}

    /** The consoles of a VM, with the place to connect to while it runs. */
    public static List<GraphicsConsole> toApi(VmView view, List<VmDevice> devices) {
        return devices.stream()
                .filter(device -> device.device() != null && device.device().kind() == DeviceKind.GRAPHICS)
                .limit(1)
                .map(device -> vnc(view, device))
                .toList();
    }

    private static GraphicsConsole vnc(VmView view, VmDevice device) {
        UUID vmId = view.id();
        GraphicsConsole api = new GraphicsConsole();
        api.setId(VNC_ID);
        api.setProtocol(GraphicsType.VNC);
        api.setVm(Refs.vm(vmId));
        OptionalLong port = port(device.hostSide());
        if (view.host() != null && port.isPresent()) {
            api.setAddress(view.host().address());
            api.setPort(port.getAsLong());
        }
        return Served.CONSOLE.at(api, Hrefs.of("vms", vmId, "graphicsconsoles", VNC_ID));
    }

    /** The port is what the host-side name ends with, as in 127.0.0.1:5900. */
    private static OptionalLong port(@Nullable String hostSide) {
        if (hostSide == null) {
            return OptionalLong.empty();
        }
        Matcher matcher = PORT.matcher(hostSide);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
