/** What every device that can be booted from writes. Used by the device mappings. */
@NullMarked
package org.vireo.domainxml.device.boot;

import org.jspecify.annotations.NullMarked;
