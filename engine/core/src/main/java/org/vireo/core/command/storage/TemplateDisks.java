package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.TemplateRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.storage.Disk;

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
        templates
                .withDisk(disk.id())
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
}
