package org.vireo.domainxml.metadata;

import org.vireo.domainxml.alias.UserAlias;
import org.vireo.model.id.VmId;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.Payload;

/** Where the agent builds the image of a payload drive. */
public final class PayloadPath {

    private PayloadPath() {}

    /** {@code <payload directory>/<VM id>/<user alias of the drive>.iso}; {@code .img} for a floppy disk. */
    public static String of(HostFacts host, VmId vm, Payload payload) {
        String ending = switch (payload.kind()) {
            case NOCLOUD, CONFIG_DRIVE, UNATTEND -> ".iso";
            case SYSPREP -> ".img";
        };
        return host.payloadDirectory() + "/" + vm + "/" + UserAlias.of(payload.drive()) + ending;
    }
}
