/** Immutable snapshots from which a Domain XML is built: the VM with all that its devices refer to, and the facts of the host. Filled by the core, read by domainxml. */
@NullMarked
package org.vireo.model.spec;

import org.jspecify.annotations.NullMarked;
