/** Puts the module together in the server and makes the first user. Used by CDI and by the engine's start-up. */
@NullMarked
package org.vireo.persistence.wiring;

import org.jspecify.annotations.NullMarked;
