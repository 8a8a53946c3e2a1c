/** What consoles need from storage. Implemented by persistence, called by the core within transactions. */
@NullMarked
package org.vireo.core.port.console;

import org.jspecify.annotations.NullMarked;
