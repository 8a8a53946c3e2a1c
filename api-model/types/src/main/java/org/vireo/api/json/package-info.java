/**
 * The JSON form of the API's objects, written and read from the tables of the types. The REST layer uses {@link
 * org.vireo.api.json.JsonFormat}; the rest is its inside.
 */
@NullMarked
package org.vireo.api.json;

import org.jspecify.annotations.NullMarked;
