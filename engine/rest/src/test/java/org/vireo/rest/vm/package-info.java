/** Tests of the package of the same name. Nothing else uses them. */
@NullMarked
package org.vireo.rest.vm;

import org.jspecify.annotations.NullMarked;
