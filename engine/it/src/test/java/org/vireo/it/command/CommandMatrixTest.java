package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.vireo.core.command.Caller;
import org.vireo.core.command.Command;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.CommandRunner;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.cluster.AddCluster;
import org.vireo.core.command.datacenter.AddDataCenter;
import org.vireo.core.command.network.AddNetwork;
import org.vireo.core.command.quota.AddQuota;
import org.vireo.core.command.tag.AddTag;
import org.vireo.core.command.user.AddGroup;
import org.vireo.core.command.user.AddUser;
import org.vireo.core.command.vm.AddVm;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.query.Search;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.host.Host;
import org.vireo.model.tag.Tag;
import org.vireo.model.template.Template;
import org.vireo.model.user.Role;
import org.vireo.model.user.User;

/**
 * Every command, asked for by somebody with each role: on the objects that the role is on, on their neighbours, on those of
 * another tenant, on what was removed, and on what never was. Made from the code: a new command is in it by itself.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CommandMatrixTest {

    private static final List<Class<?>> COMMANDS = new ClassFileImporter()
            .importPackages("org.vireo.core.command").stream()
                    .filter(type -> type.isAssignableTo(Command.class) && !type.isInterface())
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    private EngineFixture engine;
    private CommandRunner runner;
    private final Map<Class<?>, CommandHandler<?, ?>> handlers = new HashMap<>();
    private CommandSamples own;
    private final Map<String, CommandSamples> elsewhere = new LinkedHashMap<>();
    private List<Role> roles;

    @BeforeAll
    void start() {
        engine = new EngineFixture();
        runner = engine.part(CommandRunner.class);
        engine.handlers().forEach(handler -> handlers.put(handler.command(), handler));
        roles = engine.read(() -> engine.database().roles().search(Search.ALL));
        makeTenants();
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @Test
    void eachCommandShouldBeAllowedWhereItIsDeclaredAndNowhereElse() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Class<?> command : COMMANDS) {
            for (Role role : roles) {
                Caller caller = holder(role, required(own.of(command)));
                asked += look(command, role, caller, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(COMMANDS.size() * roles.size());
    }

    private int look(Class<?> type, Role role, Caller caller, List<String> wrong) {
        Command<?> mine = own.of(type);
        List<RequiredPermit> required = required(mine);
        boolean allowed = required.stream().allMatch(each -> role.permits().contains(each.permit()));
        check(type, role, "own", allowed, denied(mine, caller), wrong);
        int asked = 1;
        Set<ObjectRef> held =
                Set.copyOf(required.stream().map(RequiredPermit::object).toList());
        for (Map.Entry<String, CommandSamples> other : elsewhere.entrySet()) {
            Command<?> theirs = other.getValue().of(type);
            if (!held.contains(required(theirs).getFirst().object())) {
                check(type, role, other.getKey(), false, denied(theirs, caller), wrong);
                asked++;
            }
        }
        return asked;
    }

    private static void check(
            Class<?> type, Role role, String where, boolean allowed, boolean denied, List<String> wrong) {
        if (allowed == denied) {
            wrong.add(type.getSimpleName() + " by " + role.name() + " on " + where + ": "
                    + (denied ? "denied" : "allowed"));
        }
    }

    /** Whether it is forbidden, or what it is about is said not to be there; a part of it, such as a card, may be missing. */
    private <C extends Command<R>, R> boolean denied(Command<?> command, Caller caller) {
        @SuppressWarnings("unchecked")
        C typed = (C) command;
        List<String> ids = required(command).stream()
                .map(each -> each.object().id().toString())
                .toList();
        return switch (runner.rehearse(typed, caller)) {
            case CommandResult.Forbidden<R> forbidden -> true;
            case CommandResult.Refused<R> refused ->
                refused.violations().stream()
                        .filter(violation -> violation.code().equals("NOT_FOUND"))
                        .anyMatch(violation -> ids.stream().anyMatch(violation.message()::contains));
            case CommandResult.Accepted<R> accepted -> false;
        };
    }

    @SuppressWarnings("unchecked")
    private <C extends Command<R>, R> List<RequiredPermit> required(Command<?> command) {
        CommandHandler<C, R> handler = (CommandHandler<C, R>) Objects.requireNonNull(
                handlers.get(command.getClass()),
                () -> "There is no handler of " + command.getClass().getName());
        return engine.read(() -> Stream.concat(
                        Stream.of(handler.permit((C) command)), handler.furtherPermits((C) command).stream())
                .toList());
    }

    /** A new user with the role on the objects that the command needs permits on. */
    private Caller holder(Role role, List<RequiredPermit> required) {
        UUID user = UUID.randomUUID();
        String principal = "u-" + user + "@internal";
        engine.database().transactions().run(() -> {
            engine.database().users().add(new User(user, principal, "hash"));
            required.stream()
                    .map(RequiredPermit::object)
                    .distinct()
                    .forEach(object -> engine.database().grant(user, role.id(), object));
        });
        return new Caller(user, principal, "c");
    }

    private void makeTenants() {
        Inventory inventory = Inventory.complete(engine);
        own = new CommandSamples(objects(
                inventory.dataCenter,
                inventory.cluster,
                inventory.network,
                inventory.profile,
                inventory.storage,
                "own",
                inventory));
        Map<ObjectType, UUID> neighbours = objects(
                inventory.dataCenter,
                inventory.cluster,
                inventory.network,
                inventory.profile,
                inventory.storage,
                "neighbour",
                inventory);
        // What a tenant has one of here is no neighbour of itself.
        Set.of(
                        ObjectType.DATA_CENTER,
                        ObjectType.CLUSTER,
                        ObjectType.NETWORK,
                        ObjectType.VNIC_PROFILE,
                        ObjectType.STORAGE_DOMAIN)
                .forEach(neighbours::remove);
        elsewhere.put("a neighbour's", new CommandSamples(neighbours));
        elsewhere.put("another tenant's", new CommandSamples(foreign()));
        elsewhere.put("what was removed", new CommandSamples(removed(inventory)));
        elsewhere.put("what never was", new CommandSamples(Map.of()));
    }

    private Map<ObjectType, UUID> objects(
            UUID dataCenter, UUID cluster, UUID network, UUID profile, UUID storage, String name, Inventory inventory) {
        Map<ObjectType, UUID> objects = new EnumMap<>(ObjectType.class);
        objects.put(ObjectType.DATA_CENTER, dataCenter);
        objects.put(ObjectType.CLUSTER, cluster);
        objects.put(ObjectType.NETWORK, network);
        objects.put(ObjectType.VNIC_PROFILE, profile);
        objects.put(ObjectType.STORAGE_DOMAIN, storage);
        objects.put(ObjectType.HOST, host(cluster, name));
        objects.put(ObjectType.VM, inventory.madeBlankVm(name));
        objects.put(ObjectType.TEMPLATE, inventory.template(name));
        var disk = inventory.disk(name);
        engine.done(disk);
        objects.put(ObjectType.DISK, disk.id());
        objects.put(ObjectType.QUOTA, quota(dataCenter, name));
        people(objects, name);
        return objects;
    }

    private Map<ObjectType, UUID> foreign() {
        Map<ObjectType, UUID> objects = new EnumMap<>(ObjectType.class);
        UUID dataCenter = UUID.randomUUID();
        UUID cluster = UUID.randomUUID();
        UUID network = UUID.randomUUID();
        UUID profile = UUID.randomUUID();
        engine.done(new AddDataCenter(dataCenter, "dc2", "", true));
        engine.done(new AddCluster(cluster, dataCenter, "cl2", "", "x86_64", BiosType.Q35_SEA_BIOS));
        engine.done(new AddNetwork(network, profile, dataCenter, "lan2", "", "br0", 0));
        UUID vm = UUID.randomUUID();
        engine.done(new AddVm(vm, cluster, Template.BLANK, Inventory.named("foreign")));
        objects.put(ObjectType.DATA_CENTER, dataCenter);
        objects.put(ObjectType.CLUSTER, cluster);
        objects.put(ObjectType.NETWORK, network);
        objects.put(ObjectType.VNIC_PROFILE, profile);
        objects.put(ObjectType.HOST, host(cluster, "foreign"));
        objects.put(ObjectType.VM, vm);
        objects.put(ObjectType.QUOTA, quota(dataCenter, "foreign"));
        people(objects, "foreign");
        return objects;
    }

    private Map<ObjectType, UUID> removed(Inventory inventory) {
        UUID vm = inventory.madeBlankVm("removed");
        engine.done(new RemoveVm(vm, false));
        return Map.of(ObjectType.VM, vm);
    }

    private void people(Map<ObjectType, UUID> objects, String name) {
        UUID user = UUID.randomUUID();
        UUID group = UUID.randomUUID();
        UUID tag = UUID.randomUUID();
        engine.done(new AddUser(user, name + "@internal", "four easy words here"));
        engine.done(new AddGroup(group, name));
        engine.done(new AddTag(tag, name, "", Tag.ROOT));
        objects.put(ObjectType.USER, user);
        objects.put(ObjectType.GROUP, group);
        objects.put(ObjectType.TAG, tag);
    }

    private UUID quota(UUID dataCenter, String name) {
        UUID id = UUID.randomUUID();
        engine.done(new AddQuota(id, dataCenter, name, ""));
        return id;
    }

    private UUID host(UUID cluster, String name) {
        UUID id = UUID.randomUUID();
        engine.database()
                .transactions()
                .run(() -> engine.database().hosts().add(new Host(id, cluster, name, "", name + ".example", 54321)));
        return id;
    }
}
