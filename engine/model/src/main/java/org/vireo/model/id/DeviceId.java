package org.vireo.model.id;

import java.util.UUID;

/** Id of a device of a virtual machine; its user alias in the Domain XML is made of it. */
public record DeviceId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static DeviceId of(String text) {
        return new DeviceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
