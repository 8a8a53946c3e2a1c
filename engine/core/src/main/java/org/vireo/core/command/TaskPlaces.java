package org.vireo.core.command;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.storage.Disk;
import org.vireo.model.vm.VmRuntime;

/** Where tasks do their work: a host or a storage domain, which bears only so many of them at once. */
@Singleton
final class TaskPlaces {

    private final VmRepository vms;
    private final DiskRepository disks;

    @Inject
    TaskPlaces(VmRepository vms, DiskRepository disks) {
        this.vms = vms;
        this.disks = disks;
    }

    /** Null when it is none, or chosen only by the steps. To be called within a transaction. */
    @Nullable
    UUID of(ObjectRef subject) {
        return switch (subject.type()) {
            case HOST, STORAGE_DOMAIN -> subject.id();
            case VM -> hostOf(subject.id());
            case DISK -> disks.find(subject.id()).map(Disk::storageDomainId).orElse(null);
            case SYSTEM,
                    DATA_CENTER,
                    CLUSTER,
                    NETWORK,
                    VNIC_PROFILE,
                    TEMPLATE,
                    USER,
                    GROUP,
                    ROLE,
                    TAG,
                    BOOKMARK,
                    QUOTA,
                    TASK,
                    EVENT -> null;
        };
    }

    private @Nullable UUID hostOf(UUID vmId) {
        return vms.runtime(vmId).map(VmRuntime::hostId).orElse(null);
    }
}
