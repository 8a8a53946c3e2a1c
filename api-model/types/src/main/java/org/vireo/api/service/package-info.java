/**
 * What the services of the API offer below each entity: collections and actions, as the links of an entity show them. The
 * REST layer uses it to write those links and to know what exists.
 */
@NullMarked
package org.vireo.api.service;

import org.jspecify.annotations.NullMarked;
