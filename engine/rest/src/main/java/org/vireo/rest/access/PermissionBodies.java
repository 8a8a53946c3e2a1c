package org.vireo.rest.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Group;
import org.vireo.api.type.Identified;
import org.vireo.api.type.Permission;
import org.vireo.api.type.User;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.permission.AddPermission;
import org.vireo.core.query.Search;
import org.vireo.core.query.user.PermissionQueries;
import org.vireo.core.query.user.UserQueries;
import org.vireo.model.ObjectRef;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.References;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.access.PermissionMapper;
import org.vireo.rest.mapping.access.UserMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;

/** What the collections of permissions have in common: they differ in what the path says already. */
@Singleton
public final class PermissionBodies {

    private final PermissionQueries permissions;
    private final UserQueries users;
    private final Commands commands;

    @Inject
    public PermissionBodies(PermissionQueries permissions, UserQueries users, Commands commands) {
        this.permissions = permissions;
        this.users = users;
        this.commands = commands;
    }

    static ApiList<Permission> list(List<org.vireo.model.user.Permission> found, String collection) {
        return new ApiList<>(
                Permission.TYPE,
                found.stream()
                        .map(permission -> PermissionMapper.toApi(permission, collection))
                        .toList());
    }

    /** The one of these with the id. */
    static Permission one(List<org.vireo.model.user.Permission> found, String id, String collection) {
        return found.stream()
                .filter(permission -> permission.id().toString().equals(id))
                .findFirst()
                .map(permission -> PermissionMapper.toApi(permission, collection))
                .orElseThrow(() -> Faults.notFound("permission", id));
    }

    /** Gives the role that the body names. */
    Response add(ObjectRef grantee, ObjectRef object, Permission body, String collection, ApiCall call) {
        UUID roleId = role(body, call);
        Accepted<UUID> accepted =
                commands.submit(new AddPermission(commands.newId(call), grantee, roleId, object), call);
        org.vireo.model.user.Permission kept =
                new org.vireo.model.user.Permission(accepted.value(), grantee, roleId, object);
        return Answers.added(PermissionMapper.toApi(kept, collection), accepted);
    }

    /** The user or group that the body names, by id or by name. */
    ObjectRef grantee(Permission body, ApiCall call) {
        User user = body.getUser();
        Group group = body.getGroup();
        Required.of("Permission", "add")
                .member("user.id|user.user_name|group.id|group.name", user == null ? named(group) : named(user))
                .check();
        if (user != null) {
            return ObjectRef.user(user.getId() == null ? byName(user) : Ids.of(user.getId(), "user"));
        }
        return ObjectRef.group(idOf(group, call));
    }

    private static @Nullable String named(@Nullable Identified reference) {
        return reference instanceof User user && user.getId() == null && user.getUserName() != null
                ? user.getUserName()
                : References.named(reference);
    }

    /** Whoever may give permissions may give them to people that they do not see. */
    private UUID byName(User user) {
        String principal = UserMapper.principal(String.valueOf(named(user)));
        return users.idOf(principal).orElseThrow(() -> Faults.notFound("user", principal));
    }

    private UUID idOf(@Nullable Group group, ApiCall call) {
        String name = String.valueOf(References.named(group));
        return group != null && group.getId() != null
                ? Ids.of(group.getId(), "group")
                : users.groups(Search.named(name), call.caller()).stream()
                        .findFirst()
                        .map(org.vireo.model.user.Group::id)
                        .orElseThrow(() -> Faults.notFound("group", name));
    }

    private UUID role(Permission body, ApiCall call) {
        String named = References.named(body.getRole());
        Required.of("Permission", "add").member("role.id|role.name", named).check();
        return Ids.parse(named)
                .orElseGet(() -> permissions.roles(Search.named(String.valueOf(named)), call.caller()).stream()
                        .findFirst()
                        .map(org.vireo.model.user.Role::id)
                        .orElseThrow(() -> Faults.notFound("role", String.valueOf(named))));
    }
}
