/** Quotas and their limits. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.quota;

import org.jspecify.annotations.NullMarked;
