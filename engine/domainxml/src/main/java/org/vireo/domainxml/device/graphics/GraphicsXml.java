package org.vireo.domainxml.device.graphics;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Graphics;
import org.vireo.libvirt.xml.Listen;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.libvirt.xml.SpiceChannelMode;
import org.vireo.libvirt.xml.SpiceFeature;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.SpiceOptions;
import org.vireo.model.device.VncOptions;
import org.vireo.model.reported.ReportedGraphics;
import org.vireo.model.spec.ConsolePassword;

/**
 * Graphical consoles.
 *
 * <p>A console listens on the host's loopback alone: clients come through the engine's proxy. It always has a
 * password, since without one QEMU lets everybody in. libvirt gives it no alias; it is known by its protocol.
 */
public final class GraphicsXml implements DomainContributor, DeviceReader {

    private static final DateTimeFormatter VALID_TO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        Set<GraphicsProtocol> written = EnumSet.noneOf(GraphicsProtocol.class);
        input.each(GraphicsDevice.class, (console, place) -> {
            String word = word(console.protocol());
            if (!written.add(console.protocol())) {
                input.refuse("The VM has more than one console of the protocol " + console.protocol()
                        + ": keep one of them.");
            } else if (input.host().support().lacks("devices/graphics/type", word)) {
                input.refuse("The VM has a console of the protocol " + console.protocol()
                        + ", which the host's QEMU does not speak: use another protocol or another host.");
            } else {
                domain.getDevices()
                        .getDevice()
                        .add(elements.createDevicesGraphics(
                                write(console, input.vm().consolePassword())));
            }
        });
    }

    /** The element, which is also what changes the password of a running VM. */
    public static Graphics write(GraphicsDevice console, ConsolePassword password) {
        Graphics graphics = new Graphics()
                .withType(word(console.protocol()))
                .withPort("-1")
                .withAutoport("yes")
                .withKeymap(console.keymap())
                .withPasswd(password.password())
                .withPasswdValidTo(VALID_TO.format(password.validUntil()))
                .withListenElement(new Listen().withType("address").withAddress("127.0.0.1"));
        return switch (console.protocol()) {
            case VNC -> vnc(graphics, console.vnc());
            case SPICE -> spice(graphics, console.spice());
        };
    }

    private static String word(GraphicsProtocol protocol) {
        return switch (protocol) {
            case VNC -> "vnc";
            case SPICE -> "spice";
        };
    }

    /** What QEMU does anyway stays unsaid. */
    private static Graphics vnc(Graphics graphics, VncOptions options) {
        return graphics.withSharePolicy(
                        switch (options.sharing()) {
                            case ALLOW_EXCLUSIVE -> null;
                            case FORCE_SHARED -> "force-shared";
                            case IGNORE -> "ignore";
                        })
                .withPowerControl(options.powerControl() ? "yes" : null);
    }

    private static Graphics spice(Graphics graphics, SpiceOptions options) {
        options.secureChannels()
                .forEach(channel -> graphics.withChannel(new SpiceChannelMode()
                        .withName(channel.name().toLowerCase(Locale.ROOT))
                        .withMode("secure")));
        return graphics.withTlsPort(options.tlsPort() ? "-1" : null)
                .withStreaming(new SpiceFeature()
                        .withMode(
                                switch (options.streaming()) {
                                    case OFF -> "off";
                                    case FILTER -> "filter";
                                    case ALL -> "all";
                                }))
                .withClipboard(new SpiceFeature().withCopypaste(yesNo(options.copyPaste())))
                .withFiletransfer(new SpiceFeature().withEnable(yesNo(options.fileTransfer())));
    }

    private static String yesNo(boolean on) {
        return on ? "yes" : "no";
    }

    @Override
    public String element() {
        return "graphics";
    }

    @Override
    public @Nullable ReportedGraphics read(Object device) {
        if (!(device instanceof Graphics console) || console.getType() == null) {
            return null;
        }
        return new ReportedGraphics(
                console.getType(), port(console.getPort()), port(console.getTlsPort()), listen(console));
    }

    private static int port(@Nullable String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static @Nullable String listen(Graphics console) {
        for (Listen listen : console.getListenElement()) {
            if (listen.getAddress() != null) {
                return listen.getAddress();
            }
        }
        return console.getListen();
    }
}
