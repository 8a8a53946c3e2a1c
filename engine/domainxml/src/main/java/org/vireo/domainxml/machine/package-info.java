/** What a domain has besides devices: name, memory, processors, firmware, clock. Listed in the recipe of build. */
@NullMarked
package org.vireo.domainxml.machine;

import org.jspecify.annotations.NullMarked;
