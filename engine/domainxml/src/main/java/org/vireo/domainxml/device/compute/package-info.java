/** Device kinds that compute: controllers, serial console, balloon, random numbers, guest agent; one file per kind, both directions. Listed in the recipe of build and the readers of parse. */
@NullMarked
package org.vireo.domainxml.device.compute;

import org.jspecify.annotations.NullMarked;
