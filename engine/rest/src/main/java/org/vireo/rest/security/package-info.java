/**
 * Who calls, and in which form they want their answer; nothing gets past it undecided. Called by the JAX-RS
 * implementation.
 */
@NullMarked
package org.vireo.rest.security;

import org.jspecify.annotations.NullMarked;
