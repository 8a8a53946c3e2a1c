/** What every resource needs of a request and of a command's result. Called by resources. */
@NullMarked
package org.vireo.rest.call;

import org.jspecify.annotations.NullMarked;
