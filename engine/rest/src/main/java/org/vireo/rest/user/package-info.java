/** Users. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.user;

import org.jspecify.annotations.NullMarked;
