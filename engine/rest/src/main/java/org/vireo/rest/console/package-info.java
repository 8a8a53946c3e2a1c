/** Consoles in browsers: WebSockets whose ticket is their credential. Entered by the server alone. */
@NullMarked
package org.vireo.rest.console;

import org.jspecify.annotations.NullMarked;
