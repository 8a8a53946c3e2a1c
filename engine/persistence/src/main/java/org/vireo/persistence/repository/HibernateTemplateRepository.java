package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.core.port.TemplateRepository;
import org.vireo.model.template.Template;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.search.SearchTables;

/** Templates in PostgreSQL. */
@Singleton
public final class HibernateTemplateRepository extends HibernateRepository<Template> implements TemplateRepository {

    @Inject
    public HibernateTemplateRepository(HibernateTransactions transactions) {
        super(transactions, Template.class, SearchTables.TEMPLATES);
    }

    @Override
    public List<Template> withDisks(Collection<UUID> diskIds) {
        String parts = diskIds.stream()
                .map(id -> "{\"devices\": [{\"kind\": \"DISK\", \"diskId\": \"" + id + "\"}]}")
                .collect(Collectors.joining(", ", "[", "]"));
        return session()
                .createNativeQuery(
                        "select * from template where id in (select owner.id"
                                + " from jsonb_array_elements(cast(:parts as jsonb)) as part(devices)"
                                + " join template owner on owner.devices @> part.devices) order by name, id",
                        Template.class)
                .setParameter("parts", parts)
                .getResultList();
    }
}
