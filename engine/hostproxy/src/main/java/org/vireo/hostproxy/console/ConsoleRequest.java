package org.vireo.hostproxy.console;

import java.time.Duration;
import org.vireo.model.id.VmId;

/**
 * Who wants which console.
 *
 * @param user 1 to 256 characters, shown to who comes second; the same user takes over a text console without force
 * @param force takes a text console away from who has it
 * @param idle it is closed when no byte went either way for so long; whole seconds, at most a day
 */
public record ConsoleRequest(VmId id, ConsoleTarget target, String user, boolean force, Duration idle) {}
