package org.vireo.rest.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.CommandRunner;
import org.vireo.core.port.IdSource;
import org.vireo.rest.problem.Faults;

/** Submits commands; what is refused ends the request with a fault. */
@Singleton
public final class Commands {

    private final CommandRunner runner;
    private final IdSource ids;

    @Inject
    public Commands(CommandRunner runner, IdSource ids) {
        this.runner = runner;
        this.ids = ids;
    }

    /** For an object that is about to be made. */
    public UUID newId() {
        return ids.next();
    }

    /** Returns when the command is accepted; its task may still run. */
    public <C extends Command<R>, R> CommandResult.Accepted<R> submit(C command, ApiCall call) {
        return switch (runner.submit(command, call.caller())) {
            case CommandResult.Accepted<R> accepted -> accepted;
            case CommandResult.Refused<R> refused -> throw Faults.refused(refused.violations());
            case CommandResult.Forbidden<R> forbidden -> throw Faults.forbidden(forbidden.message());
        };
    }
}
