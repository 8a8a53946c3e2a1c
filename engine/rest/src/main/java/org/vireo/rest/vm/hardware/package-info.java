/** Parts of a VM's hardware that oVirt's API keeps in collections of their own. Called by the container. */
@NullMarked
package org.vireo.rest.vm.hardware;

import org.jspecify.annotations.NullMarked;
