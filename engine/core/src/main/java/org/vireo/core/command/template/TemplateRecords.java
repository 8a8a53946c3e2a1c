package org.vireo.core.command.template;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.quota.DiskQuotas;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.guestos.GuestOsCatalog;
import org.vireo.core.port.TemplateRepository;
import org.vireo.core.validation.HardwareLimits;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.id.DiskId;
import org.vireo.model.template.Template;
import org.vireo.model.template.TemplateDefaults;
import org.vireo.model.template.TemplateDevices;
import org.vireo.model.template.TemplateStatus;

/** The rows of templates while tasks work on them. Everything is to be called within a transaction. */
@Singleton
public final class TemplateRecords {

    /** Images say nothing of what is in them. */
    private static final String OS_TYPE = "other_linux";

    private final TemplateRepository templates;
    private final StandardDevices devices;
    private final DiskQuotas quotas;
    private final Announcements announcements;
    private final Clock clock;

    @Inject
    public TemplateRecords(
            TemplateRepository templates,
            StandardDevices devices,
            DiskQuotas quotas,
            Announcements announcements,
            Clock clock) {
        this.templates = templates;
        this.devices = devices;
        this.quotas = quotas;
        this.announcements = announcements;
        this.clock = clock;
    }

    void checkNew(UUID id, String name, String description, Violations violations) {
        violations.require(templates.find(id).isEmpty(), Violation.exists("template", id));
        Names.check("Template", name, description, violations);
        Names.requireFree("template", name, templates.named(name).map(Template::id), null, violations);
    }

    /** What the disk is counted to; how large it is shows later. To be called last, when there are no violations. */
    Optional<UUID> admit(ImportTemplate command, Caller caller, Violations violations) {
        return quotas.ofNew(command.storageDomainId(), 0, command.quotaId(), caller, violations);
    }

    void add(ImportTemplate command) {
        long memory = command.memoryBytes() == 0 ? HardwareLimits.DEFAULT_MEMORY_BYTES : command.memoryBytes();
        templates.add(new Template(
                command.id(),
                command.clusterId(),
                command.name(),
                command.description(),
                new TemplateDefaults(memory, CpuTopology.SINGLE, OS_TYPE, null, Platform.DEFAULT),
                new TemplateDevices(
                        devices.withDisk(GuestOsCatalog.shipped().orOther(OS_TYPE), new DiskId(command.diskId()))),
                clock.instant()));
        announcements.changed(ObjectRef.template(command.id()), ChangeKind.CREATED);
    }

    void imported(ImportTemplate command, Caller caller) {
        become(command.id(), TemplateStatus.OK);
        record(
                EventCode.TEMPLATE_ADDED,
                "Template " + command.name() + " was imported from " + command.file() + " by " + caller.principal()
                        + ".",
                command.id(),
                caller);
    }

    /** There is no image: what is asked for again gets the same name. */
    void withdraw(ImportTemplate command, String why, Caller caller) {
        record(
                EventCode.TEMPLATE_ADD_FAILED,
                "Template " + command.name() + " was not imported from " + command.file() + ": " + why,
                command.id(),
                caller);
        templates.find(command.id()).ifPresent(this::remove);
    }

    /** Nobody knows whether there is an image. */
    void importFailed(ImportTemplate command, String why, Caller caller) {
        become(command.id(), TemplateStatus.ILLEGAL);
        record(
                EventCode.TEMPLATE_ADD_FAILED,
                "Template " + command.name() + " was not imported from " + command.file() + ": " + why
                        + ". Remove it and import it again.",
                command.id(),
                caller);
    }

    void become(UUID templateId, TemplateStatus status) {
        templates.find(templateId).ifPresent(template -> {
            template.become(status);
            announcements.changed(ObjectRef.template(templateId), ChangeKind.UPDATED);
        });
    }

    void updated(Template template, Caller caller) {
        announcements.changed(ObjectRef.template(template.id()), ChangeKind.UPDATED);
        record(
                EventCode.TEMPLATE_UPDATED,
                "Template " + template.name() + " was changed by " + caller.principal() + ".",
                template.id(),
                caller);
    }

    void remove(Template template) {
        templates.remove(template);
        announcements.changed(ObjectRef.template(template.id()), ChangeKind.REMOVED);
    }

    void record(EventCode code, String sentence, UUID templateId, Caller caller) {
        announcements.record(code, sentence, ObjectRef.template(templateId), caller);
    }

    /** The template's disks, in an order that never changes. */
    static List<UUID> disksOf(Template template) {
        return template.devices().devices().stream()
                .filter(DiskDevice.class::isInstance)
                .map(device -> ((DiskDevice) device).diskId().value())
                .sorted()
                .toList();
    }
}
