package org.vireo.core.command.template;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.vireo.core.command.storage.StorageRules;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.core.query.Search;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.template.Template;
import org.vireo.model.template.TemplateStatus;
import org.vireo.model.vm.Vm;

/** When a template can be removed. To be called within a transaction. */
@Singleton
public final class RemoveTemplateRules {

    private final VmRepository vms;
    private final DiskRepository disks;
    private final StorageRules storage;

    @Inject
    public RemoveTemplateRules(VmRepository vms, DiskRepository disks, StorageRules storage) {
        this.vms = vms;
        this.disks = disks;
        this.storage = storage;
    }

    void check(Template template, List<Disk> itsDisks, Violations violations) {
        violations.require(
                !template.isBlank(),
                Violation.conflict(
                        "TEMPLATE_BLANK",
                        "Cannot remove Template. Template " + template.name() + " belongs to the product.",
                        "It takes no space; leave it."));
        violations.require(
                template.status() != TemplateStatus.LOCKED
                        && itsDisks.stream().noneMatch(disk -> disk.status() == DiskStatus.LOCKED),
                Violation.conflict(
                        "TEMPLATE_LOCKED",
                        "Cannot remove Template. Disk is locked: template " + template.name() + " is being worked on.",
                        "Wait for the task to end."));
        if (template.isBlank()) {
            return;
        }
        requireUnused(template, itsDisks, violations);
        itsDisks.stream()
                .map(Disk::storageDomainId)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(storageDomainId -> storage.requireReachable(storageDomainId, violations));
    }

    private void requireUnused(Template template, List<Disk> itsDisks, Violations violations) {
        Search byTemplate = new Search(
                new Search.Condition.Comparison("template", Search.Operator.EQUAL, template.name()),
                List.of(),
                0,
                1,
                true);
        // A name may hold a star, which finds more than it should.
        List<String> users = vms.search(byTemplate).stream()
                .filter(vm -> vm.templateId().equals(template.id()))
                .map(Vm::name)
                .toList();
        violations.require(
                users.isEmpty(),
                Violation.conflict(
                        "TEMPLATE_IN_USE",
                        "Cannot delete Template. Template " + template.name() + " is being used by the following VMs: "
                                + String.join(", ", users) + ".",
                        "Remove these VMs first."));
        List<String> layers = disks.layersOf(itsDisks.stream().map(Disk::id).toList()).stream()
                .map(Disk::name)
                .toList();
        violations.require(
                layers.isEmpty(),
                Violation.conflict(
                        "TEMPLATE_HAS_LAYERS",
                        "Cannot delete Template. Disks are layers over template " + template.name() + ": "
                                + String.join(", ", layers) + ".",
                        "Remove these disks first."));
    }

    static boolean isUsable(Disk disk) {
        return disk.status() == DiskStatus.OK;
    }
}
