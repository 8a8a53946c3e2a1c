/** Quotas: making them, and keeping to them. Called by the handlers of commands that make or grow something. */
@NullMarked
package org.vireo.core.command.quota;

import org.jspecify.annotations.NullMarked;
