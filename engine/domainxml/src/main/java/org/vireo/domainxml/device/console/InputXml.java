package org.vireo.domainxml.device.console;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Input;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.InputBus;
import org.vireo.model.device.InputDevice;
import org.vireo.model.reported.ReportedPlain;

/**
 * Keyboards and pointers. libvirt adds a PS/2 mouse and keyboard to every PC with a console: they are reported as
 * unmanaged, since a PC cannot be without.
 */
public final class InputXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(InputDevice.class, (device, place) -> {
            if (device.bus() == InputBus.USB && !UsbPorts.found(input, device, "input device")) {
                return;
            }
            domain.getDevices()
                    .getDevice()
                    .add(elements.createDevicesInput(new Input()
                            .withType(
                                    switch (device.type()) {
                                        case TABLET -> "tablet";
                                        case KEYBOARD -> "keyboard";
                                        case MOUSE -> "mouse";
                                    })
                            .withBus(
                                    switch (device.bus()) {
                                        case USB -> "usb";
                                        case VIRTIO -> "virtio";
                                    })
                            .withAlias(UserAlias.element(device))
                            .withAddress(AddressXml.write(input.addresses().of(device)))));
        });
    }

    @Override
    public String element() {
        return "input";
    }

    @Override
    public @Nullable ReportedPlain read(Object device) {
        return device instanceof Input input
                ? new ReportedPlain(
                        DeviceKind.INPUT,
                        element(),
                        UserAlias.text(input.getAlias()),
                        AddressXml.read(input.getAddress()),
                        input.getType(),
                        input.getType() + " on " + input.getBus())
                : null;
    }
}
