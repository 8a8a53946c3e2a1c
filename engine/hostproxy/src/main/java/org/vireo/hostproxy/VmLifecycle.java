package org.vireo.hostproxy;

import java.util.Collection;
import java.util.List;
import org.vireo.hostproxy.vm.CreateDomain;
import org.vireo.hostproxy.vm.DomainList;
import org.vireo.hostproxy.vm.DomainRemoved;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.hostproxy.vm.DomainXmlReport;
import org.vireo.hostproxy.vm.PowerMode;
import org.vireo.model.id.VmId;

/**
 * Starting, stopping and looking at the active domains of a host, ours and others.
 *
 * <p>Every verb may be refused with LIBVIRT_UNAVAILABLE, LIBVIRT_REFUSED, BUSY or INTERNAL; more is said at each.
 */
public interface VmLifecycle {

    /**
     * Every active domain with state and devices hash, and the sequence number of the last event it covers. Domains that
     * are just being started are among them, see {@link DomainStatus#beingStarted}.
     */
    HostOutcome<DomainList> list(CallContext context);

    /** Live XML of many domains in one call; one that is not active, or hangs, is listed as such, which is no error. */
    HostOutcome<DomainXmlReport> xml(CallContext context, Collection<VmId> ids);

    /**
     * Prepares what the metadata of the XML asks for and starts a transient domain.
     * Refused with DOMAIN_EXISTS, INVALID_XML, PAYLOAD_INVALID, PREPARATION_FAILED, PATH_REFUSED, VOLUME_NOT_FOUND,
     * IDEMPOTENCY_CONFLICT, and with DOMAIN_STATE when {@link #destroy} ended it meanwhile.
     */
    HostOutcome<DomainStatus> create(CallContext context, CreateDomain domain);

    /** Asks the guest to power off and returns at once. Refused with DOMAIN_NOT_FOUND, DOMAIN_STATE. */
    HostOutcome<Acknowledged> shutdown(CallContext context, VmId id, PowerMode mode);

    /** Powers off at once, or ends a create. A domain that is not there is done, with {@code existed} false. */
    HostOutcome<DomainRemoved> destroy(CallContext context, VmId id);

    /** Asks the guest to reboot and returns at once. Refused with DOMAIN_NOT_FOUND, DOMAIN_STATE. */
    HostOutcome<Acknowledged> reboot(CallContext context, VmId id, PowerMode mode);

    /** Resets the machine at once, without asking the guest. Refused with DOMAIN_NOT_FOUND. */
    HostOutcome<DomainStatus> reset(CallContext context, VmId id);

    /** Stops the vCPUs. Refused with DOMAIN_NOT_FOUND, DOMAIN_STATE. */
    HostOutcome<DomainStatus> suspend(CallContext context, VmId id);

    /** Runs the vCPUs again, also of a domain launched paused. Refused with DOMAIN_NOT_FOUND, DOMAIN_STATE. */
    HostOutcome<DomainStatus> resume(CallContext context, VmId id);

    /**
     * The VMs whose UEFI variables or TPM state lie on the host, running ones included. An agent from before this was
     * there refuses with METHOD_NOT_FOUND.
     */
    HostOutcome<List<VmId>> remains(CallContext context);

    /**
     * Removes the UEFI variables and the TPM state of a VM for good; nothing there is done, with {@code existed} false.
     * Refused with DOMAIN_EXISTS while the host's libvirt knows a domain with the id.
     */
    HostOutcome<DomainRemoved> forget(CallContext context, VmId id);
}
