/** What goes wrong, as the faults that clients know. Called by every package of the REST layer. */
@NullMarked
package org.vireo.rest.problem;

import org.jspecify.annotations.NullMarked;
