/** Collections of things that Vireo has none of, so that clients that look there find a list. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.empty;

import org.jspecify.annotations.NullMarked;
