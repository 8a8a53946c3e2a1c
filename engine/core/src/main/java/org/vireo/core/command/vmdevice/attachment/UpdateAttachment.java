package org.vireo.core.command.vmdevice.attachment;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Changes how a disk is attached to a VM; plugs it into one that runs, or takes it out. */
public record UpdateAttachment(UUID vmId, UUID diskId, AttachmentChanges changes) implements Command<UUID> {}
