package org.vireo.core.command.console;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;
import org.vireo.model.console.ConsoleKind;

/**
 * Makes a ticket that lets one connection through to a console of a running VM; the answer is the ticket.
 *
 * @param console which console
 * @param force whether to take a text console from who has it
 * @param tokenHash SHA-256 of the access token that the caller came with, with which the ticket ends; null for a
 *     password. Not kept with the task
 */
public record IssueProxyTicket(
        UUID vmId,
        ConsoleKind console,
        boolean force,
        @JsonIgnore @Nullable String tokenHash) implements Command<String> {}
