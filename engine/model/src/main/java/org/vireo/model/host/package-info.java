/** Hosts, what they report of themselves, and their enrolment. Everything above the model may use it. */
@NullMarked
package org.vireo.model.host;

import org.jspecify.annotations.NullMarked;
