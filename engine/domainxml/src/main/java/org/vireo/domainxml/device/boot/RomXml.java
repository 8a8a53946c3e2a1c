package org.vireo.domainxml.device.boot;

import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.OptionRom;

/** The option ROM of a PCI card. */
public final class RomXml {

    private RomXml() {}

    /** The element, or null for a card of which nothing is said. */
    public static @Nullable OptionRom write(org.vireo.model.device.host.OptionRom rom) {
        if (rom.equals(org.vireo.model.device.host.OptionRom.DEFAULT)) {
            return null;
        }
        return rom.disabled()
                ? new OptionRom().withEnabled("no")
                : new OptionRom()
                        .withBar(
                                switch (rom.bar()) {
                                    case DEFAULT -> null;
                                    case SHOWN -> "on";
                                    case HIDDEN -> "off";
                                })
                        .withFile(rom.file());
    }
}
