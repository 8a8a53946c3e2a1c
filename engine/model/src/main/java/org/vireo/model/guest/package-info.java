/** What is known of guest operating systems. Filled from the data file by the core, read by everybody above the model. */
@NullMarked
package org.vireo.model.guest;

import org.jspecify.annotations.NullMarked;
