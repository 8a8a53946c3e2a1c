package org.vireo.domainxml.device.storage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.BackingStore;
import org.vireo.libvirt.xml.Disk;
import org.vireo.libvirt.xml.DiskSource;
import org.vireo.libvirt.xml.Format;
import org.vireo.libvirt.xml.Mirror;
import org.vireo.libvirt.xml.SourceHost;
import org.vireo.model.reported.disk.ImageChain;
import org.vireo.model.reported.disk.ReportedImage;
import org.vireo.model.reported.disk.ReportedMirror;

/** The images of a reported disk, from the one that the guest writes to down to the last, and the job that copies it. */
final class ImageChains {

    private static final String FILE = "file";

    private ImageChains() {}

    static ImageChain read(Disk disk) {
        return new ImageChain(images(disk), mirror(disk.getMirror()));
    }

    private static List<ReportedImage> images(Disk disk) {
        DiskSource source = disk.getSource();
        if (source == null) {
            return List.of();
        }
        String type = disk.getType() == null ? FILE : disk.getType();
        String format = disk.getDriver() == null ? null : disk.getDriver().getType();
        ReportedImage top = new ReportedImage(type, location(source), format);
        BackingStore below = disk.getBackingStore();
        if (below == null || below.getSource() == null) {
            return List.of(top);
        }
        List<ReportedImage> chain = new ArrayList<>(4);
        chain.add(top);
        for (; below != null && below.getSource() != null; below = below.getBackingStore()) {
            chain.add(image(below.getType(), below.getSource(), below.getFormat()));
        }
        return chain;
    }

    private static @Nullable ReportedMirror mirror(@Nullable Mirror mirror) {
        if (mirror == null || mirror.getSource() == null) {
            return null;
        }
        String job = mirror.getJob() == null ? "copy" : mirror.getJob();
        return new ReportedMirror(
                job, "yes".equals(mirror.getReady()), image(mirror.getType(), mirror.getSource(), mirror.getFormat()));
    }

    /** The file or block device of a source, or where it is on a network; null when it is something else. */
    static @Nullable String location(@Nullable DiskSource source) {
        if (source == null) {
            return null;
        }
        if (source.getFile() != null) {
            return source.getFile();
        }
        return source.getProtocol() == null ? source.getDev() : address(source);
    }

    private static String address(DiskSource source) {
        StringBuilder text = new StringBuilder(64).append(source.getProtocol()).append("://");
        List<SourceHost> hosts = source.getHost();
        for (int i = 0; i < hosts.size(); i++) {
            SourceHost host = hosts.get(i);
            text.append(i == 0 ? "" : ",").append(host.getName() == null ? "" : host.getName());
            if (host.getPort() != null) {
                text.append(':').append(host.getPort());
            }
        }
        return text.append('/')
                .append(source.getName() == null ? "" : source.getName())
                .toString();
    }

    private static ReportedImage image(@Nullable String type, DiskSource source, @Nullable Format format) {
        return new ReportedImage(
                type == null ? FILE : type, location(source), format == null ? null : format.getType());
    }
}
