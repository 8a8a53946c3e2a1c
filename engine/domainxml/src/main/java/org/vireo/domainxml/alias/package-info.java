/** The only place that knows the prefix of our user aliases. Device mappings write them, matching reads them. */
@NullMarked
package org.vireo.domainxml.alias;

import org.jspecify.annotations.NullMarked;
