/** Users, groups, roles and permissions as the core wants them kept. Implemented by persistence. */
@NullMarked
package org.vireo.core.port.access;

import org.jspecify.annotations.NullMarked;
