package org.vireo.core.command.template;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.TemplateRepository;
import org.vireo.core.validation.HardwareLimits;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.template.Template;
import org.vireo.model.user.Permit;

/** Renames or describes a template, or gives what is made of it another size of memory. What was made of it stays. */
@Singleton
public final class UpdateTemplateHandler implements CommandHandler<UpdateTemplate, UUID> {

    private final TemplateRepository templates;
    private final TemplateRecords records;

    @Inject
    public UpdateTemplateHandler(TemplateRepository templates, TemplateRecords records) {
        this.templates = templates;
        this.records = records;
    }

    @Override
    public Class<UpdateTemplate> command() {
        return UpdateTemplate.class;
    }

    @Override
    public RequiredPermit permit(UpdateTemplate command) {
        return new RequiredPermit(Permit.EDIT_TEMPLATE, ObjectRef.template(command.id()));
    }

    @Override
    public List<LockRequest> locks(UpdateTemplate command) {
        return List.of(LockRequest.exclusive(ObjectRef.template(command.id()), "it is being changed"));
    }

    @Override
    public Decision<UUID> decide(UpdateTemplate command, Caller caller) {
        Violations violations = new Violations();
        Optional<Template> found =
                violations.requirePresent(templates.find(command.id()), Violation.notFound("template", command.id()));
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Template template = found.get();
        String name = Objects.requireNonNullElse(command.name(), template.name());
        String description = Objects.requireNonNullElse(command.description(), template.description());
        long memory = Objects.requireNonNullElse(
                command.memoryBytes(), template.defaults().memoryBytes());
        violations.require(
                !template.isBlank(),
                Violation.conflict(
                        "TEMPLATE_BLANK",
                        "Cannot edit Template. Template " + template.name() + " belongs to the product.",
                        "Change the VMs that are made of it."));
        Names.check("Template", name, description, violations);
        Names.requireFree("template", name, templates.named(name).map(Template::id), template.id(), violations);
        HardwareLimits.checkMemory("Template", memory, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        template.describe(name, description, memory);
        records.updated(template, caller);
        return new Decision.Accepted<>(template.id(), "Changing template " + name, ObjectRef.template(template.id()));
    }
}
