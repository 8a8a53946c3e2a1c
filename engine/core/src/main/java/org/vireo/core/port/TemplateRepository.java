package org.vireo.core.port;

import java.util.List;
import java.util.UUID;
import org.vireo.model.template.Template;

/** Templates. Search fields: id, name, description, status, cluster. */
public interface TemplateRepository extends Repository<Template> {

    /** Templates that have the disk as one of theirs, by name. */
    List<Template> withDisk(UUID diskId);
}
