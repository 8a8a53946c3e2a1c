/** The devices that a VM is configured with: one record per kind. Everything above the model may use them. */
@NullMarked
package org.vireo.model.device;

import org.jspecify.annotations.NullMarked;
