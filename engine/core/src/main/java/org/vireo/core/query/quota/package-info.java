/** Reading quotas. Called by REST. */
@NullMarked
package org.vireo.core.query.quota;

import org.jspecify.annotations.NullMarked;
