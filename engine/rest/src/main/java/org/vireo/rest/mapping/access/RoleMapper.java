package org.vireo.rest.mapping.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Permit;
import org.vireo.api.type.Role;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;
import org.vireo.rest.mapping.Served;
import org.vireo.rest.problem.Faults;

/** Roles and their permits. */
public final class RoleMapper {

    private RoleMapper() {}

    public static Role toApi(org.vireo.model.user.Role role) {
        Role api = new Role();
        api.setId(role.id().toString());
        api.setName(role.name());
        api.setDescription(role.description());
        api.setAdministrative(role.isAdministrative());
        api.setMutable(!role.isPredefined());
        return Served.ROLE.at(api, Hrefs.of("roles", role.id()));
    }

    /** The permits of a role, in the order of their declaration. */
    public static List<Permit> permits(org.vireo.model.user.Role role) {
        return new TreeSet<>(role.permits())
                .stream().map(permit -> toApi(permit, role.id())).toList();
    }

    /** @throws org.vireo.rest.problem.FaultException when one is not known */
    public static Set<org.vireo.model.user.Permit> permits(@Nullable List<Permit> permits) {
        Set<org.vireo.model.user.Permit> all = new TreeSet<>();
        if (permits != null) {
            permits.forEach(permit -> all.add(permit(permit)));
        }
        return all;
    }

    /** @throws org.vireo.rest.problem.FaultException when it is not known */
    public static org.vireo.model.user.Permit permit(Permit permit) {
        String named = permit.getId() == null ? String.valueOf(permit.getName()) : permit.getId();
        return org.vireo.model.user.Permit.of(named).orElseThrow(() -> Faults.notFound("permit", named));
    }

    /** Of no role. */
    public static Permit toApi(org.vireo.model.user.Permit permit) {
        Permit api = new Permit();
        api.setId(String.valueOf(permit.number()));
        api.setName(permit.wireName());
        api.setAdministrative(permit.isAdministrative());
        return api;
    }

    public static Permit toApi(org.vireo.model.user.Permit permit, UUID roleId) {
        Permit api = toApi(permit);
        api.setRole(Refs.role(roleId));
        return Served.PERMIT.at(api, Hrefs.of("roles", roleId, "permits", permit.number()));
    }
}
