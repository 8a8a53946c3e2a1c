package org.vireo.rest.disk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Disk;
import org.vireo.api.type.StorageDomain;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.References;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.DiskMapper;
import org.vireo.rest.mapping.storage.LunMapper;
import org.vireo.rest.problem.Faults;

/** From the description of a disk that is yet to be made to the command that makes it. */
@Singleton
public final class NewDisks {

    private final References references;
    private final Commands commands;

    @Inject
    public NewDisks(References references, Commands commands) {
        this.references = references;
        this.commands = commands;
    }

    /** Refuses a description without size or place, or of a disk that is not made at all. */
    public AddDisk command(Disk body, ApiCall call) {
        if (LunMapper.isDirect(body)) {
            throw Faults.invalid(
                    "DISK_SOURCE",
                    "Disk [lun_storage] cannot be added to a VM at once: add the disk first, then attach it by its id.");
        }
        StorageDomain place = place(body);
        Required.of("Disk", "add")
                .member("provisionedSize", body.getProvisionedSize())
                .member("storageDomains.id|name", References.named(place))
                .check();
        UUID storageDomainId = references.storageDomain(place, call);
        return DiskMapper.toAdd(commands.newId(call), storageDomainId, body, References.quota(body.getQuota()));
    }

    private static @Nullable StorageDomain place(Disk body) {
        List<StorageDomain> many = body.getStorageDomains();
        return many == null || many.isEmpty() ? body.getStorageDomain() : many.getFirst();
    }
}
