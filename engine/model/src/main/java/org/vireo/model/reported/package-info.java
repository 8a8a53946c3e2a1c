/** What a host says that it runs: one record per device kind, never merged into the configured devices. Filled by domainxml, read by the core. */
@NullMarked
package org.vireo.model.reported;

import org.jspecify.annotations.NullMarked;
