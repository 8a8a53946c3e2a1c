package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.TemplateRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.id.DiskId;
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

    /** A template's disk is neither attached to VMs nor removed by itself. Two queries however many disks. */
    public void requireNone(List<Disk> all, Violations violations) {
        List<UUID> ids = all.stream().map(Disk::id).toList();
        List<Template> users = templates.withDisks(ids);
        Map<UUID, List<String>> layers = new HashMap<>();
        disks.layersOf(ids)
                .forEach(layer -> layers.computeIfAbsent(layer.backingDiskId(), base -> new ArrayList<>())
                        .add(layer.name()));
        for (Disk disk : all) {
            users.stream()
                    .filter(template -> template.devices().hasDisk(new DiskId(disk.id())))
                    .forEach(template -> violations.add(Violation.conflict(
                            "DISK_OF_TEMPLATE",
                            "Disk " + disk.name() + " belongs to template " + template.name() + ".",
                            "Make a VM from the template, or remove the template.")));
            List<String> above = layers.getOrDefault(disk.id(), List.of());
            violations.require(
                    above.isEmpty(),
                    Violation.conflict(
                            "DISK_HAS_LAYERS",
                            "Disk " + disk.name() + " is the base of disks: " + String.join(", ", above) + ".",
                            "Remove them first."));
        }
    }
}
