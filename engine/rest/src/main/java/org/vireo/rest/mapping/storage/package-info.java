/** Disks outside of storage domains in the API's own types. Called by the resources and the mappers above. */
@NullMarked
package org.vireo.rest.mapping.storage;

import org.jspecify.annotations.NullMarked;
