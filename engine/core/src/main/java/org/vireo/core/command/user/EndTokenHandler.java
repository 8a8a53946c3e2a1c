package org.vireo.core.command.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.Permit;
import org.vireo.model.user.TokenKind;
import org.vireo.model.user.User;

/** Ends a login or withdraws a token; the next request that comes with it is refused. */
@Singleton
public final class EndTokenHandler implements CommandHandler<EndToken, UUID> {

    private final UserRepository users;
    private final UserRules rules;
    private final Announcements announcements;

    @Inject
    public EndTokenHandler(UserRepository users, UserRules rules, Announcements announcements) {
        this.users = users;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<EndToken> command() {
        return EndToken.class;
    }

    @Override
    public RequiredPermit permit(EndToken command) {
        return RequiredPermit.orOneself(Permit.MANIPULATE_USERS, command.userId());
    }

    @Override
    public List<LockRequest> locks(EndToken command) {
        return List.of(LockRequest.exclusive(ObjectRef.user(command.userId()), "one of its logins is being ended"));
    }

    @Override
    public Decision<UUID> decide(EndToken command, Caller caller) {
        Violations violations = new Violations();
        Optional<User> user = rules.changeable(command.userId(), caller, violations);
        Optional<AccessToken> found = violations.requirePresent(
                users.tokensOf(command.userId()).stream()
                        .filter(token -> token.id().equals(command.tokenId()))
                        .findFirst(),
                Violation.notFound("login or token", command.tokenId()));
        if (user.isEmpty() || found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        AccessToken token = found.get();
        users.removeToken(token.tokenHash());
        boolean isLogin = token.kind() == TokenKind.LOGIN;
        String words = (isLogin ? "the login from " + token.address() : "token " + token.name()) + " of "
                + user.get().principal();
        ObjectRef object = ObjectRef.user(command.userId());
        announcements.record(
                isLogin ? EventCode.LOGIN_ENDED : EventCode.TOKEN_WITHDRAWN,
                caller.principal() + " ended " + words + ".",
                object,
                caller);
        return new Decision.Accepted<>(command.tokenId(), "Ending " + words, object);
    }
}
