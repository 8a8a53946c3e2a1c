/** Who somebody is and what they may see: logins, tokens, sight. Called by REST and by the queries. */
@NullMarked
package org.vireo.core.access;

import org.jspecify.annotations.NullMarked;
