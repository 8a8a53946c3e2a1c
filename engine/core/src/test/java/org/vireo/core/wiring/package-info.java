/** Tests of settings. Nothing else uses them. */
@NullMarked
package org.vireo.core.wiring;

import org.jspecify.annotations.NullMarked;
