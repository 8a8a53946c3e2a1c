package org.vireo.rest.host;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.vireo.api.type.Hook;
import org.vireo.core.query.host.HostScripts;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;

/**
 * Scripts of a host. The event's name is the hook point, or the verb that a script stands in for; the path is the
 * description and the script's last failure the comment. The API's {@code md5} stays empty: nobody should trust one.
 */
final class HookMapper {

    private HookMapper() {}

    static List<Hook> toApi(UUID hostId, HostScripts.Listed listed) {
        return listed.scripts().stream().map(script -> toApi(hostId, script)).toList();
    }

    private static Hook toApi(UUID hostId, HostScripts.Script script) {
        UUID id = UUID.nameUUIDFromBytes((hostId + script.path()).getBytes(StandardCharsets.UTF_8));
        Hook api = new Hook();
        api.setId(id.toString());
        api.setHref(Hrefs.of("hosts", hostId, "hooks", id));
        api.setName(script.path().substring(script.path().lastIndexOf('/') + 1));
        api.setDescription(script.path());
        api.setEventName(script.point());
        api.setHost(Refs.host(hostId));
        api.setComment(script.lastFailure());
        return api;
    }
}
