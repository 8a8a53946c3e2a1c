/** The way every change takes: a command record, its handler, the runner. Called by REST. */
@NullMarked
package org.vireo.core.command;

import org.jspecify.annotations.NullMarked;
