/** Users, groups, roles and permissions. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.access;

import org.jspecify.annotations.NullMarked;
