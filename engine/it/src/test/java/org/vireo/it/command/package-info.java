/** Commands over a real database and a fake host, without a container. */
@NullMarked
package org.vireo.it.command;

import org.jspecify.annotations.NullMarked;
