package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.TemplateRepository;
import org.vireo.core.query.Search;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.storage.Disk;
import org.vireo.model.template.Template;

/** Keeps the images that others are layers of from being changed. To be called within a transaction. */
@Singleton
public final class TemplateDisks {

    private final TemplateRepository templates;
    private final DiskRepository disks;

    @Inject
    public TemplateDisks(TemplateRepository templates, DiskRepository disks) {
        this.templates = templates;
        this.disks = disks;
    }

    /** A template's disk is neither attached to VMs nor removed by itself. */
    public void requireNone(Disk disk, Violations violations) {
        templates.search(Search.ALL).stream()
                .filter(template -> has(template, disk.id()))
                .forEach(template -> violations.add(Violation.conflict(
                        "DISK_OF_TEMPLATE",
                        "Disk " + disk.name() + " belongs to template " + template.name() + ".",
                        "Make a VM from the template, or remove the template.")));
        List<String> layers =
                disks.layersOf(List.of(disk.id())).stream().map(Disk::name).toList();
        violations.require(
                layers.isEmpty(),
                Violation.conflict(
                        "DISK_HAS_LAYERS",
                        "Disk " + disk.name() + " is the base of disks: " + String.join(", ", layers) + ".",
                        "Remove them first."));
    }

    private static boolean has(Template template, UUID diskId) {
        return template.devices().devices().stream()
                .anyMatch(device -> device instanceof DiskDevice disk
                        && disk.diskId().value().equals(diskId));
    }
}
