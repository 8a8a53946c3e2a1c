/** Memory and processors beyond their number, in the API's words. Called by the mapping of VMs and templates. */
@NullMarked
package org.vireo.rest.mapping.hardware;

import org.jspecify.annotations.NullMarked;
