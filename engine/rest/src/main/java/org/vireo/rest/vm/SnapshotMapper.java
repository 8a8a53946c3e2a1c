package org.vireo.rest.vm;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.vireo.api.type.Snapshot;
import org.vireo.api.type.SnapshotStatus;
import org.vireo.api.type.SnapshotType;
import org.vireo.model.vm.Vm;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;

/** Snapshots: for now the one that stands for the present state. */
public final class SnapshotMapper {

    private SnapshotMapper() {}

    public static Snapshot active(Vm vm) {
        UUID id = UUID.nameUUIDFromBytes(("active snapshot of " + vm.id()).getBytes(StandardCharsets.UTF_8));
        Snapshot api = new Snapshot();
        api.setId(id.toString());
        api.setHref(Hrefs.of("vms", vm.id(), "snapshots", id));
        api.setDescription("Active VM");
        api.setSnapshotType(SnapshotType.ACTIVE);
        api.setSnapshotStatus(SnapshotStatus.OK);
        api.setDate(vm.createdAt());
        api.setPersistMemorystate(false);
        api.setVm(Refs.vm(vm.id()));
        return api;
    }
}
