/** Keeps a session with each host and turns what it says into observations. */
@NullMarked
package org.vireo.core.monitoring;

import org.jspecify.annotations.NullMarked;
