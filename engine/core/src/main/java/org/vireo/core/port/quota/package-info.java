/** What the engine needs of quotas. */
@NullMarked
package org.vireo.core.port.quota;

import org.jspecify.annotations.NullMarked;
