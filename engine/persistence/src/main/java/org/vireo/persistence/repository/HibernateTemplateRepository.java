package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
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
    public List<Template> withDisk(UUID diskId) {
        return session()
                .createNativeQuery(
                        "select * from template where devices @> cast(:part as jsonb) order by name, id",
                        Template.class)
                .setParameter("part", "{\"devices\": [{\"kind\": \"DISK\", \"diskId\": \"" + diskId + "\"}]}")
                .getResultList();
    }
}
