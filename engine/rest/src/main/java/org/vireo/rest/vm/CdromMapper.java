package org.vireo.rest.vm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Cdrom;
import org.vireo.api.type.File;
import org.vireo.core.command.vmdevice.ChangeCdrom;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.id.DiskId;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.vm.DeviceState;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;

/** CD-ROM drives. Clients count on one per VM with an id of zeros. */
public final class CdromMapper {

    private static final String ID = new UUID(0, 0).toString();

    private CdromMapper() {}

    /** As it is configured, which is what the VM starts with. */
    public static List<Cdrom> toApi(UUID vmId, List<VmDevice> devices) {
        return first(devices).map(row -> toApi(vmId, configured(row))).stream().toList();
    }

    /** As the host sees it; the same as it is configured while the VM does not run. */
    static List<Cdrom> toApiNow(UUID vmId, List<VmDevice> devices) {
        return first(devices)
                .map(row -> toApi(vmId, row.state() == DeviceState.PAIRED ? seen(row) : configured(row)))
                .stream()
                .toList();
    }

    private static Optional<VmDevice> first(List<VmDevice> devices) {
        return devices.stream()
                .filter(row -> row.device() instanceof CdromDevice)
                .findFirst();
    }

    private static @Nullable UUID configured(VmDevice row) {
        return row.device() instanceof CdromDevice device
                        && device.medium() instanceof CdromMedium.IsoDisk(DiskId diskId)
                ? diskId.value()
                : null;
    }

    private static @Nullable UUID seen(VmDevice row) {
        return Optional.ofNullable(row.hostSide())
                .flatMap(StorageDomain::diskAt)
                .orElse(null);
    }

    /** What a request asks for: a file with an empty id, or none, is no medium. */
    public static ChangeCdrom toChange(UUID vmId, Cdrom api, boolean current) {
        File file = api.getFile();
        String id = file == null ? null : file.getId();
        return new ChangeCdrom(vmId, id == null || id.isEmpty() ? null : Ids.of(id, "disk"), current);
    }

    /** The drive with this disk in it; null for an empty one. */
    static Cdrom toApi(UUID vmId, @Nullable UUID medium) {
        Cdrom api = new Cdrom();
        api.setId(ID);
        api.setVm(Refs.vm(vmId));
        api.setHref(Hrefs.of("vms", vmId, "cdroms", ID));
        if (medium != null) {
            File file = new File();
            file.setId(medium.toString());
            api.setFile(file);
        }
        return api;
    }
}
