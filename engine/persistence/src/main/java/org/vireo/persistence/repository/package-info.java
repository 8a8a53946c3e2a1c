/** The core's repositories on Hibernate, one a noun. Reached through the core's ports only. */
@NullMarked
package org.vireo.persistence.repository;

import org.jspecify.annotations.NullMarked;
