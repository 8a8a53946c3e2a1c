/** Graphics cards and consoles; one file per kind, both directions. Listed in the recipe of build and the readers of parse. */
@NullMarked
package org.vireo.domainxml.device.graphics;

import org.jspecify.annotations.NullMarked;
