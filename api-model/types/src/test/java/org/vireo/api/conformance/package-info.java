/** Tests of the rules of the wire, over all generated types. Other tests may use the samples. */
@NullMarked
package org.vireo.api.conformance;

import org.jspecify.annotations.NullMarked;
