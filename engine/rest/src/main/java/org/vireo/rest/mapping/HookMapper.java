package org.vireo.rest.mapping;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.vireo.api.type.Hook;
import org.vireo.hostproxy.host.CustomScript;
import org.vireo.hostproxy.host.HostCustomizations;
import org.vireo.hostproxy.host.ScriptFailure;

/**
 * Scripts of a host. The event's name is the hook point, or the verb that a script stands in for; the path is the
 * description and the script's last failure the comment. The API's {@code md5} stays empty: nobody should trust one.
 */
public final class HookMapper {

    private HookMapper() {}

    public static List<Hook> toApi(UUID hostId, HostCustomizations scripts) {
        return Stream.concat(scripts.hooks().stream(), scripts.overrides().stream())
                .map(script -> toApi(hostId, script, scripts.failures()))
                .toList();
    }

    private static Hook toApi(UUID hostId, CustomScript script, List<ScriptFailure> failures) {
        UUID id = UUID.nameUUIDFromBytes((hostId + script.path()).getBytes(StandardCharsets.UTF_8));
        Hook api = new Hook();
        api.setId(id.toString());
        api.setHref(Hrefs.of("hosts", hostId, "hooks", id));
        api.setName(script.path().substring(script.path().lastIndexOf('/') + 1));
        api.setDescription(script.path());
        api.setEventName(script.point());
        api.setHost(Refs.host(hostId));
        failures.stream()
                .filter(failure -> failure.script().equals(script.path()))
                .reduce((earlier, later) -> later)
                .ifPresent(last -> api.setComment(last.at() + ": " + last.message()));
        return api;
    }
}
