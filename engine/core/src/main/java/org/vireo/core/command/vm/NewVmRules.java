package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.storage.StorageRules;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.TemplateRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.hardware.Platform;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.template.Template;
import org.vireo.model.template.TemplateStatus;

/** What a new VM can be made from. To be called within a transaction. */
@Singleton
public final class NewVmRules {

    private final ClusterRepository clusters;
    private final TemplateRepository templates;
    private final DiskRepository disks;
    private final StorageRules storage;

    @Inject
    public NewVmRules(
            ClusterRepository clusters, TemplateRepository templates, DiskRepository disks, StorageRules storage) {
        this.clusters = clusters;
        this.templates = templates;
        this.disks = disks;
        this.storage = storage;
    }

    /** Where the VM comes from: its cluster, its template and the template's disks. */
    record Source(Cluster cluster, Template template, List<Disk> disks) {}

    Optional<Source> check(AddVm command, Violations violations) {
        Optional<Cluster> cluster = violations.requirePresent(
                clusters.find(command.clusterId()), Violation.notFound("cluster", command.clusterId()));
        Optional<Template> template = violations.requirePresent(
                templates.find(command.templateId()), Violation.notFound("template", command.templateId()));
        if (cluster.isEmpty() || template.isEmpty()) {
            return Optional.empty();
        }
        checkTemplate(template.get(), cluster.get(), violations);
        List<Disk> sources = new ArrayList<>();
        for (UUID diskId : diskIds(template.get())) {
            violations
                    .requirePresent(disks.find(diskId), Violation.notFound("disk", diskId))
                    .ifPresent(sources::add);
        }
        sources.forEach(disk -> checkDisk(disk, template.get(), cluster.get(), violations));
        return Optional.of(new Source(cluster.get(), template.get(), sources));
    }

    /** The mainboard that a VM of the template begins with. */
    Platform platform(UUID templateId) {
        return templates
                .find(templateId)
                .map(template -> template.defaults().platform())
                .orElse(Platform.DEFAULT);
    }

    /** The storage domains that the VM's disks will lie in; empty when there is no such template. */
    List<UUID> storageDomains(UUID templateId) {
        return templates
                .find(templateId)
                .map(template -> disks.findAll(diskIds(template)).stream()
                        .map(Disk::storageDomainId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private void checkTemplate(Template template, Cluster cluster, Violations violations) {
        violations.require(
                template.status() == TemplateStatus.OK,
                Violation.conflict(
                        "TEMPLATE_NOT_OK",
                        "Cannot add VM. Template " + template.name() + " is "
                                + template.status().name().toLowerCase(Locale.ROOT) + ".",
                        template.status() == TemplateStatus.LOCKED
                                ? "Wait for the task that works on it."
                                : "Choose another template."));
        UUID home = template.clusterId();
        boolean near = home == null
                || clusters.find(home)
                        .map(other -> other.dataCenterId().equals(cluster.dataCenterId()))
                        .orElse(false);
        violations.require(
                near,
                Violation.conflict(
                        "TEMPLATE_ELSEWHERE",
                        "Cannot add VM. Template " + template.name() + " is not in the data center of cluster "
                                + cluster.name() + ".",
                        "Choose a cluster or a template of one data center."));
    }

    private void checkDisk(Disk disk, Template template, Cluster cluster, Violations violations) {
        violations.require(
                disk.status() == DiskStatus.OK,
                Violation.conflict(
                        "DISK_NOT_OK",
                        "Cannot add VM. Disk " + disk.name() + " of template " + template.name() + " is "
                                + disk.status().name().toLowerCase(Locale.ROOT) + ".",
                        "Choose another template."));
        Optional.ofNullable(disk.storageDomainId())
                .flatMap(storageDomainId -> storage.active(storageDomainId, violations))
                .ifPresent(storageDomain -> violations.require(
                        cluster.dataCenterId().equals(storageDomain.dataCenterId()),
                        Violation.conflict(
                                "STORAGE_DOMAIN_ELSEWHERE",
                                "Cannot add VM. Storage domain " + storageDomain.name() + " with the disk of template "
                                        + template.name() + " is not in the data center of cluster " + cluster.name()
                                        + ".",
                                "Choose a cluster of the storage domain's data center.")));
    }

    private static List<UUID> diskIds(Template template) {
        return template.devices().devices().stream()
                .filter(DiskDevice.class::isInstance)
                .map(device -> ((DiskDevice) device).diskId().value())
                .toList();
    }
}
