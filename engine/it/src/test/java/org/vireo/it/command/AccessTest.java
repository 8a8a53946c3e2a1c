package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.access.AccessTokens;
import org.vireo.core.access.LoginResult;
import org.vireo.core.access.Logins;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.permission.AddPermission;
import org.vireo.core.command.permission.AddRole;
import org.vireo.core.command.permission.RemovePermission;
import org.vireo.core.command.permission.RemoveRole;
import org.vireo.core.command.permission.UpdateRole;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.user.AddGroup;
import org.vireo.core.command.user.AddUser;
import org.vireo.core.command.user.EnterGroup;
import org.vireo.core.command.user.LeaveGroup;
import org.vireo.core.command.user.RemoveGroup;
import org.vireo.core.command.user.RemoveUser;
import org.vireo.core.command.user.UpdateUser;
import org.vireo.core.command.vm.AddVm;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.query.Search;
import org.vireo.core.query.cluster.ClusterQueries;
import org.vireo.core.query.host.HostQueries;
import org.vireo.core.query.storage.DiskQueries;
import org.vireo.core.query.vm.VmQueries;
import org.vireo.core.query.vm.VmView;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.storage.Disk;
import org.vireo.model.user.Group;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Roles;

/** Users, groups, roles and permissions: what is refused, and that what is taken away counts at once. */
class AccessTest {

    private static final UUID POWER_USER = UUID.fromString("00000000-0000-0000-0001-000000000002");
    private static final String PASSWORD = "four easy words here";

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aUserShouldHaveANameAndAPasswordThatWork() {
        assertThat(engine.refusal(new AddUser(UUID.randomUUID(), "Jane Doe", "short")))
                .containsExactly("USER_NAME", "USER_PASSWORD");
        assertThat(engine.refusal(new AddUser(UUID.randomUUID(), "jane@internal", "i am jane the 1st")))
                .containsExactly("USER_PASSWORD");
        assertThat(engine.refusal(new AddUser(UUID.randomUUID(), "jane@internal", null)))
                .containsExactly("USER_PASSWORD", "USER_PASSWORD");
        Caller jane = user("jane");
        assertThat(engine.refusal(new AddUser(UUID.randomUUID(), "jane@internal", PASSWORD)))
                .containsExactly("NAME_IN_USE");
        assertThat(engine.read(() -> engine.database().tasks().search(Search.ALL)))
                .noneMatch(task -> task.arguments().contains(PASSWORD));
        assertThat(logIn(jane, PASSWORD)).isInstanceOf(LoginResult.Granted.class);
    }

    @Test
    void whoIsSwitchedOffOrHasAnotherPasswordShouldBeOutAtOnce() {
        Caller jane = user("jane");
        AccessTokens tokens = engine.part(AccessTokens.class);
        String first = token(jane);
        assertThat(tokens.authenticate(first)).isPresent();
        engine.done(new UpdateUser(jane.userId(), "five easy words are here", null));
        assertThat(tokens.authenticate(first)).isEmpty();
        assertThat(logIn(jane, PASSWORD)).isInstanceOf(LoginResult.Denied.class);
        engine.done(new UpdateUser(jane.userId(), PASSWORD, null));
        String second = token(jane);
        engine.done(new UpdateUser(jane.userId(), null, false));
        assertThat(tokens.authenticate(second)).isEmpty();
        assertThat(logIn(jane, PASSWORD)).isInstanceOf(LoginResult.Denied.class);
        engine.done(new UpdateUser(jane.userId(), null, true));
        String third = token(jane);
        engine.done(new RemoveUser(jane.userId()));
        assertThat(tokens.authenticate(third)).isEmpty();
        assertThat(engine.refusal(new RemoveUser(jane.userId()))).contains("NOT_FOUND");
        assertThat(engine.events(EventCode.USER_UPDATED)).noneMatch(text -> text.contains("easy words"));
    }

    @Test
    void somebodyShouldStayWhoMayDoEverything() {
        Caller admin = engine.admin();
        assertThat(engine.refusal(new UpdateUser(admin.userId(), null, false))).containsExactly("LAST_ADMINISTRATOR");
        assertThat(engine.refusal(new RemoveUser(admin.userId()))).containsExactly("OWN_USER", "LAST_ADMINISTRATOR");
        UUID own = engine.read(() -> engine.database().permissions().of(ObjectRef.user(admin.userId())))
                .getFirst()
                .id();
        assertThat(engine.refusal(new RemovePermission(own, ObjectRef.SYSTEM))).containsExactly("LAST_ADMINISTRATOR");
        give(user("other"), Roles.SUPER_USER, ObjectRef.SYSTEM);
        engine.done(new RemovePermission(own, ObjectRef.SYSTEM));
        assertThat(engine.submit(new AddGroup(UUID.randomUUID(), "g"), admin))
                .isInstanceOf(CommandResult.Forbidden.class);
    }

    @Test
    void aPermissionShouldCountWithTheNextRequestAndNoLongerWhenItWent() {
        Caller jane = user("jane");
        assertThat(EngineFixture.codes(engine.submit(new StopVm(vm), jane))).containsExactly("NOT_FOUND");
        UUID permission = give(jane, Roles.USER_ROLE, ObjectRef.vm(vm));
        assertThat(give(jane, Roles.USER_ROLE, ObjectRef.vm(vm)))
                .as("the same again")
                .isEqualTo(permission);
        assertThat(EngineFixture.codes(engine.submit(new StopVm(vm), jane))).containsExactly("VM_NOT_RUNNING");
        assertThat(engine.submit(new RemovePermission(permission, ObjectRef.vm(vm)), jane))
                .as("using is not giving")
                .isInstanceOf(CommandResult.Forbidden.class);
        engine.done(new RemovePermission(permission, ObjectRef.vm(vm)));
        assertThat(EngineFixture.codes(engine.submit(new StopVm(vm), jane))).containsExactly("NOT_FOUND");
        assertThat(engine.refusal(new RemovePermission(permission, ObjectRef.vm(vm))))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void nobodyShouldGiveWhatTheyDoNotHave() {
        Caller manager = user("manager");
        Caller friend = user("friend");
        give(manager, Roles.USER_VM_MANAGER, ObjectRef.vm(vm));
        assertThat(EngineFixture.codes(submitGift(manager, friend, Roles.SUPER_USER, ObjectRef.vm(vm))))
                .containsExactly("MORE_RIGHTS");
        assertThat(submitGift(manager, friend, Roles.USER_ROLE, ObjectRef.SYSTEM))
                .isInstanceOf(CommandResult.Forbidden.class);
        assertThat(submitGift(manager, friend, Roles.USER_ROLE, ObjectRef.vm(vm)))
                .isInstanceOf(CommandResult.Accepted.class);
        assertThat(EngineFixture.codes(engine.submit(new StopVm(vm), friend))).containsExactly("VM_NOT_RUNNING");
        assertThat(engine.refusal(new AddPermission(
                        UUID.randomUUID(),
                        ObjectRef.user(UUID.randomUUID()),
                        UUID.randomUUID(),
                        ObjectRef.vm(UUID.randomUUID()))))
                .containsExactly("NOT_FOUND", "NOT_FOUND", "NOT_FOUND");
    }

    @Test
    void aRoleShouldHoldOnlyWhatFitsItAndItsMaker() {
        UUID role = UUID.randomUUID();
        assertThat(engine.refusal(new AddRole(role, "userrole", "", false, Set.of(Permit.CREATE_HOST))))
                .containsExactly("NAME_IN_USE", "ROLE_NOT_ADMINISTRATIVE");
        engine.done(new AddRole(role, "Operators", "", false, Set.of(Permit.STOP_VM)));
        Caller jane = user("jane");
        UUID permission = give(jane, role, ObjectRef.vm(vm));
        assertThat(EngineFixture.codes(engine.submit(new StopVm(vm), jane))).containsExactly("VM_NOT_RUNNING");
        assertThat(engine.refusal(new UpdateRole(role, null, null, Set.of(Permit.CREATE_HOST))))
                .containsExactly("ROLE_NOT_ADMINISTRATIVE");
        engine.done(new UpdateRole(role, null, null, Set.of(Permit.RUN_VM)));
        assertThat(engine.submit(new StopVm(vm), jane)).isInstanceOf(CommandResult.Forbidden.class);
        assertThat(engine.refusal(new RemoveRole(role))).containsExactly("ROLE_IN_USE");
        engine.done(new RemovePermission(permission, ObjectRef.vm(vm)));
        engine.done(new UpdateRole(role, null, null, Set.of()));
        engine.done(new UpdateRole(role, "Nothing yet", null, null));
        engine.done(new RemoveRole(role));
        assertThat(engine.refusal(new RemoveRole(role))).containsExactly("NOT_FOUND");
        assertThat(engine.refusal(new RemoveRole(Roles.USER_VM_MANAGER))).containsExactly("ROLE_PREDEFINED");
        assertThat(engine.refusal(new UpdateRole(Roles.USER_ROLE, "x", null, null)))
                .containsExactly("ROLE_PREDEFINED");
    }

    @Test
    void whoMayMakeRolesShouldNotMakeThemselvesMore() {
        UUID role = UUID.randomUUID();
        engine.done(new AddRole(role, "Staff", "", true, Set.of(Permit.MANIPULATE_ROLES, Permit.MANIPULATE_USERS)));
        Caller staff = user("staff");
        give(staff, role, ObjectRef.SYSTEM);
        assertThat(EngineFixture.codes(engine.submit(
                        new AddRole(UUID.randomUUID(), "More", "", true, Set.of(Permit.CREATE_HOST)), staff)))
                .containsExactly("MORE_RIGHTS");
        assertThat(EngineFixture.codes(
                        engine.submit(new UpdateRole(role, null, null, Set.of(Permit.CREATE_HOST)), staff)))
                .containsExactly("MORE_RIGHTS");
        assertThat(EngineFixture.codes(
                        engine.submit(new UpdateUser(engine.admin().userId(), PASSWORD, null), staff)))
                .containsExactly("MORE_RIGHTS");
        UUID group = UUID.randomUUID();
        engine.done(new AddGroup(group, "admins"));
        engine.done(new AddPermission(UUID.randomUUID(), ObjectRef.group(group), Roles.SUPER_USER, ObjectRef.SYSTEM));
        assertThat(EngineFixture.codes(engine.submit(new EnterGroup(group, staff.userId()), staff)))
                .containsExactly("MORE_RIGHTS");
        Caller member = user("member");
        engine.done(new EnterGroup(group, member.userId()));
        assertThat(EngineFixture.codes(engine.submit(new UpdateUser(member.userId(), PASSWORD, null), staff)))
                .as("whoever has it by a group has it as well")
                .containsExactly("MORE_RIGHTS");
        UUID strong = UUID.randomUUID();
        engine.done(new AddRole(strong, "Strong", "", true, Set.of(Permit.CREATE_HOST)));
        assertThat(EngineFixture.codes(engine.submit(new UpdateRole(strong, null, null, Set.of(Permit.VIEW)), staff)))
                .containsExactly("MORE_RIGHTS");
        assertThat(engine.submit(new AddUser(UUID.randomUUID(), "new@internal", PASSWORD), staff))
                .isInstanceOf(CommandResult.Accepted.class);
    }

    @Test
    void whoMayMakeThingsShouldKeepTheirOwnAndNotSeeThoseOfOthers() {
        Caller jane = user("jane");
        give(jane, POWER_USER, ObjectRef.cluster(inventory.cluster));
        give(jane, POWER_USER, ObjectRef.storageDomain(inventory.storage));
        AddVm own = inventory.blankVm("own");
        AddDisk disk = inventory.disk("own");
        engine.await(accepted(engine.submit(own, jane)));
        engine.await(accepted(engine.submit(disk, jane)));

        VmQueries vms = engine.part(VmQueries.class);
        assertThat(vms.list(Search.ALL, jane)).extracting(VmView::id).containsExactly(own.id());
        assertThat(engine.part(DiskQueries.class).list(Search.ALL, jane))
                .extracting(Disk::id)
                .containsExactly(disk.id());
        assertThat(engine.part(ClusterQueries.class).list(Search.ALL, jane)).hasSize(1);
        assertThat(engine.part(HostQueries.class).list(Search.ALL, jane)).isEmpty();
        assertThat(EngineFixture.codes(engine.submit(new StopVm(vm), jane))).containsExactly("NOT_FOUND");
        Caller friend = user("friend");
        assertThat(submitGift(jane, friend, Roles.USER_ROLE, ObjectRef.vm(own.id())))
                .isInstanceOf(CommandResult.Accepted.class);
        engine.await(accepted(engine.submit(new RemoveVm(own.id(), false), jane)));
        assertThat(engine.read(() -> engine.database().permissions().on(ObjectRef.vm(own.id()))))
                .isEmpty();
        assertThat(engine.read(() -> engine.database().permissions().on(ObjectRef.vm(vm))))
                .as("who may everything needs no role of their own")
                .isEmpty();
    }

    @Test
    void aGroupShouldGiveItsMembersWhatItHas() {
        UUID group = UUID.randomUUID();
        Caller jane = user("jane");
        engine.done(new AddGroup(group, "Operators"));
        assertThat(engine.refusal(new AddGroup(UUID.randomUUID(), "operators"))).containsExactly("NAME_IN_USE");
        engine.done(new AddPermission(UUID.randomUUID(), ObjectRef.group(group), Roles.USER_ROLE, ObjectRef.vm(vm)));
        assertThat(EngineFixture.codes(engine.submit(new StopVm(vm), jane))).containsExactly("NOT_FOUND");
        engine.done(new EnterGroup(group, jane.userId()));
        engine.done(new EnterGroup(group, jane.userId()));
        assertThat(EngineFixture.codes(engine.submit(new StopVm(vm), jane))).containsExactly("VM_NOT_RUNNING");
        engine.done(new LeaveGroup(group, jane.userId()));
        assertThat(engine.refusal(new LeaveGroup(group, jane.userId()))).containsExactly("NOT_A_MEMBER");
        assertThat(EngineFixture.codes(engine.submit(new StopVm(vm), jane))).containsExactly("NOT_FOUND");
        engine.done(new EnterGroup(group, jane.userId()));
        engine.done(new RemoveGroup(group));
        assertThat(EngineFixture.codes(engine.submit(new StopVm(vm), jane))).containsExactly("NOT_FOUND");
        assertThat(engine.refusal(new RemoveGroup(Group.EVERYONE))).containsExactly("GROUP_PREDEFINED");
        assertThat(engine.refusal(new EnterGroup(Group.EVERYONE, jane.userId())))
                .containsExactly("GROUP_PREDEFINED");
        assertThat(engine.refusal(new EnterGroup(group, UUID.randomUUID()))).containsExactly("NOT_FOUND", "NOT_FOUND");
    }

    private Caller user(String name) {
        UUID id = UUID.randomUUID();
        String principal = name + "@internal";
        engine.done(new AddUser(id, principal, PASSWORD));
        return new Caller(id, principal, "c");
    }

    private UUID give(Caller to, UUID roleId, ObjectRef object) {
        CommandResult<UUID> result = submitGift(engine.admin(), to, roleId, object);
        assertThat(result).isInstanceOf(CommandResult.Accepted.class);
        return ((CommandResult.Accepted<UUID>) result).value();
    }

    private static UUID accepted(CommandResult<UUID> result) {
        assertThat(result).isInstanceOf(CommandResult.Accepted.class);
        return ((CommandResult.Accepted<UUID>) result).taskId();
    }

    private CommandResult<UUID> submitGift(Caller from, Caller to, UUID roleId, ObjectRef object) {
        return engine.submit(new AddPermission(UUID.randomUUID(), ObjectRef.user(to.userId()), roleId, object), from);
    }

    private LoginResult logIn(Caller user, String password) {
        return engine.part(Logins.class).logIn(user.principal(), password, "10.0.0.1", "c");
    }

    private String token(Caller user) {
        if (logIn(user, PASSWORD) instanceof LoginResult.Granted granted) {
            return granted.token();
        }
        throw new AssertionError(user.principal() + " cannot log in");
    }
}
