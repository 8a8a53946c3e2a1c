package org.vireo.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.User;

class LoginsTest {

    private final AccessBench bench = new AccessBench();

    @Test
    void aRightPasswordShouldGiveATokenAndAnEvent() {
        String token = bench.token();
        assertThat(bench.tokens.authenticate(token)).contains(new Identity(AccessBench.ADMIN, "admin@internal"));
        assertThat(bench.events()).containsExactly(EventCode.USER_LOGIN);
    }

    @Test
    void theNameMayBeTypedInAnyCase() {
        assertThat(bench.logins.logIn(" Admin@Internal ", "right", "10.0.0.1", "c1"))
                .isInstanceOf(LoginResult.Granted.class);
    }

    @Test
    void theNameMayBeTheOneThatTheApiShows() {
        assertThat(bench.logins.logIn("admin@internal-authz", "right", "10.0.0.1", "c1"))
                .isInstanceOf(LoginResult.Granted.class);
    }

    @Test
    void aWrongPasswordShouldBeAnEventWithoutThePassword() {
        assertThat(bench.logIn("wrong-secret")).isEqualTo(new LoginResult.Denied());
        assertThat(bench.events()).containsExactly(EventCode.USER_LOGIN_FAILED);
        assertThat(bench.log.events).map(AuditEvent::message).noneMatch(message -> message.contains("wrong-secret"));
    }

    @Test
    void anUnknownUserShouldCostTheSameAndSayTheSame() {
        int before = bench.secrets.comparisons;
        assertThat(bench.logins.logIn("nobody@internal", "x", "10.0.0.1", "c1")).isEqualTo(bench.logIn("wrong"));
        assertThat(bench.secrets.comparisons - before).isEqualTo(2);
        assertThat(bench.log.events.get(0).message().replace("nobody", "admin"))
                .isEqualTo(bench.log.events.get(1).message());
    }

    @Test
    void guessingShouldBePutOffButNotFromElsewhere() {
        for (int i = 0; i < 5; i++) {
            bench.logIn("wrong");
        }
        assertThat(bench.logIn("right")).isInstanceOf(LoginResult.Throttled.class);
        assertThat(bench.logins.logIn("admin@internal", "right", "10.0.0.2", "c1"))
                .isInstanceOf(LoginResult.Granted.class);
        bench.clock.pass(Duration.ofSeconds(2));
        assertThat(bench.logIn("right")).isInstanceOf(LoginResult.Granted.class);
    }

    @Test
    void everyFurtherFailureShouldWaitLonger() {
        Duration last = Duration.ZERO;
        for (int i = 0; i < 10; i++) {
            bench.throttle.failed("a", "u");
            Duration wait = bench.throttle.wait("a", "u").orElse(Duration.ZERO);
            assertThat(wait).isGreaterThanOrEqualTo(last);
            last = wait;
        }
        assertThat(last).isGreaterThan(Duration.ofSeconds(20));
    }

    @Test
    void manyAddressesShouldNotFillTheMemory() {
        for (int i = 0; i < 20_000; i++) {
            bench.throttle.failed("address " + i, "u");
        }
        for (int i = 0; i < 5; i++) {
            bench.throttle.failed("last", "u");
        }
        assertThat(bench.throttle.wait("last", "u")).isPresent();
    }

    @Test
    void aTokenInUseShouldLiveOnAndAnIdleOneEnd() {
        String token = bench.token();
        for (int i = 0; i < 5; i++) {
            bench.clock.pass(Duration.ofMinutes(20));
            assertThat(bench.tokens.authenticate(token)).isPresent();
        }
        bench.clock.pass(Duration.ofMinutes(31));
        assertThat(bench.tokens.authenticate(token)).isEmpty();
    }

    @Test
    void aUserWhoWasSwitchedOffShouldBeOutWithTheNextRequest() {
        String token = bench.token();
        assertThat(bench.tokens.authenticate(token)).isPresent();
        assertThat(verifies("right")).isTrue();
        Credential byToken = bench.tokens.credential(AccessBench.ADMIN, token);
        Credential byPassword = bench.tokens.credential(AccessBench.ADMIN, null);
        assertThat(bench.tokens.ended(List.of(byToken, byPassword))).isEmpty();
        bench.users.find(AccessBench.ADMIN).orElseThrow().enable(false);
        assertThat(bench.tokens.authenticate(token)).isEmpty();
        assertThat(verifies("right")).isFalse();
        assertThat(bench.tokens.ended(List.of(byToken, byPassword))).containsExactlyInAnyOrder(byToken, byPassword);
    }

    @Test
    void aPasswordThatWasChangedShouldBeOutWithTheNextRequest() {
        assertThat(verifies("right")).isTrue();
        bench.users.find(AccessBench.ADMIN).orElseThrow().changePassword(bench.secrets.hashPassword("other"));
        assertThat(verifies("right")).isFalse();
        assertThat(verifies("other")).isTrue();
    }

    @Test
    void aPasswordThatAnOlderEngineKeptShouldBeKeptAnewAtTheNextLogin() {
        User admin = bench.users.find(AccessBench.ADMIN).orElseThrow();
        admin.changePassword("old " + bench.secrets.hashPassword("right"));
        assertThat(bench.logIn("wrong")).isInstanceOf(LoginResult.Denied.class);
        assertThat(admin.passwordHash()).startsWith("old ");
        assertThat(bench.logIn("right")).isInstanceOf(LoginResult.Granted.class);
        assertThat(admin.passwordHash()).isEqualTo(bench.secrets.hashPassword("right"));
        assertThat(bench.logIn("right")).isInstanceOf(LoginResult.Granted.class);
    }

    @Test
    void aLogoutShouldCountAtOnceAndReachListeners() {
        String token = bench.token();
        List<String> heard = new ArrayList<>();
        bench.tokens.onRevoked(heard::add);
        assertThat(bench.tokens.authenticate(token)).isPresent();
        bench.tokens.revoke(token, "c1");
        assertThat(bench.tokens.authenticate(token)).isEmpty();
        Credential credential = bench.tokens.credential(AccessBench.ADMIN, token);
        assertThat(bench.tokens.ended(List.of(credential))).containsExactly(credential);
        assertThat(heard).containsExactly(credential.fingerprint());
        assertThat(bench.events()).containsExactly(EventCode.USER_LOGIN, EventCode.USER_LOGOUT);
    }

    @Test
    void aForeignTokenShouldBeNobodys() {
        assertThat(bench.tokens.authenticate("made up")).isEmpty();
    }

    @Test
    void aRightPasswordOnEveryRequestShouldBeComparedOnce() {
        bench.secrets.comparisons = 0;
        for (int i = 0; i < 10; i++) {
            assertThat(bench.logins.verify("admin@internal", "right", "10.0.0.1", "c1"))
                    .isPresent();
        }
        assertThat(bench.secrets.comparisons).isEqualTo(1);
        assertThat(bench.logins.verify("admin@internal", "wrong", "10.0.0.1", "c1"))
                .isEmpty();
    }

    private boolean verifies(String password) {
        return bench.logins.verify("admin@internal", password, "10.0.0.1", "c1").isPresent();
    }
}
