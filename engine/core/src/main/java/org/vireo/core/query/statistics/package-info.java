/** What hosts count, in the terms of those who look at it. Called by REST. */
@NullMarked
package org.vireo.core.query.statistics;

import org.jspecify.annotations.NullMarked;
