/** What a VM takes from its host: devices and directories. Everything above the model may use it. */
@NullMarked
package org.vireo.model.device.host;

import org.jspecify.annotations.NullMarked;
