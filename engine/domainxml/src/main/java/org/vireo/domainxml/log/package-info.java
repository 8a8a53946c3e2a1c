/** Domain XML as it may be shown in a log. Called by whoever logs a Domain XML. */
@NullMarked
package org.vireo.domainxml.log;

import org.jspecify.annotations.NullMarked;
