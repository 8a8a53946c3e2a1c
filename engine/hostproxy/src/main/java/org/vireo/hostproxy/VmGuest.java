package org.vireo.hostproxy;

import org.vireo.hostproxy.vm.Screenshot;
import org.vireo.model.id.VmId;

/**
 * Asking the guest of an active domain, a closed set of questions. Where its agent does not answer, what needs it is
 * refused with GUEST_AGENT_UNAVAILABLE or, where the VM has no channel for one, LIBVIRT_REFUSED; everything here with
 * DOMAIN_NOT_FOUND.
 */
public interface VmGuest {

    /**
     * Has the guest write its file systems to disk and hold them still; how many. They stay so until {@link #thaw}; a
     * guest of which nobody knows whether it froze is let go on by the agent.
     */
    HostOutcome<Integer> freeze(CallContext context, VmId id);

    /** Lets the guest's file systems go on; how many. */
    HostOutcome<Integer> thaw(CallContext context, VmId id);

    /** Changes the password of an account in the guest. The agent keeps it nowhere. */
    HostOutcome<Acknowledged> setUserPassword(CallContext context, VmId id, String user, String password);

    /**
     * What a display shows now; needs no agent in the guest.
     *
     * @param screen number of the display, from 0
     */
    HostOutcome<Screenshot> screenshot(CallContext context, VmId id, int screen);
}
