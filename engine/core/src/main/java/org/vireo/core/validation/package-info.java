/** Violations and the small pure rules that find them. Called by command handlers. */
@NullMarked
package org.vireo.core.validation;

import org.jspecify.annotations.NullMarked;
