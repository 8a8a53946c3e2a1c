/** Users of the internal domain, and groups. Called by REST. */
@NullMarked
package org.vireo.core.command.user;

import org.jspecify.annotations.NullMarked;
