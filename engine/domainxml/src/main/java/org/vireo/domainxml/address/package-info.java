/** Device addresses to XML and back, and the pure plan of where devices go on the buses. Used by the device mappings and build. */
@NullMarked
package org.vireo.domainxml.address;

import org.jspecify.annotations.NullMarked;
