package org.vireo.core.port;

import org.vireo.model.template.Template;

/** Templates. Search fields: id, name, description, status, cluster. */
public interface TemplateRepository extends Repository<Template> {}
