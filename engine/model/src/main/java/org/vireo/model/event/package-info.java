/** The audit log: stable codes, severities and records. Everything above the model may use it. */
@NullMarked
package org.vireo.model.event;

import org.jspecify.annotations.NullMarked;
