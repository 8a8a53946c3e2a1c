package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
}
