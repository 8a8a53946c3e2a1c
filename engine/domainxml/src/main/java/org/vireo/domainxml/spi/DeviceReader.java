package org.vireo.domainxml.spi;

import org.jspecify.annotations.Nullable;
import org.vireo.model.reported.ReportedDevice;

/** Reads one kind of device element. */
public interface DeviceReader {

    /** The name of the element. */
    String element();

    /**
     * Reads an element of that name.
     *
     * @param device the bound content of the element
     * @return the device, or null when it is of another kind that shares the element's name
     */
    @Nullable
    ReportedDevice read(Object device);
}
