/** Runs the steps of accepted tasks, forward and back. Begun and ended with the engine, called by the queue alone. */
@NullMarked
package org.vireo.core.command.execution;

import org.jspecify.annotations.NullMarked;
