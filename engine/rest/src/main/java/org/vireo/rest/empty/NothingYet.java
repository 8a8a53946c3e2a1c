package org.vireo.rest.empty;

import java.util.Map;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.TypeDescriptor;
import org.vireo.api.type.AffinityLabel;
import org.vireo.api.type.Application;
import org.vireo.api.type.HostNic;
import org.vireo.api.type.InstanceType;
import org.vireo.api.type.MacPool;
import org.vireo.api.type.Session;
import org.vireo.api.type.VmPool;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;

/** Empty collections by the last segment of their path. */
final class NothingYet {

    private static final Map<String, TypeDescriptor<? extends ApiObject>> TYPES = Map.ofEntries(
            Map.entry("affinitylabels", AffinityLabel.TYPE),
            Map.entry("applications", Application.TYPE),
            Map.entry("instancetypes", InstanceType.TYPE),
            Map.entry("macpools", MacPool.TYPE),
            Map.entry("nics", HostNic.TYPE),
            Map.entry("sessions", Session.TYPE),
            Map.entry("vmpools", VmPool.TYPE));

    private NothingYet() {}

    static ApiList<?> of(String collection) {
        TypeDescriptor<? extends ApiObject> type = TYPES.get(collection);
        if (type == null) {
            throw Faults.notFound("collection", collection);
        }
        return ApiList.empty(type);
    }
}
