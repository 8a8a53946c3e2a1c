package org.vireo.hostproxy;

import org.vireo.hostproxy.vm.DomainJob;
import org.vireo.model.id.VmId;

/** The long job that libvirt does on an active domain: a migration, a dump or a backup. There is one at most. */
public interface VmJobs {

    /** What is being done and how far it is. Refused with DOMAIN_NOT_FOUND. */
    HostOutcome<DomainJob> job(CallContext context, VmId id);

    /** Ends it. Refused with DOMAIN_NOT_FOUND, DOMAIN_STATE where there is none. */
    HostOutcome<Acknowledged> abort(CallContext context, VmId id);
}
