/** What a disk device can be told beyond its bus: how the host serves it, limits, SCSI pass-through. Parts of the records in the package above. */
@NullMarked
package org.vireo.model.device.disk;

import org.jspecify.annotations.NullMarked;
