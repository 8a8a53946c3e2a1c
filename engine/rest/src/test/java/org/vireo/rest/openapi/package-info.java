@NullMarked
package org.vireo.rest.openapi;

import org.jspecify.annotations.NullMarked;
