/** Network interface cards, both directions. Listed in the recipe of build and the readers of parse. */
@NullMarked
package org.vireo.domainxml.device.network;

import org.jspecify.annotations.NullMarked;
