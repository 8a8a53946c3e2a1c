/** Our metadata section, both directions. Used by build and parse. */
@NullMarked
package org.vireo.domainxml.metadata;

import org.jspecify.annotations.NullMarked;
