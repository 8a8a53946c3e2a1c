/** Reading users. Called by REST. */
@NullMarked
package org.vireo.core.query.user;

import org.jspecify.annotations.NullMarked;
