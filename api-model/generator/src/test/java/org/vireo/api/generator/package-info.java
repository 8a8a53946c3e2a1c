/** Tests of the generator. Nothing else uses them. */
@NullMarked
package org.vireo.api.generator;

import org.jspecify.annotations.NullMarked;
