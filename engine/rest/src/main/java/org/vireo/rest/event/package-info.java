/** The audit log. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.event;

import org.jspecify.annotations.NullMarked;
