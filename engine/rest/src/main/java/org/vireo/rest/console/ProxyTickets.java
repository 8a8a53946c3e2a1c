package org.vireo.rest.console;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.ProxyTicket;
import org.vireo.core.access.AccessTokens;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.console.IssueProxyTicket;
import org.vireo.model.console.ConsoleKind;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;

/** Tickets for {@link ConsoleEndpoint}, bound to what the caller came with. */
@Singleton
public final class ProxyTickets {

    private final AccessTokens tokens;
    private final Commands commands;

    @Inject
    public ProxyTickets(AccessTokens tokens, Commands commands) {
        this.tokens = tokens;
        this.commands = commands;
    }

    /** The answer holds the ticket. With {@code force} in the request, a text console is taken from who has it. */
    public Action issue(UUID vmId, ConsoleKind console, Action asked, ApiCall call) {
        IssueProxyTicket command = new IssueProxyTicket(
                vmId,
                console,
                Boolean.TRUE.equals(asked.getForce()),
                tokens.credential(call.caller().userId(), call.token()).fingerprint());
        Accepted<String> accepted = commands.submit(command, call);
        ProxyTicket ticket = new ProxyTicket();
        ticket.setValue(accepted.value());
        Action done = Answers.done(accepted);
        done.setProxyTicket(ticket);
        return done;
    }
}
