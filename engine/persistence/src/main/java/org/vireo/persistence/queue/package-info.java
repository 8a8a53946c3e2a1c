/** The queue of accepted tasks in the database. Used by the wiring and, through its port, by commands. */
@NullMarked
package org.vireo.persistence.queue;

import org.jspecify.annotations.NullMarked;
