package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.vireo.core.port.access.RoleRepository;
import org.vireo.model.user.Role;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.search.SearchTables;

/** Roles in PostgreSQL. */
@Singleton
public final class HibernateRoleRepository extends HibernateRepository<Role> implements RoleRepository {

    @Inject
    public HibernateRoleRepository(HibernateTransactions transactions) {
        super(transactions, Role.class, SearchTables.ROLES);
    }
}
