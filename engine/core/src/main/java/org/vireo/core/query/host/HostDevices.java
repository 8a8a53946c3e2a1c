package org.vireo.core.query.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of asking a host for the devices that guests can be given. */
public sealed interface HostDevices {

    /** The host answered. */
    record Listed(List<Entry> devices) implements HostDevices {

        public Listed {
            devices = List.copyOf(devices);
        }
    }

    /** The host did not; the sentence says why. */
    record Silent(String why) implements HostDevices {}

    /**
     * A device.
     *
     * @param name by which it is given
     * @param capability pci, usb_device, scsi or mdev
     * @param vendor who made it
     * @param driver of the host that has it now
     * @param iommuGroup all devices of a group are given together
     * @param parent name of the device that it sits on
     * @param physicalFunction the card that it is a virtual function of
     * @param virtualFunctions how many of them the card can have
     * @param mdevKinds what it can be divided into
     */
    record Entry(
            String name,
            String capability,
            Label vendor,
            Label product,
            @Nullable String driver,
            @Nullable Integer iommuGroup,
            @Nullable String parent,
            @Nullable String physicalFunction,
            @Nullable Integer virtualFunctions,
            List<MdevKind> mdevKinds) {

        public Entry {
            mdevKinds = List.copyOf(mdevKinds);
        }
    }

    /**
     * A number and what it stands for.
     *
     * @param id in hexadecimal, such as 0x8086
     */
    record Label(@Nullable String id, @Nullable String name) {

        /** Whether nothing is known. */
        public boolean isEmpty() {
            return id == null && name == null;
        }
    }

    /** A kind of mediated devices, and how many more of them there can be now. */
    record MdevKind(String id, String name, int available) {}
}
