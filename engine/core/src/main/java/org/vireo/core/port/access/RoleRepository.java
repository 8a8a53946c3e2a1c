package org.vireo.core.port.access;

import org.vireo.core.port.Repository;
import org.vireo.model.user.Role;

/** Roles. Search fields: id, name, description. */
public interface RoleRepository extends Repository<Role> {}
