/** Bodies of requests and answers, as XML or JSON. Called by the JAX-RS implementation. */
@NullMarked
package org.vireo.rest.wire;

import org.jspecify.annotations.NullMarked;
