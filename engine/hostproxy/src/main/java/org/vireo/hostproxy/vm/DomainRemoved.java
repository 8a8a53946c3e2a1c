package org.vireo.hostproxy.vm;

/**
 * The domain is not active.
 *
 * @param existed whether it was before
 */
public record DomainRemoved(boolean existed) {}
