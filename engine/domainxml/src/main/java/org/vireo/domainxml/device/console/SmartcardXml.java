package org.vireo.domainxml.device.console;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.address.PlannedController;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Address;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.libvirt.xml.Smartcard;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.SmartcardDevice;
import org.vireo.model.device.SmartcardMode;
import org.vireo.model.reported.ReportedPlain;

/** A smartcard in the first slot of the one reader. libvirt's schema gives it no alias, so its place is what it is known by. */
public final class SmartcardXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(SmartcardDevice.class, (card, place) -> {
            if (place > 0) {
                input.refuse("The VM has more than one smartcard: keep one of them.");
            } else if (hasReader(input)
                    && (card.mode() == SmartcardMode.HOST || SpiceConsoles.there(input, "The smartcard"))) {
                domain.getDevices().getDevice().add(elements.createDevicesSmartcard(write(card)));
            }
        });
    }

    private static Smartcard write(SmartcardDevice card) {
        Smartcard element = new Smartcard()
                .withAddress(new Address().withType("ccid").withController("0").withSlot("0"));
        return switch (card.mode()) {
            case PASSTHROUGH -> element.withMode("passthrough").withType("spicevmc");
            case HOST -> element.withMode("host");
        };
    }

    private static boolean hasReader(BuildInput input) {
        for (PlannedController controller : input.addresses().controllers()) {
            if (controller.type().equals("ccid") && controller.address() != null) {
                return true;
            }
        }
        input.refuse("The VM has no USB port left for its smartcard reader: remove a USB device, or use an xHCI"
                + " controller with up to 15 ports.");
        return false;
    }

    @Override
    public String element() {
        return "smartcard";
    }

    @Override
    public @Nullable ReportedPlain read(Object device) {
        return device instanceof Smartcard card
                ? new ReportedPlain(
                        DeviceKind.SMARTCARD,
                        element(),
                        UserAlias.text(card.getAlias()),
                        AddressXml.read(card.getAddress()),
                        card.getMode())
                : null;
    }
}
