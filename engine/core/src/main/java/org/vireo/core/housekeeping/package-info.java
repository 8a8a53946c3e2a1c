/** What the engine tidies up by itself, now and then. Started and stopped with the engine. */
@NullMarked
package org.vireo.core.housekeeping;

import org.jspecify.annotations.NullMarked;
