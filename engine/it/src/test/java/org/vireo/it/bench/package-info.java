/** Benchmarks of the engine's hot paths. Run by {@code ./vireo bench}; nobody calls them. */
@NullMarked
package org.vireo.it.bench;

import org.jspecify.annotations.NullMarked;
