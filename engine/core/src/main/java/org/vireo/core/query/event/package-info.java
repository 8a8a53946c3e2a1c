/** Reading the audit log. Called by REST. */
@NullMarked
package org.vireo.core.query.event;

import org.jspecify.annotations.NullMarked;
