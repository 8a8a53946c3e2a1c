package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.core.port.access.UserRepository;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.AccessToken.ProgramToken;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Role;
import org.vireo.model.user.User;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

class UserRepositoryTest {

    private static TestDatabase db;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    @Test
    void aUserComesBackWhole() {
        User user = new User(UUID.randomUUID(), "jane@internal", "hash");
        db.transactions().run(() -> db.users().add(user));
        assertThat(db.transactions().call(() -> db.users().find(user.id())))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(user);
        assertThat(db.transactions().call(() -> db.users().byPrincipal("jane@internal")))
                .get()
                .extracting(User::id)
                .isEqualTo(user.id());
        assertThat(db.transactions().call(() -> db.users().byPrincipal("JANE@internal")))
                .isEmpty();
    }

    @Test
    void aTokenComesWithItsUserUntilItEnds() {
        User user = new User(UUID.randomUUID(), "login@internal", "hash");
        AccessToken token = token("login", user, Samples.NOW.plusSeconds(60));
        db.transactions().run(() -> {
            db.users().add(user);
            db.users().addToken(token);
        });
        assertThat(db.transactions().call(() -> db.users().login("login")))
                .get()
                .returns(user.id(), login -> login.user().id())
                .returns(token.expiresAt(), login -> login.token().expiresAt());
        assertThat(db.transactions().call(() -> db.users().aliveTokens(List.of("login", "no"), Samples.NOW)))
                .containsExactly("login");
        assertThat(db.transactions().call(() -> db.users().aliveTokens(List.of("login"), token.expiresAt())))
                .isEmpty();
        assertThat(db.transactions().call(() -> db.users().enabled(List.of(user.id(), UUID.randomUUID()))))
                .containsExactly(user.id());
        db.transactions().run(() -> db.users().find(user.id()).orElseThrow().enable(false));
        assertThat(db.transactions().call(() -> db.users().enabled(List.of(user.id()))))
                .isEmpty();
        db.transactions().run(() -> db.users().removeTokensOf(user.id()));
        assertThat(db.transactions().call(() -> db.users().login("login"))).isEmpty();
    }

    @Test
    void aProgramsTokenComesWithTheRoleThatNarrowsItAndGoesWithIt() {
        User user = new User(UUID.randomUUID(), "program@internal", "hash");
        Role role = new Role(UUID.randomUUID(), "narrow", "", false, Set.of(Permit.RUN_VM));
        ProgramToken described = new ProgramToken(UUID.randomUUID(), "ci", role.id());
        AccessToken token =
                AccessToken.ofProgram("program", described, user.id(), Samples.NOW, Samples.NOW.plusSeconds(9));
        db.transactions().run(() -> {
            db.roles().add(role);
            db.users().add(user);
            db.users().addToken(token);
        });
        assertThat(db.transactions().call(() -> db.users().login("program")))
                .get()
                .extracting(UserRepository.Login::role)
                .returns("narrow", Role::name);
        assertThat(db.transactions().call(() -> db.users().tokensOf(user.id())))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(token);
        db.transactions().run(() -> db.roles().remove(db.roles().find(role.id()).orElseThrow()));
        assertThat(db.transactions().call(() -> db.users().login("program"))).isEmpty();
    }

    private static AccessToken token(String hash, User user, Instant end) {
        return AccessToken.ofLogin(hash, UUID.randomUUID(), user.id(), "10.0.0.1", Samples.NOW, end);
    }

    @Test
    void tokensComeBackWholeUntilTheyGo() {
        User user = new User(UUID.randomUUID(), "token@internal", "hash");
        Instant soon = Samples.NOW.plusSeconds(60);
        AccessToken old = token("old", user, Samples.NOW);
        AccessToken young = token("young", user, soon);
        db.transactions().run(() -> {
            db.users().add(user);
            db.users().addToken(old);
            db.users().addToken(young);
        });
        db.transactions().run(() -> db.users().removeTokensExpiredBefore(soon));
        assertThat(db.transactions().call(() -> db.users().token("old"))).isEmpty();
        assertThat(db.transactions().call(() -> db.users().token("young")))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(young);
        db.transactions().run(() -> db.users().token("young").orElseThrow().use(soon, soon.plusSeconds(1)));
        db.transactions().run(() -> db.users().removeToken("young"));
        db.transactions().run(() -> db.users().removeToken("young"));
        assertThat(db.transactions().call(() -> db.users().token("young"))).isEmpty();
    }
}
