/** What the core needs from outside, named by purpose. Implemented by the persistence module. */
@NullMarked
package org.vireo.core.port;

import org.jspecify.annotations.NullMarked;
