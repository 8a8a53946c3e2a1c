package org.vireo.rest.mapping.access;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.vireo.api.type.Domain;
import org.vireo.api.type.User;
import org.vireo.model.user.Principals;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Served;

/** Users. The part of the principal after the last @ is what the API calls a domain. */
public final class UserMapper {

    private UserMapper() {}

    public static User toApi(org.vireo.model.user.User user) {
        String principal = user.principal();
        int at = principal.lastIndexOf('@');
        String name = at < 0 ? principal : principal.substring(0, at);
        String domainName = at < 0 ? "internal" : principal.substring(at + 1);
        User api = new User();
        api.setId(user.id().toString());
        api.setName(name);
        api.setLastName("");
        api.setEmail("");
        api.setDepartment("");
        api.setNamespace("*");
        api.setPrincipal(name);
        api.setUserName(principal + Principals.DOMAIN_ENDING);
        api.setDomainEntryId(user.id().toString());
        api.setDomain(domain(domainName));
        api.setEnabled(user.isEnabled());
        return Served.USER.at(api, Hrefs.of("users", user.id()));
    }

    /**
     * The principal that a body names, such as jane@internal: by user_name, with or without the ending of the domain that
     * the API adds; a user_name without a domain is one of the internal domain.
     */
    public static String principal(String userName) {
        String kept = Principals.kept(userName);
        return kept.contains("@") ? kept : kept + "@internal";
    }

    static Domain domain(String name) {
        UUID id = UUID.nameUUIDFromBytes(("domain " + name).getBytes(StandardCharsets.UTF_8));
        Domain domain = new Domain();
        domain.setId(id.toString());
        domain.setName(name + Principals.DOMAIN_ENDING);
        return domain;
    }
}
