/** Searches over the fields of one kind of object as HQL with bound parameters. Used by the repositories alone. */
@NullMarked
package org.vireo.persistence.search;

import org.jspecify.annotations.NullMarked;
