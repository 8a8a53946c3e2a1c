/** The engine's decisions and what carries them out. Called by REST; knows persistence and hosts only by ports. */
@NullMarked
package org.vireo.core;

import org.jspecify.annotations.NullMarked;
