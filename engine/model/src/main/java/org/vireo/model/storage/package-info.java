/** Storage domains and disks. Everything above the model may use it. */
@NullMarked
package org.vireo.model.storage;

import org.jspecify.annotations.NullMarked;
