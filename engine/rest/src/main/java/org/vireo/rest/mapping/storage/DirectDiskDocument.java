package org.vireo.rest.mapping.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.vireo.core.command.patch.MergePatch;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.storage.DirectDisk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Json;

/** Disks outside of storage domains as JSON documents. */
public final class DirectDiskDocument {

    private static final DirectDisk NOTHING = new DirectDisk("", "", DiskFormat.RAW, 0, false, null, LunAccess.NONE);
    private static final MergePatch<DirectDisk> READER = new MergePatch<>(DirectDisk.class, "DISK", "Disk", "document");

    private DirectDiskDocument() {}

    /** What the document says; a fault tells what is wrong with it. */
    public static DirectDisk read(String body) {
        Violations violations = new Violations();
        DirectDisk disk = READER.apply(NOTHING, (ObjectNode) Json.read(body), violations);
        if (!violations.isEmpty()) {
            throw Faults.refused(violations.list());
        }
        return disk;
    }
}
