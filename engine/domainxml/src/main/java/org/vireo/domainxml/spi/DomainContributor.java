package org.vireo.domainxml.spi;

import org.vireo.libvirt.xml.Domain;

/**
 * Adds one thing to a domain under construction.
 *
 * <p>A contributor adds nothing when the VM has nothing of its kind, adds it, or says in one sentence to
 * {@link BuildInput#refuse} why it cannot. It reads the input alone: no clock, no query, no state.
 */
@FunctionalInterface
public interface DomainContributor {

    void contribute(BuildInput input, Domain domain);
}
