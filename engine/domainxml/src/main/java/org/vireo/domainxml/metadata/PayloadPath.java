package org.vireo.domainxml.metadata;

import org.vireo.domainxml.alias.UserAlias;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.VmId;
import org.vireo.model.spec.HostFacts;

/** Where the agent builds the image of a payload drive. */
public final class PayloadPath {

    private PayloadPath() {}

    /** {@code <payload directory>/<VM id>/<user alias of the drive>.iso}. */
    public static String of(HostFacts host, VmId vm, DeviceId drive) {
        return host.payloadDirectory() + "/" + vm + "/" + UserAlias.of(drive) + ".iso";
    }
}
