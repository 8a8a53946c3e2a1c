/** The list of device kinds, one file each in the packages below. Read by build and parse. */
@NullMarked
package org.vireo.domainxml.device;

import org.jspecify.annotations.NullMarked;
