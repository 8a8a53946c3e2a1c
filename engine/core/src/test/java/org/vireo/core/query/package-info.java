/** Tests of the search language. Nothing else uses them. */
@NullMarked
package org.vireo.core.query;

import org.jspecify.annotations.NullMarked;
