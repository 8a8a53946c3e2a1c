/** The read side for REST and the portal; no side effects. */
@NullMarked
package org.vireo.core.query;

import org.jspecify.annotations.NullMarked;
