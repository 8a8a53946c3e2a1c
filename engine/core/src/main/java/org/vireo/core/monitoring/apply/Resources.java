package org.vireo.core.monitoring.apply;

import java.util.Map;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.VnicProfileId;

/**
 * What devices have from beyond their VMs, as far as reports are held against it.
 *
 * @param filters the network filter that the cards of each profile must be behind; none for those without
 * @param images where hosts find the disks of VMs whose XML does not say which device is which
 */
record Resources(Map<VnicProfileId, String> filters, Map<DiskId, String> images) {}
