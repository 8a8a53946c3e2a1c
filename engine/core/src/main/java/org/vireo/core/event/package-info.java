/** What changed in the engine, as records. Published after the transaction that caused it; read by REST's streams. */
@NullMarked
package org.vireo.core.event;

import org.jspecify.annotations.NullMarked;
