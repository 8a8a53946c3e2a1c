package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.access.AccessTokens;
import org.vireo.core.access.Identity;
import org.vireo.core.access.LoginResult;
import org.vireo.core.access.Logins;
import org.vireo.core.access.Passwords;
import org.vireo.core.command.Caller;
import org.vireo.core.command.Command;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.permission.AddPermission;
import org.vireo.core.command.permission.AddRole;
import org.vireo.core.command.permission.RemoveRole;
import org.vireo.core.command.permission.UpdateRole;
import org.vireo.core.command.user.AddToken;
import org.vireo.core.command.user.AddUser;
import org.vireo.core.command.user.ChangePassword;
import org.vireo.core.command.user.EndToken;
import org.vireo.core.command.user.UpdateUser;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.query.Search;
import org.vireo.core.query.user.TokenQueries;
import org.vireo.core.query.vm.VmQueries;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Roles;
import org.vireo.model.user.TokenKind;

/** What users do for themselves: logins that end, tokens of programs that may do less, another password. */
class TokensTest {

    private static final String PASSWORD = "four easy words here";
    private static final String OTHER = "five easy words are here";

    private EngineFixture engine;
    private AccessTokens tokens;
    private UUID vm;
    private Caller jane;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        vm = Inventory.complete(engine).madeBlankVm("web");
        tokens = engine.part(AccessTokens.class);
        jane = user("jane");
        give(jane, Roles.USER_VM_MANAGER, ObjectRef.vm(vm));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aTokenShouldActForItsUserUntilItIsWithdrawn() {
        UUID id = UUID.randomUUID();
        String token = made(new AddToken(id, jane.userId(), "ci", null, 90));
        assertThat(codes(new StopVm(vm), by(token))).containsExactly("VM_NOT_RUNNING");
        engine.clock().advance(Duration.ofDays(89));
        assertThat(tokens.authenticate(token)).as("idle for long").isPresent();
        assertThat(listed(TokenKind.PROGRAM, null))
                .singleElement()
                .returns("ci", view -> view.token().name())
                .returns(engine.clock().instant(), view -> view.token().usedAt());
        assertThat(engine.submit(new EndToken(jane.userId(), id), jane)).isInstanceOf(CommandResult.Accepted.class);
        assertThat(tokens.authenticate(token)).isEmpty();
        assertThat(codes(new EndToken(jane.userId(), id), jane)).containsExactly("NOT_FOUND");
        assertThat(engine.events(EventCode.TOKEN_ADDED))
                .singleElement()
                .asString()
                .doesNotContain(token);
        String second = made(new AddToken(UUID.randomUUID(), jane.userId(), "ci", null, 1));
        engine.clock().advance(Duration.ofDays(1));
        assertThat(tokens.authenticate(second)).isEmpty();
        assertThat(listed(TokenKind.PROGRAM, null)).isEmpty();
    }

    @Test
    void aTokenShouldBeWellDescribedAndMadeByItsUserAlone() {
        made(new AddToken(UUID.randomUUID(), jane.userId(), "ci", null, 1));
        assertThat(codes(new AddToken(UUID.randomUUID(), jane.userId(), "ci", UUID.randomUUID(), 367), jane))
                .containsExactly("TOKEN_DAYS", "NOT_FOUND", "NAME_IN_USE");
        assertThat(codes(new AddToken(UUID.randomUUID(), jane.userId(), "", null, 0), jane))
                .containsExactly("INVALID_NAME", "TOKEN_DAYS");
        assertThat(engine.refusal(new AddToken(UUID.randomUUID(), jane.userId(), "mine", null, 1)))
                .as("an administrator does not act as somebody else")
                .containsExactly("NOT_ONESELF");
        assertThat(EngineFixture.isDenied(engine.submit(
                        new AddToken(UUID.randomUUID(), engine.admin().userId(), "mine", null, 1), jane)))
                .isTrue();
        SharedDatabase.change(
                "insert into access_token (token_hash, id, kind, user_id, name, address, issued_at, used_at,"
                        + " expires_at) select 'h' || i, gen_random_uuid(), 'PROGRAM', '" + jane.userId()
                        + "', 'n' || i, '', now(), now(), timestamptz '2100-01-01' from generate_series(1, 99) i");
        assertThat(codes(new AddToken(UUID.randomUUID(), jane.userId(), "more", null, 1), jane))
                .containsExactly("TOO_MANY_TOKENS");
    }

    @Test
    void aNarrowedTokenShouldDoWhatItsRoleHasAndItsUserToo() {
        UUID role = UUID.randomUUID();
        engine.done(new AddRole(
                role,
                "Stopper",
                "",
                true,
                Set.of(Permit.STOP_VM, Permit.CREATE_HOST, Permit.MANIPULATE_PERMISSIONS, Permit.MANIPULATE_USERS)));
        String token = made(new AddToken(UUID.randomUUID(), jane.userId(), "ci", role, 90));
        Caller program = by(token);
        assertThat(codes(new StopVm(vm), program)).containsExactly("VM_NOT_RUNNING");
        assertThat(engine.part(VmQueries.class).list(Search.ALL, program)).hasSize(1);
        assertThat(forbidden(new RemoveVm(vm, false), program)).contains("narrowed", "delete_vm");
        assertThat(forbidden(
                        new AddPermission(
                                UUID.randomUUID(),
                                ObjectRef.user(engine.admin().userId()),
                                Roles.USER_ROLE,
                                ObjectRef.vm(vm)),
                        program))
                .as("the role has it, and a narrowed token must not give rights")
                .contains("narrowed", "manipulate_permissions");
        assertThat(forbidden(new AddToken(UUID.randomUUID(), jane.userId(), "more", null, 9), program))
                .contains("narrowed");
        assertThat(forbidden(new EndToken(jane.userId(), UUID.randomUUID()), program))
                .contains("narrowed");
        assertThat(engine.part(TokenQueries.class).list(jane.userId(), TokenKind.LOGIN, program, token))
                .isEmpty();
        engine.done(new UpdateRole(role, null, null, Set.of(Permit.RUN_VM)));
        assertThat(forbidden(new StopVm(vm), by(token))).contains("narrowed");
        engine.done(new RemoveRole(role));
        assertThat(tokens.authenticate(token)).as("not wider without its role").isEmpty();
    }

    @Test
    void aTokenShouldMakeNoOtherAndEndWithItsUser() {
        String token = made(new AddToken(UUID.randomUUID(), jane.userId(), "ci", null, 90));
        assertThat(codes(new AddToken(UUID.randomUUID(), jane.userId(), "more", null, 9), by(token)))
                .containsExactly("NOT_BY_TOKEN");
        assertThat(codes(new ChangePassword(jane.userId(), proved(PASSWORD), OTHER), by(token)))
                .containsExactly("NOT_BY_TOKEN");
        engine.done(new UpdateUser(jane.userId(), null, false));
        assertThat(tokens.authenticate(token)).isEmpty();
        engine.done(new UpdateUser(jane.userId(), null, true));
        assertThat(tokens.authenticate(token)).as("it does not come back").isEmpty();
    }

    @Test
    void loginsShouldBeListedAndEndedOneByOne() {
        String first = logIn("10.0.0.1");
        String second = logIn("10.0.0.2");
        List<TokenQueries.View> logins = listed(TokenKind.LOGIN, second);
        assertThat(logins)
                .extracting(view -> view.token().address(), TokenQueries.View::current)
                .containsExactlyInAnyOrder(tuple("10.0.0.1", false), tuple("10.0.0.2", true));
        UUID other = logins.stream()
                .filter(view -> !view.current())
                .map(view -> view.token().id())
                .findFirst()
                .orElseThrow();
        Caller joe = user("joe");
        assertThat(EngineFixture.isDenied(engine.submit(new EndToken(jane.userId(), other), joe)))
                .isTrue();
        assertThat(codes(new EndToken(joe.userId(), other), joe))
                .as("somebody else's by one's own id")
                .containsExactly("NOT_FOUND");
        assertThat(engine.part(TokenQueries.class).list(jane.userId(), TokenKind.LOGIN, joe, null))
                .isEmpty();
        assertThat(engine.submit(new EndToken(jane.userId(), other), jane)).isInstanceOf(CommandResult.Accepted.class);
        assertThat(tokens.authenticate(first)).isEmpty();
        assertThat(tokens.authenticate(second)).isPresent();
        engine.done(new EndToken(
                jane.userId(), listed(TokenKind.LOGIN, null).getFirst().token().id()));
        assertThat(tokens.authenticate(second)).as("an administrator may, too").isEmpty();
        assertThat(engine.events(EventCode.LOGIN_ENDED)).hasSize(2);
    }

    @Test
    void whoKnowsTheirPasswordMayChangeItAndMustLogInAgain() {
        String login = logIn("10.0.0.1");
        String hash = proved(PASSWORD);
        assertThat(codes(new ChangePassword(jane.userId(), hash, "short"), jane))
                .containsExactly("USER_PASSWORD");
        assertThat(codes(new ChangePassword(jane.userId(), hash, PASSWORD), jane))
                .containsExactly("USER_PASSWORD");
        assertThat(codes(new ChangePassword(jane.userId(), null, OTHER), jane)).containsExactly("PASSWORD_CHANGED");
        assertThat(engine.refusal(new ChangePassword(jane.userId(), hash, OTHER)))
                .containsExactly("NOT_ONESELF");
        assertThat(EngineFixture.isDenied(
                        engine.submit(new ChangePassword(engine.admin().userId(), hash, OTHER), jane)))
                .isTrue();
        assertThat(engine.submit(new ChangePassword(jane.userId(), hash, OTHER), jane))
                .isInstanceOf(CommandResult.Accepted.class);
        assertThat(tokens.authenticate(login)).isEmpty();
        assertThat(engine.part(Logins.class).logIn(jane.principal(), PASSWORD, "a", "c"))
                .isInstanceOf(LoginResult.Denied.class);
        assertThat(engine.part(Logins.class).logIn(jane.principal(), OTHER, "a", "c"))
                .isInstanceOf(LoginResult.Granted.class);
        assertThat(codes(new ChangePassword(jane.userId(), hash, PASSWORD), jane))
                .as("what was proved with the old one")
                .containsExactly("PASSWORD_CHANGED");
        assertThat(engine.read(() -> engine.database().tasks().search(Search.ALL)))
                .noneMatch(task -> task.arguments().contains(OTHER)
                        || task.arguments().contains("hash")
                        || task.arguments().contains("argon2"));
    }

    private String made(AddToken command) {
        CommandResult<String> result = engine.submit(command, jane);
        assertThat(result).isInstanceOf(CommandResult.Accepted.class);
        return ((CommandResult.Accepted<String>) result).value();
    }

    private Caller by(String token) {
        Identity identity = tokens.authenticate(token).orElseThrow();
        return new Caller(identity.userId(), identity.principal(), "c", null, identity.limits());
    }

    private String proved(String password) {
        return ((Passwords.Check.Right) engine.part(Passwords.class).check(jane.principal(), password, "10.0.0.9", "c"))
                .hash();
    }

    private List<TokenQueries.View> listed(TokenKind kind, @Nullable String current) {
        return engine.part(TokenQueries.class)
                .list(jane.userId(), kind, jane, current)
                .orElseThrow();
    }

    private String logIn(String address) {
        return ((LoginResult.Granted) engine.part(Logins.class).logIn(jane.principal(), PASSWORD, address, "c"))
                .token();
    }

    private <C extends Command<R>, R> List<String> codes(C command, Caller caller) {
        return EngineFixture.codes(engine.submit(command, caller));
    }

    private <C extends Command<R>, R> String forbidden(C command, Caller caller) {
        CommandResult<R> result = engine.submit(command, caller);
        assertThat(result).isInstanceOf(CommandResult.Forbidden.class);
        return ((CommandResult.Forbidden<R>) result).message();
    }

    private Caller user(String name) {
        UUID id = UUID.randomUUID();
        engine.done(new AddUser(id, name + "@internal", PASSWORD));
        return new Caller(id, name + "@internal", "c");
    }

    private void give(Caller to, UUID roleId, ObjectRef object) {
        engine.done(new AddPermission(UUID.randomUUID(), ObjectRef.user(to.userId()), roleId, object));
    }
}
