package org.vireo.model.spec;

import java.util.List;
import org.vireo.model.id.DeviceId;
import org.vireo.model.text.TextRules;

/**
 * Files that the agent writes onto an image for the guest before the start.
 *
 * @param drive the CD-ROM or floppy drive that the image goes into
 * @param label the volume's label
 */
public record Payload(DeviceId drive, PayloadKind kind, String label, List<PayloadFile> files) {

    public Payload {
        TextRules.requireWord("Payload label", label);
        files = List.copyOf(files);
    }

    /** A cloud-init NoCloud seed, which is found by the label cidata. */
    public static Payload noCloud(DeviceId drive, List<PayloadFile> files) {
        return new Payload(drive, PayloadKind.NOCLOUD, "cidata", files);
    }

    /** A config drive, which is found by the label config-2. */
    public static Payload configDrive(DeviceId drive, List<PayloadFile> files) {
        return new Payload(drive, PayloadKind.CONFIG_DRIVE, "config-2", files);
    }

    /** What Windows Setup looks for on a CD-ROM. */
    public static Payload unattend(DeviceId drive, List<PayloadFile> files) {
        return new Payload(drive, PayloadKind.UNATTEND, "sysprep", files);
    }

    /** What Windows Setup looks for on a floppy disk. */
    public static Payload sysprep(DeviceId drive, List<PayloadFile> files) {
        return new Payload(drive, PayloadKind.SYSPREP, "sysprep", files);
    }
}
