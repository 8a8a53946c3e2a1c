/** What can be done with clusters. Commands are made by REST; handlers are called by the runner alone. */
@NullMarked
package org.vireo.core.command.cluster;

import org.jspecify.annotations.NullMarked;
