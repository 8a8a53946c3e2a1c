/**
 * The model test: random orders, faults and reports over simulated hosts, and beside them a model of what must be. Run by
 * the build; nobody calls it.
 */
@NullMarked
package org.vireo.it.lifecycle;

import org.jspecify.annotations.NullMarked;
