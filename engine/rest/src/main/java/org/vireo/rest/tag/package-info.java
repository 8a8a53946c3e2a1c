/** Tags, and those of VMs, hosts and templates. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.tag;

import org.jspecify.annotations.NullMarked;
