/** Device kinds that store: disks and CD-ROM drives; one file per kind, both directions. Listed in the recipe of build and the readers of parse. */
@NullMarked
package org.vireo.domainxml.device.storage;

import org.jspecify.annotations.NullMarked;
