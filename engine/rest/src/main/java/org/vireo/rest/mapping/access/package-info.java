/** Users, groups, roles and permissions in the API's words. Called by resources. */
@NullMarked
package org.vireo.rest.mapping.access;

import org.jspecify.annotations.NullMarked;
