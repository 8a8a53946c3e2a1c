/** What a start needs: the host for a VM, its specification in full, cloud-init's seed. Called by VM command handlers. */
@NullMarked
package org.vireo.core.launch;

import org.jspecify.annotations.NullMarked;
