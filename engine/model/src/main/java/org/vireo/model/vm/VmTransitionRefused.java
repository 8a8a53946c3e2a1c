package org.vireo.model.vm;

import java.io.Serial;
import java.util.UUID;

/** Code that would give a VM a status which its life cycle does not allow: a defect. The row is as it was. */
public final class VmTransitionRefused extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    VmTransitionRefused(UUID vmId, VmTransition refused) {
        super("VM " + vmId + " cannot go from " + (refused.from() == null ? "nothing" : refused.from()) + " to "
                + refused.to() + " because " + refused.cause().words() + " (" + refused.cause()
                + "): its life cycle has no such transition. Its status stays.");
    }
}
