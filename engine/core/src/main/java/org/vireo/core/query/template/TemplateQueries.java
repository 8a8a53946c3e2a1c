package org.vireo.core.query.template;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.TemplateRepository;
import org.vireo.core.query.Search;
import org.vireo.model.template.Template;

/** Reads templates. */
@Singleton
public final class TemplateQueries {

    private static final Map<String, String> ALIASES = Map.of(
            "clusters.name", "cluster", "cluster.name", "cluster", "templates.name", "name", "template.name", "name");

    private final Sights sights;
    private final TemplateRepository templates;

    @Inject
    public TemplateQueries(Sights sights, TemplateRepository templates) {
        this.sights = sights;
        this.templates = templates;
    }

    public List<Template> list(Search search, Caller caller) {
        return sights.read(caller, sight -> templates.search(search.renamed(ALIASES), sight));
    }

    public Optional<Template> find(UUID id, Caller caller) {
        return all(List.of(id), caller).stream().findFirst();
    }

    /** Those of the templates that the caller may see. */
    public List<Template> all(Collection<UUID> ids, Caller caller) {
        return sights.read(caller, sight -> templates.findAll(ids, sight));
    }
}
