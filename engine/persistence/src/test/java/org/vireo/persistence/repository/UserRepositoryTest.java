package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.Permission;
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
    void aUserWithPermissionsComesBackWhole() {
        User user = new User(UUID.randomUUID(), "jane@internal", "hash");
        Permission permission = new Permission(UUID.randomUUID(), user.id(), Role.USER_ROLE, ObjectRef.vm(user.id()));
        db.transactions().run(() -> {
            db.users().addPermission(permission);
            db.users().add(user);
        });
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
        assertThat(db.transactions().call(() -> db.users().permissions(user.id())))
                .usingRecursiveComparison()
                .isEqualTo(List.of(permission));
    }

    @Test
    void tokensComeBackWholeUntilTheyGo() {
        User user = new User(UUID.randomUUID(), "token@internal", "hash");
        Instant soon = Samples.NOW.plusSeconds(60);
        AccessToken old = new AccessToken("old", user.id(), Samples.NOW);
        AccessToken young = new AccessToken("young", user.id(), soon);
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
        db.transactions().run(() -> db.users().token("young").orElseThrow().extendTo(soon.plusSeconds(1)));
        db.transactions().run(() -> db.users().removeToken("young"));
        db.transactions().run(() -> db.users().removeToken("young"));
        assertThat(db.transactions().call(() -> db.users().token("young"))).isEmpty();
    }
}
