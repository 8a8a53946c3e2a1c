/** Templates. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.template;

import org.jspecify.annotations.NullMarked;
