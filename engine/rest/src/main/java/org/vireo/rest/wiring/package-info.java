/** Puts the engine together at start and takes it down at the end. Called by the server alone. */
@NullMarked
package org.vireo.rest.wiring;

import org.jspecify.annotations.NullMarked;
