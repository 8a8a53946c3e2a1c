/** Ways into a running VM. */
@NullMarked
package org.vireo.model.console;

import org.jspecify.annotations.NullMarked;
