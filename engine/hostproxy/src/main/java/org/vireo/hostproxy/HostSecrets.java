package org.vireo.hostproxy;

import java.util.UUID;

/**
 * Secrets that a host's libvirt keeps for QEMU, such as keys of disks: in its memory alone, so that they are gone when
 * libvirtd is started anew, and told to no client.
 */
public interface HostSecrets {

    /**
     * Gives libvirt a secret, or another value to one.
     * Refused with SECRET_CONFLICT where somebody else keeps one under the id.
     *
     * @param value base64
     */
    HostOutcome<Acknowledged> define(CallContext context, UUID id, String value);

    /** Has libvirt forget it; a domain that was started with it goes on. Whether there was one. */
    HostOutcome<Boolean> undefine(CallContext context, UUID id);
}
