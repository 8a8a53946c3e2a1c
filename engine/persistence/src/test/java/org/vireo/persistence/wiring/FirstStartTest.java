package org.vireo.persistence.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.core.query.Search;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Permission;
import org.vireo.model.user.Roles;
import org.vireo.model.user.User;
import org.vireo.persistence.test.TestDatabase;

class FirstStartTest {

    @TempDir
    private Path directory;

    private TestDatabase db;

    @BeforeEach
    void start() {
        db = TestDatabase.create();
    }

    @AfterEach
    void stop() {
        db.close();
    }

    @Test
    void theAdministratorIsMadeOnceWithThePasswordOfTheFile() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "s3cret!\n");
        firstStart(Optional.of(file)).run();
        Files.delete(file);
        firstStart(Optional.of(file)).run();
        List<User> users = db.transactions().call(() -> db.users().search(Search.ALL));
        assertThat(users).extracting(User::principal).containsExactly("admin@internal");
        assertThat(db.secrets().matches("s3cret!", users.getFirst().passwordHash()))
                .isTrue();
        assertThat(db.transactions()
                        .call(() -> db.permissions()
                                .of(ObjectRef.user(users.getFirst().id()))))
                .singleElement()
                .returns(Roles.SUPER_USER, Permission::roleId)
                .returns(ObjectRef.SYSTEM, Permission::object);
    }

    @Test
    void theSettingIsAskedForWhenItIsMissing() {
        assertThatThrownBy(() -> firstStart(Optional.empty()).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("vireo.admin.password.file is not set");
    }

    @Test
    void aFileThatHoldsNoPasswordIsNamed() throws IOException {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> firstStart(Optional.of(missing)).run()).hasMessageContaining(missing.toString());
        Path empty = Files.writeString(directory.resolve("empty"), " \n");
        assertThatThrownBy(() -> firstStart(Optional.of(empty)).run()).hasMessageContaining("is empty");
        Path large = Files.writeString(directory.resolve("large"), "x".repeat(2000));
        assertThatThrownBy(() -> firstStart(Optional.of(large)).run()).hasMessageContaining("more than 1024 bytes");
        assertThat(db.transactions().call(() -> db.users().search(Search.ALL))).isEmpty();
    }

    private FirstStart firstStart(Optional<Path> file) {
        return new FirstStart(
                db.transactions(),
                db.users(),
                db.permissions(),
                db.secrets(),
                UUID::randomUUID,
                new AdminPasswordFile(file));
    }
}
