/** Device kinds that a person hears, touches and plugs in: input, sound, consoles, redirected USB devices and smartcards; one file per kind, both directions. Listed in the recipe of build and the readers of parse. */
@NullMarked
package org.vireo.domainxml.device.console;

import org.jspecify.annotations.NullMarked;
