/** Reading templates. Called by REST. */
@NullMarked
package org.vireo.core.query.template;

import org.jspecify.annotations.NullMarked;
