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

    /** Refuses a description without size or place. */
    public AddDisk command(Disk body, ApiCall call) {
        StorageDomain place = place(body);
        Required.of("Disk", "add")
                .member("provisionedSize", body.getProvisionedSize())
                .member("storageDomains.id|name", References.named(place))
                .check();
        UUID storageDomainId = references.storageDomain(place, call);
        return DiskMapper.toAdd(commands.newId(), storageDomainId, body);
    }

    private static @Nullable StorageDomain place(Disk body) {
        List<StorageDomain> many = body.getStorageDomains();
        return many == null || many.isEmpty() ? body.getStorageDomain() : many.getFirst();
    }
}
