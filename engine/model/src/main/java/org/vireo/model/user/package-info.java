/** Users, tokens, roles and permissions. Everything above the model may use it. */
@NullMarked
package org.vireo.model.user;

import org.jspecify.annotations.NullMarked;
