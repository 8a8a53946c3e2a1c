package org.vireo.rest.tag;

import java.util.UUID;
import org.vireo.core.query.tag.TagQueries;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.problem.Faults;

/** Tags that bodies name. */
final class TagNames {

    private TagNames() {}

    static UUID id(TagQueries queries, String name, ApiCall call) {
        return queries.idOf(name, call.caller()).orElseThrow(() -> Faults.notFound("tag", name));
    }
}
