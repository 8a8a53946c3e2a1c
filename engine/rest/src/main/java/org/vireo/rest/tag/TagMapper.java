package org.vireo.rest.tag;

import java.util.UUID;
import org.vireo.api.type.Tag;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;
import org.vireo.rest.mapping.Served;

/** Tags as the API writes them. */
final class TagMapper {

    private TagMapper() {}

    static Tag toApi(org.vireo.model.tag.Tag tag) {
        return toApi(tag, Hrefs.of("tags", tag.id()));
    }

    /** With the address below an object that has it. */
    static Tag toApi(org.vireo.model.tag.Tag tag, String href) {
        Tag api = new Tag();
        api.setId(tag.id().toString());
        api.setName(tag.name());
        api.setDescription(tag.description());
        UUID parentId = tag.parentId();
        if (parentId != null) {
            api.setParent(Refs.tag(parentId));
        }
        return Served.TAG.at(api, href);
    }
}
