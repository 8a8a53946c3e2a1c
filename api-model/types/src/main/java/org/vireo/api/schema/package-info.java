/**
 * What a type of the API is made of: base class, attributes, scalar texts and the table of each type. The generated types,
 * the formats and whoever walks over types generically may use it.
 */
@NullMarked
package org.vireo.api.schema;

import org.jspecify.annotations.NullMarked;
