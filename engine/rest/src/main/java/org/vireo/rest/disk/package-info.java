/** Disks. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.disk;

import org.jspecify.annotations.NullMarked;
