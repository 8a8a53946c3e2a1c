package org.vireo.core.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.audit.Auditor;
import org.vireo.core.port.Secrets;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.access.UserRepository;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Principals;
import org.vireo.model.user.User;

/** Checks passwords. An unknown user costs the same time as a wrong password. */
@Singleton
public final class Passwords {

    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
    private static final int LONGEST_PRINCIPAL = 255;
    private static final int LONGEST_PASSWORD = 1024;

    private final UserRepository users;
    private final Secrets secrets;
    private final LoginThrottle throttle;
    private final Auditor auditor;
    private final TransactionRunner transactions;
    private final String hashOfNobody;

    @Inject
    public Passwords(
            UserRepository users,
            Secrets secrets,
            LoginThrottle throttle,
            Auditor auditor,
            TransactionRunner transactions) {
        this.users = users;
        this.secrets = secrets;
        this.throttle = throttle;
        this.auditor = auditor;
        this.transactions = transactions;
        this.hashOfNobody = secrets.hashPassword(secrets.token());
    }

    /** What a check found. */
    public sealed interface Check {
        /** @param hash of the password that was right, as it was kept then */
        record Right(Identity identity, String hash) implements Check {
            /** Without the hash. */
            @Override
            public String toString() {
                return "Right[" + identity.principal() + "]";
            }
        }

        record Wrong() implements Check {}

        record TooSoon(Duration retryAfter) implements Check {}
    }

    /**
     * Checks a password; a wrong one becomes an event.
     *
     * @param address where the request came from
     */
    public Check check(String principal, String password, String address, String correlationId) {
        String name = Principals.kept(principal);
        Optional<Duration> wait = throttle.wait(address, name);
        if (wait.isPresent()) {
            LOG.warn("Login as {} from {} put off for {}: too many failures", shown(name), address, wait.get());
            return new Check.TooSoon(wait.get());
        }
        Optional<User> user = name.length() > LONGEST_PRINCIPAL
                ? Optional.empty()
                : transactions.call(() -> users.byPrincipal(name)).filter(User::isEnabled);
        boolean matches = password.length() <= LONGEST_PASSWORD
                && secrets.matches(password, user.map(User::passwordHash).orElse(hashOfNobody));
        if (user.isEmpty() || !matches) {
            throttle.failed(address, name);
            transactions.run(() -> auditor.observed(
                    EventCode.USER_LOGIN_FAILED,
                    "User " + shown(name) + " could not log in from " + address
                            + ": user name or password is not right.",
                    correlationId,
                    null,
                    null));
            return new Check.Wrong();
        }
        throttle.succeeded(address, name);
        return new Check.Right(
                new Identity(user.get().id(), user.get().principal()), currentHash(user.get(), password));
    }

    /** What an older engine kept is made as strong as what is kept today: only now the password is known. */
    private String currentHash(User user, String password) {
        String kept = user.passwordHash();
        if (secrets.isCurrent(kept)) {
            return kept;
        }
        String renewed = secrets.hashPassword(password);
        transactions.run(() -> users.renewHash(user.id(), kept, renewed));
        LOG.info("The password of {} is kept in the present form now", user.principal());
        return renewed;
    }

    /** Whether the password that was right some time ago would still let its user in. */
    boolean isStillRight(Check.Right right) {
        return transactions
                .call(() -> users.find(right.identity().userId()))
                .filter(user -> user.isEnabled() && user.passwordHash().equals(right.hash()))
                .isPresent();
    }

    /** A name that may be a password typed into the wrong field, or worse, is not repeated in full. */
    private static String shown(String name) {
        int at = name.indexOf('@');
        boolean plain = at > 0 && name.length() <= 100 && name.chars().allMatch(c -> c > ' ' && c < 127);
        return plain ? name : "with a name of another form";
    }
}
