package org.vireo.core.command.console;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.spec.ConsolePassword;

/**
 * Sets a one-time password on a console of a running VM. The password is not kept with the task.
 *
 * @param protocol which console
 * @param password what a client must know, and until when
 */
public record SetConsoleTicket(
        UUID vmId, GraphicsProtocol protocol, @JsonIgnore ConsolePassword password) implements Command<UUID> {}
