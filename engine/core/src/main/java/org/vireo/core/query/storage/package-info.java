/** Reading storage domains, disks and images that can be imported. Called by REST. */
@NullMarked
package org.vireo.core.query.storage;

import org.jspecify.annotations.NullMarked;
