package org.vireo.domainxml.device.console;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Audio;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.libvirt.xml.Sound;
import org.vireo.libvirt.xml.SoundAudio;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.SoundDevice;
import org.vireo.model.device.SoundModel;
import org.vireo.model.device.SoundOutput;
import org.vireo.model.reported.ReportedPlain;

/**
 * Sound cards, with the {@code audio} elements that they play to: one per output, always under the same
 * number. These are the host's end and no devices of the guest, so the parser leaves them out.
 */
public final class SoundXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        List<Object> devices = domain.getDevices().getDevice();
        Set<SoundOutput> used = EnumSet.noneOf(SoundOutput.class);
        input.each(SoundDevice.class, (card, place) -> {
            if (isComplete(input, card)) {
                devices.add(elements.createDevicesSound(write(input, card)));
                used.add(card.output());
            }
        });
        for (SoundOutput output : used) {
            devices.add(
                    elements.createDevicesAudio(new Audio().withId(id(output)).withType(type(output))));
        }
    }

    private static String id(SoundOutput output) {
        return Integer.toString(output.ordinal() + 1);
    }

    private static String type(SoundOutput output) {
        return switch (output) {
            case NONE -> "none";
            case SPICE -> "spice";
        };
    }

    private static boolean isComplete(BuildInput input, SoundDevice card) {
        boolean heard =
                card.output() != SoundOutput.SPICE || SpiceConsoles.there(input, "The sound of card " + card.id());
        boolean placed = input.addresses().of(card) != null;
        if (!placed && card.model() == SoundModel.USB) {
            return UsbPorts.found(input, card, "sound card");
        }
        if (!placed) {
            input.refuse("There is no conventional PCI slot left for sound card " + card.id()
                    + ": remove another conventional PCI device.");
        }
        return heard && placed;
    }

    private static Sound write(BuildInput input, SoundDevice card) {
        return new Sound()
                .withModel(
                        switch (card.model()) {
                            case ICH6 -> "ich6";
                            case ICH9 -> "ich9";
                            case AC97 -> "ac97";
                            case USB -> "usb";
                        })
                .withAudio(new SoundAudio().withId(id(card.output())))
                .withAlias(UserAlias.element(card))
                .withAddress(AddressXml.write(input.addresses().of(card)));
    }

    @Override
    public String element() {
        return "sound";
    }

    @Override
    public @Nullable ReportedPlain read(Object device) {
        return device instanceof Sound sound
                ? new ReportedPlain(
                        DeviceKind.SOUND,
                        element(),
                        UserAlias.text(sound.getAlias()),
                        AddressXml.read(sound.getAddress()),
                        sound.getModel())
                : null;
    }
}
