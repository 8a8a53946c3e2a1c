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
import org.vireo.model.device.VideoDevice;
import org.vireo.model.reported.ReportedVideo;

/** Graphics cards. libvirt adds one to a VM with a console, so a VM without a card says {@code model='none'}. */
public final class VideoXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        var devices = domain.getDevices().getDevice();
        input.each(
                VideoDevice.class,
                (card, place) -> devices.add(elements.createDevicesVideo(new Video()
                        .withModel(new VideoModel()
                                .withType(
                                        switch (card.model()) {
                                            case VGA -> "vga";
                                            case VIRTIO -> "virtio";
                                            case BOCHS -> "bochs";
                                        }))
                        .withAlias(UserAlias.element(card))
                        .withAddress(AddressXml.write(input.addresses().of(card))))));
        if (input.wholeWithout(VideoDevice.class)) {
            devices.add(elements.createDevicesVideo(new Video().withModel(new VideoModel().withType("none"))));
        }
    }

    @Override
    public String element() {
        return "video";
    }

    @Override
    public @Nullable ReportedVideo read(Object device) {
        if (!(device instanceof Video video)) {
            return null;
        }
        return new ReportedVideo(
                UserAlias.text(video.getAlias()),
                AddressXml.read(video.getAddress()),
                video.getModel() == null ? null : video.getModel().getType());
    }
}
