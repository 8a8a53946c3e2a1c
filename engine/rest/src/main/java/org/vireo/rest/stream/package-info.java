/** Server-sent events from the changes of the engine. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.stream;

import org.jspecify.annotations.NullMarked;
