package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.port.access.PermissionRepository.Held;
import org.vireo.core.query.Search;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.template.Template;
import org.vireo.model.user.Group;
import org.vireo.model.user.Permission;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Reach;
import org.vireo.model.user.Role;
import org.vireo.model.user.Roles;
import org.vireo.model.user.User;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

class PermissionRepositoryTest {

    private static final UUID VM_CREATOR = UUID.fromString("def0000a-0000-0000-0000-def00000000d");

    private static TestDatabase db;
    private final User user = new User(UUID.randomUUID(), UUID.randomUUID() + "@internal", "hash");
    private final ObjectRef vm = ObjectRef.vm(UUID.randomUUID());

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    @BeforeEach
    void addUser() {
        db.transactions().run(() -> db.users().add(user));
    }

    @Test
    void aPermissionCountsForThePermitsOfItsRole() {
        grant(ObjectRef.user(user.id()), Roles.USER_ROLE);
        assertThat(read(() -> db.permissions().reach(user.id(), Permit.RUN_VM)).whole())
                .isEqualTo(Map.of(ObjectType.VM, Set.of(vm.id())));
        assertThat(read(() -> db.permissions().reach(user.id(), Permit.EDIT_VM)).isEmpty())
                .isTrue();
        assertThat(read(() -> db.permissions().held(user.id())))
                .contains(new Held(vm, role(Roles.USER_ROLE).permits()));
    }

    @Test
    void aMemberHasWhatTheGroupHasAsLongAsBothLast() {
        Group group = new Group(UUID.randomUUID(), UUID.randomUUID().toString());
        db.transactions().run(() -> db.groups().add(group));
        grant(ObjectRef.group(group.id()), Roles.USER_ROLE);
        assertThat(mayRun()).isFalse();
        assertThat(read(() -> db.groups().enter(group.id(), user.id()))).isTrue();
        assertThat(read(() -> db.groups().enter(group.id(), user.id()))).isFalse();
        assertThat(mayRun()).isTrue();
        assertThat(read(() -> db.groups().ofUser(user.id())))
                .extracting(Group::id)
                .containsExactly(group.id());
        assertThat(read(() -> db.groups().search(Search.ALL, Reach.of(user.id(), List.of()))))
                .extracting(Group::id)
                .containsExactly(group.id());
        assertThat(read(() -> db.permissions().heldBy(ObjectRef.group(group.id()))))
                .hasSize(1);
        assertThat(read(() -> db.groups().leave(group.id(), user.id()))).isTrue();
        assertThat(read(() -> db.groups().leave(group.id(), user.id()))).isFalse();
        assertThat(mayRun()).isFalse();
        db.transactions().run(() -> db.groups().enter(group.id(), user.id()));
        db.transactions()
                .run(() -> db.groups().remove(db.groups().find(group.id()).orElseThrow()));
        assertThat(mayRun()).isFalse();
        assertThat(read(() -> db.permissions().on(vm))).isEmpty();
    }

    @Test
    void everybodyHasWhatEveryoneHas() {
        assertThat(read(() -> db.permissions().sight(user.id())).whole())
                .isEqualTo(Map.of(ObjectType.TEMPLATE, Set.of(Template.BLANK)));
        grant(ObjectRef.group(Group.EVERYONE), Roles.USER_ROLE);
        assertThat(mayRun()).isTrue();
        db.transactions().run(() -> db.permissions().on(vm).forEach(db.permissions()::remove));
    }

    @Test
    void whoMayOnlyMakeThingsSeesThePlaceAlone() {
        grant(ObjectRef.user(user.id()), VM_CREATOR);
        assertThat(read(() -> db.permissions().sight(user.id())).places())
                .isEqualTo(Map.of(ObjectType.VM, Set.of(vm.id())));
    }

    @Test
    void aPermissionGoesWithItsObject() {
        Samples samples = new Samples(db);
        UUID id = samples.vm("going", samples.cluster("going", samples.dataCenter("going")))
                .id();
        db.transactions().run(() -> db.grant(user.id(), Roles.USER_ROLE, ObjectRef.vm(id)));
        assertThat(read(() -> db.permissions().on(ObjectRef.vm(id)))).hasSize(1);
        db.transactions().run(() -> db.vms().remove(db.vms().find(id).orElseThrow()));
        assertThat(read(() -> db.permissions().on(ObjectRef.vm(id)))).isEmpty();
    }

    @Test
    void somebodyIsInChargeWhoMayLogInAndDoEverything() {
        assertThat(inCharge(List.of(), List.of())).isFalse();
        Permission all =
                new Permission(UUID.randomUUID(), ObjectRef.user(user.id()), Roles.SUPER_USER, ObjectRef.SYSTEM);
        db.transactions().run(() -> db.permissions().add(all));
        assertThat(inCharge(List.of(), List.of())).isTrue();
        assertThat(inCharge(List.of(user.id()), List.of())).isFalse();
        assertThat(inCharge(List.of(), List.of(all.id()))).isFalse();
        db.transactions().run(() -> db.users().find(user.id()).orElseThrow().enable(false));
        assertThat(inCharge(List.of(), List.of())).isFalse();
    }

    @Test
    void theSuperUserMayDoEverythingThatThereIs() {
        assertThat(role(Roles.SUPER_USER).permits()).isEqualTo(EnumSet.allOf(Permit.class));
    }

    @Test
    void rolesThatComeWithVireoHoldNothingOfAdministratorsUnlessTheySaySo() {
        List<Role> all = read(() -> db.roles().search(Search.ALL));
        assertThat(all).hasSize(18).allMatch(Role::isPredefined);
        assertThat(all)
                .filteredOn(role -> !role.isAdministrative())
                .allSatisfy(role -> assertThat(role.permits()).noneMatch(Permit::isAdministrative));
        assertThat(all)
                .allSatisfy(role -> assertThat(new Role(role.id(), "n", "", true, role.permits()).permits())
                        .isEqualTo(role.permits()));
    }

    @Test
    void aRoleOfOnesOwnComesBackWhole() {
        Role own = new Role(UUID.randomUUID(), "own", "text", false, Set.of(Permit.RUN_VM, Permit.CREATE_VM));
        db.transactions().run(() -> db.roles().add(own));
        assertThat(role(own.id())).usingRecursiveComparison().isEqualTo(own);
        assertThat(role(own.id()).permits()).containsExactlyInAnyOrder(Permit.RUN_VM, Permit.CREATE_VM, Permit.VIEW);
        db.transactions().run(() -> db.roles().find(own.id()).orElseThrow().apply("own", "", Set.of(Permit.CREATE_VM)));
        assertThat(role(own.id()).permits()).containsExactly(Permit.CREATE_VM);
        db.transactions().run(() -> db.roles().remove(db.roles().find(own.id()).orElseThrow()));
    }

    private void grant(ObjectRef grantee, UUID roleId) {
        db.transactions().run(() -> db.permissions().add(new Permission(UUID.randomUUID(), grantee, roleId, vm)));
    }

    private boolean mayRun() {
        return !read(() -> db.permissions().reach(user.id(), Permit.RUN_VM)).isEmpty();
    }

    private static boolean inCharge(List<UUID> withoutUsers, List<UUID> withoutPermissions) {
        return read(() -> db.permissions().isSomebodyInCharge(withoutUsers, withoutPermissions));
    }

    private static Role role(UUID id) {
        return read(() -> db.roles().find(id)).orElseThrow();
    }

    private static <T> T read(Supplier<T> work) {
        return db.transactions().call(work);
    }
}
