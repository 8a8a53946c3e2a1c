package org.vireo.domainxml.device.graphics;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.libvirt.xml.Video;
import org.vireo.libvirt.xml.VideoModel;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoMemory;
import org.vireo.model.reported.ReportedPlain;
import org.vireo.model.spec.DeviceEntry;

/** Graphics cards. libvirt adds one to a VM with a console, so a VM without a card says {@code model='none'}. */
public final class VideoXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        var devices = domain.getDevices().getDevice();
        refuseWrongPrimaries(input);
        input.each(VideoDevice.class, (card, place) -> {
            String model = word(card.model());
            if (input.host().support().lacks("devices/video/modelType", model)) {
                input.refuse("The host's QEMU has no graphics card of the model " + model + ": choose another model or"
                        + " another host.");
            } else {
                devices.add(elements.createDevicesVideo(write(input, card, model)));
            }
        });
        if (input.wholeWithout(VideoDevice.class)) {
            devices.add(elements.createDevicesVideo(new Video().withModel(new VideoModel().withType("none"))));
        }
    }

    private static Video write(BuildInput input, VideoDevice card, String model) {
        VideoMemory memory = card.memory();
        return new Video()
                .withModel(new VideoModel()
                        .withType(model)
                        .withVram(orNull(memory.vram()))
                        .withRam(orNull(memory.ram()))
                        .withVgamem(orNull(memory.vgamem()))
                        .withHeads(card.heads() == 1 ? null : Integer.toString(card.heads()))
                        .withPrimary(card.secondary() ? null : "yes"))
                .withAlias(UserAlias.element(card))
                .withAddress(AddressXml.write(input.addresses().of(card)));
    }

    private static String word(org.vireo.model.device.VideoModel model) {
        return switch (model) {
            case VGA -> "vga";
            case VIRTIO -> "virtio";
            case QXL -> "qxl";
            case BOCHS -> "bochs";
            case CIRRUS -> "cirrus";
            case RAMFB -> "ramfb";
        };
    }

    private static @Nullable String orNull(int value) {
        return value == 0 ? null : Integer.toString(value);
    }

    private static void refuseWrongPrimaries(BuildInput input) {
        int cards = 0;
        int primaries = 0;
        for (DeviceEntry entry : input.vm().devices()) {
            if (entry.device() instanceof VideoDevice card) {
                cards++;
                primaries += card.secondary() ? 0 : 1;
            }
        }
        if (cards > 0 && primaries != 1) {
            input.refuse("Of the VM's " + cards + " graphics cards " + primaries
                    + " are primary ones: make one of them primary and the others secondary.");
        }
    }

    @Override
    public String element() {
        return "video";
    }

    @Override
    public @Nullable ReportedPlain read(Object device) {
        if (!(device instanceof Video video)) {
            return null;
        }
        return new ReportedPlain(
                DeviceKind.VIDEO,
                element(),
                UserAlias.text(video.getAlias()),
                AddressXml.read(video.getAddress()),
                video.getModel() == null ? null : video.getModel().getType());
    }
}
