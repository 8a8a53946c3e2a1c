/** What a VM can need of its host's emulator. Named by device kinds and the mainboard, judged by the host's facts. */
@NullMarked
package org.vireo.model.need;

import org.jspecify.annotations.NullMarked;
