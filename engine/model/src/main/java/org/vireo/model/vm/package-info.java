/** VMs: one configuration, one small row of what monitoring saw, and their device records. Everything above the model may use it. */
@NullMarked
package org.vireo.model.vm;

import org.jspecify.annotations.NullMarked;
