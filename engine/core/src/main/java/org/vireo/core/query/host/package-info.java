/** Reading hosts. Called by REST. */
@NullMarked
package org.vireo.core.query.host;

import org.jspecify.annotations.NullMarked;
