/** VMs and what belongs to one. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.vm;

import org.jspecify.annotations.NullMarked;
