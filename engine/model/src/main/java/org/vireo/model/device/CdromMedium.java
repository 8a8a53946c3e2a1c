package org.vireo.model.device;

import org.vireo.model.id.DiskId;

/**
 * What lies in a CD-ROM or floppy drive. The compact form, written by {@code toString()} and read by {@link #of}, is one of
 * {@code empty}, {@code payload} and {@code disk:<disk id>}.
 */
public sealed interface CdromMedium {

    CdromMedium EMPTY = new Empty();
    CdromMedium PAYLOAD = new Payload();

    /** Nothing. */
    record Empty() implements CdromMedium {

        @Override
        public String toString() {
            return "empty";
        }
    }

    /** An image that the host builds at every start from the payload that the VM has for this device. */
    record Payload() implements CdromMedium {

        @Override
        public String toString() {
            return "payload";
        }
    }

    /** An image in a storage domain: an ISO image in a CD-ROM drive. */
    record IsoDisk(DiskId diskId) implements CdromMedium {

        @Override
        public String toString() {
            return "disk:" + diskId;
        }
    }

    /** Reads the compact form. */
    static CdromMedium of(String text) {
        if (text.equals("empty")) {
            return EMPTY;
        }
        if (text.equals("payload")) {
            return PAYLOAD;
        }
        if (text.startsWith("disk:")) {
            return new IsoDisk(DiskId.of(text.substring("disk:".length())));
        }
        throw new IllegalArgumentException(
                "Medium '" + text + "' is none of: empty, payload, disk:<id of an ISO disk>");
    }
}
