/** VmSpec and HostFacts to a Domain XML: the recipe and the builder. Called by the core. */
@NullMarked
package org.vireo.domainxml.build;

import org.jspecify.annotations.NullMarked;
