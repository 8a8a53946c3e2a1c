/** The way to PostgreSQL: schema, Hibernate and transactions bound to threads. Used by this module alone. */
@NullMarked
package org.vireo.persistence.database;

import org.jspecify.annotations.NullMarked;
