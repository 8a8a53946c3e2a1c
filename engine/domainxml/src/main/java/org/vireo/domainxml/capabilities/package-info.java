/** What libvirt says of a host, as far as building needs it. Called by the core when a host reports. */
@NullMarked
package org.vireo.domainxml.capabilities;

import org.jspecify.annotations.NullMarked;
