package org.vireo.hostproxy.fake;

import org.vireo.model.id.VmId;

/** Hears at once of every domain that begins and ends on a fake host; called under the host's lock, so it must not wait. */
public interface DomainWatch {

    /**
     * A domain began to run.
     *
     * @param ordered whether a call of the engine started it; else somebody did with other tools
     */
    void started(VmId id, boolean ordered);

    /** A domain runs no more. */
    void ended(VmId id);
}
