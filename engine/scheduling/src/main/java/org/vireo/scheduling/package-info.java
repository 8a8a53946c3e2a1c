/** Pure placement: which host runs a VM, with a reason for every host that cannot. Called by core's commands. */
@NullMarked
package org.vireo.scheduling;

import org.jspecify.annotations.NullMarked;
