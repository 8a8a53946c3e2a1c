/** Which of a host's processors a VM gets, decided from what there is and what is taken. Called by launching alone. */
@NullMarked
package org.vireo.core.launch.cpu;

import org.jspecify.annotations.NullMarked;
