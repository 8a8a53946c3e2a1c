/** In-process services that the core stands on: the event bus and correlation of threads. */
@NullMarked
package org.vireo.core.runtime;

import org.jspecify.annotations.NullMarked;
