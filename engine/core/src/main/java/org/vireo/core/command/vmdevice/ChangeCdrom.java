package org.vireo.core.command.vmdevice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * Changes what lies in the CD-ROM drive of a VM.
 *
 * @param diskId the disk that holds the ISO image; null to eject
 * @param current whether the running VM gets it now, until it stops; else its configuration does, for the next start
 */
public record ChangeCdrom(UUID vmId, @Nullable UUID diskId, boolean current) implements Command<UUID> {}
