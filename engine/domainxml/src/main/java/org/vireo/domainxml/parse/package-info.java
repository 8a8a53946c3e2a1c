/** A reported Domain XML to model.reported; bad input becomes a value. Called by the core. */
@NullMarked
package org.vireo.domainxml.parse;

import org.jspecify.annotations.NullMarked;
