package org.vireo.core.port;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.vireo.model.template.Template;

/** Templates. Search fields: id, name, description, status, cluster. */
public interface TemplateRepository extends Repository<Template> {

    /** Templates that have one of the disks as theirs, by name. */
    List<Template> withDisks(Collection<UUID> diskIds);
}
