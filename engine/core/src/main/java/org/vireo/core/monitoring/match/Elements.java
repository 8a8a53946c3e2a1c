package org.vireo.core.monitoring.match;

import org.vireo.model.device.Device;
import org.vireo.model.reported.ReportedBalloon;
import org.vireo.model.reported.ReportedCdrom;
import org.vireo.model.reported.ReportedChannel;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedDisk;
import org.vireo.model.reported.ReportedGraphics;
import org.vireo.model.reported.ReportedNic;
import org.vireo.model.reported.ReportedRng;
import org.vireo.model.reported.ReportedSerial;
import org.vireo.model.reported.ReportedVideo;

/** Which kind of report belongs to which kind of record: a disk is never paired with a CD-ROM drive's record. */
final class Elements {

    private Elements() {}

    static boolean fits(Device record, ReportedDevice reported) {
        return switch (record.kind()) {
            case DISK -> reported instanceof ReportedDisk;
            case NIC -> reported instanceof ReportedNic;
            case CDROM -> reported instanceof ReportedCdrom;
            case GRAPHICS -> reported instanceof ReportedGraphics;
            case VIDEO -> reported instanceof ReportedVideo;
            case SERIAL_CONSOLE -> reported instanceof ReportedSerial;
            case RNG -> reported instanceof ReportedRng;
            case BALLOON -> reported instanceof ReportedBalloon;
            case GUEST_AGENT_CHANNEL -> reported instanceof ReportedChannel;
        };
    }
}
