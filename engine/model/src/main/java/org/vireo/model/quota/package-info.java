/** How much of a data center's clusters and storage somebody may use. */
@NullMarked
package org.vireo.model.quota;

import org.jspecify.annotations.NullMarked;
