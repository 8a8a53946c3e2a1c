package org.vireo.rest.mapping;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.DiskAttachment;
import org.vireo.api.type.Nic;
import org.vireo.api.type.OperatingSystem;
import org.vireo.api.type.Template;
import org.vireo.api.type.TemplateStatus;
import org.vireo.api.type.TemplateVersion;
import org.vireo.api.type.VmType;
import org.vireo.core.command.template.ImportTemplate;
import org.vireo.core.command.template.UpdateTemplate;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.template.TemplateDefaults;
import org.vireo.rest.mapping.feature.FeatureMapper;
import org.vireo.rest.mapping.hardware.MemoryMapper;
import org.vireo.rest.problem.Words;

/** Templates. */
public final class TemplateMapper {

    private TemplateMapper() {}

    public static Template toApi(org.vireo.model.template.Template template) {
        TemplateDefaults defaults = template.defaults();
        Template api = new Template();
        api.setId(template.id().toString());
        api.setName(template.name());
        api.setDescription(template.description());
        api.setComment("");
        api.setStatus(status(template.status()));
        api.setType(VmType.SERVER);
        api.setCreationTime(template.createdAt());
        api.setCluster(Refs.clusterOrNone(template.clusterId()));
        api.setMemory(defaults.memoryBytes());
        api.setCpu(HardwareMapper.cpu(defaults.topology()));
        OperatingSystem os = new OperatingSystem();
        os.setType(defaults.osType());
        api.setOs(os);
        if (defaults.biosType() != null) {
            api.setBios(HardwareMapper.bios(defaults.biosType()));
        }
        api.setMemoryPolicy(
                MemoryMapper.toApi(defaults.memoryBytes(), defaults.platform().memory()));
        PlatformMapper.addTo(api, defaults.platform());
        FeatureMapper.addAll(api, template.devices().devices());
        api.setVersion(firstVersion(template.id()));
        return Served.TEMPLATE.at(api, Hrefs.of("templates", template.id()));
    }

    public static UpdateTemplate toUpdate(UUID id, Template api) {
        return new UpdateTemplate(id, api.getName(), api.getDescription(), api.getMemory());
    }

    public static List<DiskAttachment> disks(org.vireo.model.template.Template template) {
        return template.devices().devices().stream()
                .filter(DiskDevice.class::isInstance)
                .map(device -> DiskAttachmentMapper.ofTemplate(template.id(), (DiskDevice) device))
                .toList();
    }

    public static List<Nic> nics(org.vireo.model.template.Template template) {
        return template.devices().devices().stream()
                .filter(NicDevice.class::isInstance)
                .map(device -> NicMapper.ofTemplate(template.id(), (NicDevice) device))
                .toList();
    }

    /** The ids of the template and of its disk, where it comes from and goes to, and what the disk is counted to. */
    public record Import(
            UUID id,
            UUID diskId,
            UUID storageDomainId,
            String file,
            UUID clusterId,
            @Nullable UUID quotaId) {}

    /** The template has the name that is asked for, or that of the file. */
    public static ImportTemplate toImport(Import what, Template api) {
        String name = api.getName();
        return new ImportTemplate(
                what.id(),
                what.diskId(),
                what.storageDomainId(),
                what.file(),
                name == null || name.isEmpty() ? withoutEnding(what.file()) : name,
                Words.orEmpty(api.getDescription()),
                what.clusterId(),
                api.getMemory() == null ? 0 : api.getMemory(),
                what.quotaId());
    }

    private static String withoutEnding(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private static TemplateVersion firstVersion(UUID id) {
        TemplateVersion version = new TemplateVersion();
        version.setVersionNumber(1L);
        version.setVersionName("base version");
        version.setBaseTemplate(Refs.template(id));
        return version;
    }

    private static TemplateStatus status(org.vireo.model.template.TemplateStatus status) {
        return switch (status) {
            case LOCKED -> TemplateStatus.LOCKED;
            case OK -> TemplateStatus.OK;
            case ILLEGAL -> TemplateStatus.ILLEGAL;
        };
    }
}
