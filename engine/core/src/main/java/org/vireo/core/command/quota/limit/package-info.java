/** Limits of quotas. Commands are made by REST; handlers are called by the runner alone. */
@NullMarked
package org.vireo.core.command.quota.limit;

import org.jspecify.annotations.NullMarked;
