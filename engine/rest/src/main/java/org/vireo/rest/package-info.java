/** The REST layer: validates, translates, calls one command or query, translates back. Called by HTTP clients alone. */
@NullMarked
package org.vireo.rest;

import org.jspecify.annotations.NullMarked;
