/** Randomness and one-way hashes. Reached through the core's ports only. */
@NullMarked
package org.vireo.persistence.secret;

import org.jspecify.annotations.NullMarked;
