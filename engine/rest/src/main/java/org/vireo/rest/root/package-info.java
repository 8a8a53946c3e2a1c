/** The root of the API. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.root;

import org.jspecify.annotations.NullMarked;
