package org.vireo.core.command.template;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.storage.DiskImages;
import org.vireo.core.command.storage.DiskRecords;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.TemplateRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.storage.Disk;
import org.vireo.model.template.Template;
import org.vireo.model.template.TemplateStatus;
import org.vireo.model.user.Permit;

/** Removes a template that nothing is made from any more, with its images. */
@Singleton
public final class RemoveTemplateHandler implements CommandHandler<RemoveTemplate, UUID> {

    private final TemplateRepository templates;
    private final DiskRepository disks;
    private final RemoveTemplateRules rules;
    private final TemplateRecords records;
    private final DiskRecords diskRecords;
    private final DiskImages images;
    private final TransactionRunner transactions;

    @Inject
    public RemoveTemplateHandler(
            TemplateRepository templates,
            DiskRepository disks,
            RemoveTemplateRules rules,
            TemplateRecords records,
            DiskRecords diskRecords,
            DiskImages images,
            TransactionRunner transactions) {
        this.templates = templates;
        this.disks = disks;
        this.rules = rules;
        this.records = records;
        this.diskRecords = diskRecords;
        this.images = images;
        this.transactions = transactions;
    }

    @Override
    public Class<RemoveTemplate> command() {
        return RemoveTemplate.class;
    }

    @Override
    public RequiredPermit permit(RemoveTemplate command) {
        return new RequiredPermit(Permit.DELETE_TEMPLATE, ObjectRef.template(command.id()));
    }

    @Override
    public List<LockRequest> locks(RemoveTemplate command) {
        List<LockRequest> locks = new ArrayList<>();
        locks.add(LockRequest.exclusive(ObjectRef.template(command.id()), "it is being removed"));
        diskIds(command)
                .forEach(diskId ->
                        locks.add(LockRequest.exclusive(ObjectRef.disk(diskId), "its template is being removed")));
        return locks;
    }

    @Override
    public Decision<UUID> decide(RemoveTemplate command, Caller caller) {
        Violations violations = new Violations();
        Optional<Template> found =
                violations.requirePresent(templates.find(command.id()), Violation.notFound("template", command.id()));
        List<Disk> itsDisks = disks.findAll(diskIds(command));
        found.ifPresent(template -> rules.check(template, itsDisks, violations));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Template template = found.get();
        String name = template.name();
        if (itsDisks.isEmpty()) {
            removed(template, caller);
        } else {
            itsDisks.forEach(diskRecords::take);
            records.become(command.id(), TemplateStatus.LOCKED);
        }
        return new Decision.Accepted<>(command.id(), "Removing template " + name, ObjectRef.template(command.id()));
    }

    /** One for each disk; the disks' rows stay until the end, so that the steps stay the same. */
    @Override
    public List<Step> steps(RemoveTemplate command) {
        return diskIds(command).stream()
                .map(diskId ->
                        new Step("Delete the image of disk " + diskId, context -> images.delete(diskId, context)))
                .toList();
    }

    @Override
    public void conclude(RemoveTemplate command, TaskOutcome outcome, Caller caller) {
        templates.find(command.id()).ifPresent(template -> {
            List<Disk> itsDisks = disks.findAll(diskIds(command));
            switch (outcome) {
                case TaskOutcome.Finished finished -> {
                    itsDisks.forEach(diskRecords::remove);
                    removed(template, caller);
                }
                case TaskOutcome.Failed failed -> failed(template, itsDisks, failed.why(), caller);
                case TaskOutcome.Undecided undecided -> failed(template, itsDisks, undecided.why(), caller);
            }
        });
    }

    private void removed(Template template, Caller caller) {
        records.remove(template);
        records.record(
                EventCode.TEMPLATE_REMOVED,
                "Template " + template.name() + " was removed by " + caller.principal() + ".",
                template.id(),
                caller);
    }

    /** A template that lost an image cannot be used; it can be removed again. */
    private void failed(Template template, List<Disk> itsDisks, String why, Caller caller) {
        boolean whole = itsDisks.stream().filter(diskRecords::giveBack).count() == 0;
        boolean usable = whole && itsDisks.stream().allMatch(RemoveTemplateRules::isUsable);
        records.become(template.id(), usable ? TemplateStatus.OK : TemplateStatus.ILLEGAL);
        records.record(
                EventCode.TEMPLATE_REMOVE_FAILED,
                "Template " + template.name() + " was not removed: " + why + ". Remove it again.",
                template.id(),
                caller);
    }

    private List<UUID> diskIds(RemoveTemplate command) {
        return transactions.call(
                () -> templates.find(command.id()).map(TemplateRecords::disksOf).orElse(List.of()));
    }
}
