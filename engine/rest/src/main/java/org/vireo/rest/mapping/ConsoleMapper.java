package org.vireo.rest.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.GraphicsConsole;
import org.vireo.api.type.GraphicsType;
import org.vireo.core.query.vm.VmView;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.vm.VmDevice;

/** Consoles. A console's id is its protocol's name in hexadecimal. */
public final class ConsoleMapper {

    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");

    private ConsoleMapper() {}

    /** The consoles of a VM, with the place to connect to while it runs. */
    public static List<GraphicsConsole> toApi(VmView view, List<VmDevice> devices) {
        List<GraphicsConsole> consoles = new ArrayList<>(1);
        for (VmDevice device : devices) {
            if (device.device() instanceof GraphicsDevice console) {
                consoles.add(toApi(view, device, console.protocol()));
            }
        }
        return consoles;
    }

    /** The protocol of the console with that id; empty when there is none. */
    public static Optional<GraphicsProtocol> protocol(String id) {
        return Arrays.stream(GraphicsProtocol.values())
                .filter(protocol -> id(protocol).equals(id))
                .findFirst();
    }

    public static GraphicsProtocol protocol(GraphicsType api) {
        return switch (api) {
            case VNC -> GraphicsProtocol.VNC;
            case SPICE -> GraphicsProtocol.SPICE;
        };
    }

    private static String id(GraphicsProtocol protocol) {
        return HexFormat.of().formatHex(protocol.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    }

    private static GraphicsConsole toApi(VmView view, VmDevice device, GraphicsProtocol protocol) {
        UUID vmId = view.id();
        String id = id(protocol);
        GraphicsConsole api = new GraphicsConsole();
        api.setId(id);
        api.setProtocol(
                switch (protocol) {
                    case VNC -> GraphicsType.VNC;
                    case SPICE -> GraphicsType.SPICE;
                });
        api.setVm(Refs.vm(vmId));
        OptionalLong port = port(device.hostSide());
        if (view.host() != null && port.isPresent()) {
            api.setAddress(view.host().address());
            api.setPort(port.getAsLong());
        }
        return Served.CONSOLE.at(api, Hrefs.of("vms", vmId, "graphicsconsoles", id));
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
