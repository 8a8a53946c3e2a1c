/** Pure translations between the API's types and the engine's. Called by resources. */
@NullMarked
package org.vireo.rest.mapping;

import org.jspecify.annotations.NullMarked;
