package org.vireo.rest.vm;

import java.util.List;
import java.util.UUID;
import org.vireo.api.type.Cdrom;
import org.vireo.api.type.File;
import org.vireo.core.command.vmdevice.ChangeCdrom;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;

/** CD-ROM drives. Clients count on one per VM with an id of zeros. */
public final class CdromMapper {

    private static final String ID = new UUID(0, 0).toString();

    private CdromMapper() {}

    public static List<Cdrom> toApi(UUID vmId, List<VmDevice> devices) {
        return devices.stream()
                .map(VmDevice::device)
                .filter(CdromDevice.class::isInstance)
                .limit(1)
                .map(device -> toApi(vmId, (CdromDevice) device))
                .toList();
    }

    /** What a request asks for: a file with an empty id, or none, is no medium. */
    public static ChangeCdrom toChange(UUID vmId, Cdrom api, boolean current) {
        File file = api.getFile();
        String id = file == null ? null : file.getId();
        return new ChangeCdrom(vmId, id == null || id.isEmpty() ? null : Ids.of(id, "disk"), current);
    }

    private static Cdrom toApi(UUID vmId, CdromDevice device) {
        Cdrom api = new Cdrom();
        api.setId(ID);
        api.setVm(Refs.vm(vmId));
        api.setHref(Hrefs.of("vms", vmId, "cdroms", ID));
        if (device.medium() instanceof CdromMedium.IsoDisk(var diskId)) {
            File file = new File();
            file.setId(diskId.toString());
            api.setFile(file);
        }
        return api;
    }
}
