package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ovirt.engine.sdk4.ConnectionBuilder.connection;
import static org.ovirt.engine.sdk4.builders.Builders.permission;
import static org.ovirt.engine.sdk4.builders.Builders.permit;
import static org.ovirt.engine.sdk4.builders.Builders.role;
import static org.ovirt.engine.sdk4.builders.Builders.user;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovirt.engine.sdk4.Connection;
import org.ovirt.engine.sdk4.services.AssignedPermissionsService;
import org.ovirt.engine.sdk4.services.SystemService;
import org.ovirt.engine.sdk4.services.VmService;
import org.ovirt.engine.sdk4.types.Permit;
import org.ovirt.engine.sdk4.types.Role;
import org.ovirt.engine.sdk4.types.User;
import org.ovirt.engine.sdk4.types.Vm;

/** Users with few rights: what they see and do by oVirt's SDK, and that what is taken from them counts at once. */
class AccessIT {

    /** What the product promises, for open connections too. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static final String PASSWORD = "four easy words here";

    @TempDir
    Path temporary;

    private Installation vireo;
    private Connection admin;
    private SystemService system;
    private User jane;
    private String vmId;

    @BeforeEach
    void open() throws Exception {
        vireo = Installation.open();
        admin = connect("admin@internal", vireo.password());
        system = admin.systemService();
        String name = "jane-" + UUID.randomUUID() + "@internal";
        jane = system.usersService()
                .add()
                .user(user().userName(name).password(PASSWORD))
                .send()
                .user();
        vmId = vireo.idOf("vms", "vm", "hello");
    }

    @AfterEach
    void close() throws Exception {
        if (!system.usersService()
                .list()
                .search("id=" + jane.id())
                .send()
                .users()
                .isEmpty()) {
            system.usersService().userService(jane.id()).remove().send();
        }
        admin.close();
    }

    @Test
    void aRoleOfOnesOwnShouldLetAUserSeeAndUseOneVm() throws Exception {
        Role operators = operators();
        try (Connection connection = connect(jane.userName(), PASSWORD)) {
            assertThat(vms(connection)).isEmpty();
            VmService vm = connection.systemService().vmsService().vmService(vmId);
            assertThatThrownBy(() -> vm.get().send()).hasMessageContaining("404");
            assertThatThrownBy(() -> vm.reboot().send()).hasMessageContaining("There is no VM " + vmId);

            String permission = give(operators);
            assertThat(vms(connection)).extracting(Vm::id).containsExactly(vmId);
            assertThat(vm.get().send().vm().name()).isEqualTo("hello");
            assertThatThrownBy(() -> vm.remove().send()).hasMessageContaining("delete_vm");
            assertThat(connection.systemService().usersService().list().send().users())
                    .extracting(User::id)
                    .containsExactly(jane.id());
            assertThat(connection.systemService().hostsService().list().send().hosts())
                    .isEmpty();

            permissions().permissionService(permission).remove().send();
            assertThat(vms(connection)).isEmpty();
        }
        system.rolesService().roleService(operators.id()).remove().send();
    }

    private Role operators() {
        Role made = system.rolesService()
                .add()
                .role(role().name("operators-" + jane.id())
                        .administrative(false)
                        .permits(permit().name("reboot_vm")))
                .send()
                .role();
        assertThat(system.rolesService()
                        .roleService(made.id())
                        .permitsService()
                        .list()
                        .send()
                        .permits())
                .extracting(Permit::name)
                .containsExactly("view", "reboot_vm");
        return made;
    }

    private String give(Role given) {
        return permissions()
                .add()
                .permission(permission().role(role().name(given.name())).user(user().id(jane.id())))
                .send()
                .permission()
                .id();
    }

    private AssignedPermissionsService permissions() {
        return system.vmsService().vmService(vmId).permissionsService();
    }

    @Test
    void aUserWhoIsSwitchedOffShouldBeOutEverywhereAtOnce() throws Exception {
        Installation asJane = Installation.openAs(jane.userName(), PASSWORD);
        ChangeStream stream = new ChangeStream(asJane);
        assertThat(asJane.get("/vms").status()).isEqualTo(200);
        Thread.sleep(AT_ONCE.multipliedBy(2));
        assertThat(stream.isOpen()).as("while nothing is taken away").isTrue();

        assertThat(vireo.call("PUT", "/users/" + jane.id(), "{\"enabled\": \"false\"}", "")
                        .status())
                .isEqualTo(200);

        assertThat(asJane.get("/vms").status()).isEqualTo(401);
        Installation.await("the open stream to end", AT_ONCE, () -> !stream.isOpen());
        assertThatThrownBy(() -> Installation.openAs(jane.userName(), PASSWORD)).hasMessageContaining("No token");
        stream.close();
    }

    @Test
    void aStreamShouldTellNothingMoreOfWhatIsNoLongerInSight() throws Exception {
        Installation asJane = Installation.openAs(jane.userName(), PASSWORD);
        String permission = vireo.post(
                        "/vms/" + vmId + "/permissions",
                        "{\"role\": {\"name\": \"UserRole\"}, \"user\": {\"id\": \"" + jane.id() + "\"}}")
                .text("id");
        try (ChangeStream stream = new ChangeStream(asJane)) {
            describe("seen");
            stream.await(change -> change.id().equals(vmId), AT_ONCE.multipliedBy(5));
            vireo.delete("/vms/" + vmId + "/permissions/" + permission);
            Thread.sleep(AT_ONCE);
            stream.clear();
            describe("not seen");
            assertThatThrownBy(() -> stream.await(change -> true, AT_ONCE.multipliedBy(2)))
                    .hasMessageContaining("No such change");
        }
    }

    private void describe(String text) throws IOException {
        assertThat(vireo.call("PUT", "/vms/" + vmId, "{\"comment\": \"" + text + "\"}", "")
                        .status())
                .isEqualTo(200);
    }

    private static List<Vm> vms(Connection connection) {
        return connection.systemService().vmsService().list().send().vms();
    }

    private Connection connect(String name, String password) throws Exception {
        return connection()
                .url(vireo.url() + "/ovirt-engine/api")
                .user(name)
                .password(password)
                .trustStoreFile(vireo.trustStore(temporary).toString())
                .trustStorePassword(Installation.TRUST_STORE_PASSWORD)
                .build();
    }
}
