package org.vireo.core.command.vm;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Makes a VM from a template; what is null comes from the template or the cluster. */
public record AddVm(UUID id, UUID clusterId, UUID templateId, VmChanges settings) implements Command<UUID> {}
