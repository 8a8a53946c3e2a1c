package org.vireo.hostproxy.vm;

import org.vireo.model.id.VmId;

/**
 * Live XML of one domain, without secrets.
 *
 * @param devicesHash of exactly this XML
 */
public record DomainXml(VmId id, String devicesHash, String xml) {}
