package org.vireo.rest.mapping.access;

import org.vireo.api.type.Group;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Served;

/** Groups; all are of the internal domain. */
public final class GroupMapper {

    private GroupMapper() {}

    public static Group toApi(org.vireo.model.user.Group group) {
        Group api = new Group();
        api.setId(group.id().toString());
        api.setName(group.name());
        api.setNamespace("*");
        api.setDomainEntryId(group.id().toString());
        api.setDomain(UserMapper.domain("internal"));
        return Served.GROUP.at(api, Hrefs.of("groups", group.id()));
    }
}
