/** Values shared by all entities. Everything of Vireo may use it. */
@NullMarked
package org.vireo.model;

import org.jspecify.annotations.NullMarked;
