/** Devices that the API counts among the settings of VMs and templates. Called by the mappers and resources of those. */
@NullMarked
package org.vireo.rest.mapping.feature;

import org.jspecify.annotations.NullMarked;
