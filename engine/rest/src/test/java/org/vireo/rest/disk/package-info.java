/** Tests of disks. */
@NullMarked
package org.vireo.rest.disk;

import org.jspecify.annotations.NullMarked;
