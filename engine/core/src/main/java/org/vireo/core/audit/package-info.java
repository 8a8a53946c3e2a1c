/** Writes the audit log. Called by command handlers and monitoring, within their transactions. */
@NullMarked
package org.vireo.core.audit;

import org.jspecify.annotations.NullMarked;
