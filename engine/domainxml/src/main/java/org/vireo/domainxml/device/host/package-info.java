/** Devices, directories and sockets of the host that a guest takes, both directions. Called by the build and the parser. */
@NullMarked
package org.vireo.domainxml.device.host;

import org.jspecify.annotations.NullMarked;
