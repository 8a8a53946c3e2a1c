/** Builds the parts of other modules that the core stands on from the server's settings. Called by CDI alone. */
@NullMarked
package org.vireo.core.wiring;

import org.jspecify.annotations.NullMarked;
