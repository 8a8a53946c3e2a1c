/** What the builder makes, taken to a real libvirt. Run by {@code ./vireo test}. */
@NullMarked
package org.vireo.it.libvirt;

import org.jspecify.annotations.NullMarked;
