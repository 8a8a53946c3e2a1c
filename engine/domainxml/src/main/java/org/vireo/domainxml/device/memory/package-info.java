/** Memory devices and IOMMUs, both directions. Listed in the recipe of build and the readers of parse. */
@NullMarked
package org.vireo.domainxml.device.memory;

import org.jspecify.annotations.NullMarked;
