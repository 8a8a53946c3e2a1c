package org.vireo.core.command.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.Secrets;
import org.vireo.core.port.access.RoleRepository;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.AccessToken.ProgramToken;
import org.vireo.model.user.Permit;
import org.vireo.model.user.TokenKind;

/** Makes a token for a program. Nobody makes one for somebody else, and no token makes another. */
@Singleton
public final class AddTokenHandler implements CommandHandler<AddToken, String> {

    private static final int MOST_DAYS = 366;
    private static final int MOST_TOKENS = 100;

    private final UserRepository users;
    private final RoleRepository roles;
    private final Secrets secrets;
    private final Announcements announcements;
    private final Clock clock;

    @Inject
    public AddTokenHandler(
            UserRepository users, RoleRepository roles, Secrets secrets, Announcements announcements, Clock clock) {
        this.users = users;
        this.roles = roles;
        this.secrets = secrets;
        this.announcements = announcements;
        this.clock = clock;
    }

    @Override
    public Class<AddToken> command() {
        return AddToken.class;
    }

    @Override
    public RequiredPermit permit(AddToken command) {
        return RequiredPermit.orOneself(Permit.MANIPULATE_USERS, command.userId());
    }

    @Override
    public List<LockRequest> locks(AddToken command) {
        return List.of(LockRequest.exclusive(ObjectRef.user(command.userId()), "a token is being made"));
    }

    @Override
    public boolean isRepeatable(AddToken command) {
        return false;
    }

    @Override
    public Decision<String> decide(AddToken command, Caller caller) {
        Violations violations = new Violations();
        OwnAffairs.require(command.userId(), caller, "A token", violations);
        Names.check("Token", command.name(), null, violations);
        violations.require(
                command.days() >= 1 && command.days() <= MOST_DAYS,
                Violation.invalid(
                        "TOKEN_DAYS",
                        "Token [days]: " + command.days() + " cannot be the days that it is good for.",
                        "Give 1 to " + MOST_DAYS + "."));
        UUID roleId = command.roleId();
        if (roleId != null) {
            violations.requirePresent(roles.find(roleId), Violation.notFound("role", roleId));
        }
        checkOthers(command, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        String token = secrets.token();
        Instant now = clock.instant();
        Instant end = now.plus(Duration.ofDays(command.days()));
        users.addToken(AccessToken.ofProgram(
                secrets.fingerprint(token),
                new ProgramToken(command.id(), command.name(), roleId),
                command.userId(),
                now,
                end));
        ObjectRef user = ObjectRef.user(command.userId());
        announcements.record(
                EventCode.TOKEN_ADDED,
                "User " + caller.principal() + " made token " + command.name() + ", good until " + end + ".",
                user,
                caller);
        return new Decision.Accepted<>(token, "Making token " + command.name(), user);
    }

    private void checkOthers(AddToken command, Violations violations) {
        List<AccessToken> others = users.tokensOf(command.userId()).stream()
                .filter(token -> token.kind() == TokenKind.PROGRAM && !token.isExpired(clock.instant()))
                .toList();
        Optional<UUID> holder = others.stream()
                .filter(token -> token.name().equals(command.name()))
                .map(AccessToken::id)
                .findFirst();
        Names.requireFree("token", command.name(), holder, null, violations);
        violations.require(
                others.size() < MOST_TOKENS,
                Violation.conflict(
                        "TOO_MANY_TOKENS",
                        "You have " + others.size() + " tokens already.",
                        "Withdraw some that are not used any more."));
    }
}
