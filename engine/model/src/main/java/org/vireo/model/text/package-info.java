/** What texts that people type may hold. Called by every record of the model and by the validation of commands. */
@NullMarked
package org.vireo.model.text;

import org.jspecify.annotations.NullMarked;
