/** Reading figures of the whole installation. Called by REST. */
@NullMarked
package org.vireo.core.query.system;

import org.jspecify.annotations.NullMarked;
