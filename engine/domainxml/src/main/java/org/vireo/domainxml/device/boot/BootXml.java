package org.vireo.domainxml.device.boot;

import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.Boot;

/** The place of a device in the boot order. */
public final class BootXml {

    private BootXml() {}

    /** The element, or null for a device that is not booted from. */
    public static @Nullable Boot write(@Nullable Integer order) {
        return order == null ? null : new Boot().withOrder(Integer.toString(order));
    }
}
