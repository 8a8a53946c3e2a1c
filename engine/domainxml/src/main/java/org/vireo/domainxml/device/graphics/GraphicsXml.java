package org.vireo.domainxml.device.graphics;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Graphics;
import org.vireo.libvirt.xml.InputDevice;
import org.vireo.libvirt.xml.Listen;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.reported.ReportedGraphics;
import org.vireo.model.spec.ConsolePassword;

/**
 * Graphical consoles, with the tablet that makes the pointer of a VNC client land where it points.
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
        input.each(GraphicsDevice.class, (console, place) -> {
            if (place > 0) {
                input.refuse("The VM has more than one console of the protocol " + console.protocol()
                        + ": keep one of them.");
                return;
            }
            var devices = domain.getDevices().getDevice();
            devices.add(elements.createDevicesGraphics(write(console, input.vm().consolePassword())));
            devices.add(elements.createDevicesInput(
                    new InputDevice().withType("tablet").withBus("usb")));
        });
    }

    /** The element, which is also what changes the password of a running VM. */
    public static Graphics write(GraphicsDevice console, ConsolePassword password) {
        return new Graphics()
                .withType(
                        switch (console.protocol()) {
                            case VNC -> "vnc";
                        })
                .withPort("-1")
                .withAutoport("yes")
                .withKeymap(console.keymap())
                .withPasswd(password.password())
                .withPasswdValidTo(VALID_TO.format(password.validUntil()))
                .withListenElement(new Listen().withType("address").withAddress("127.0.0.1"));
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
        return new ReportedGraphics(console.getType(), port(console.getPort()), listen(console));
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
