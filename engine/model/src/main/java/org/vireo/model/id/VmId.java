package org.vireo.model.id;

import java.util.UUID;

/** Id of a virtual machine; also the libvirt domain UUID. */
public record VmId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static VmId of(String text) {
        return new VmId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
