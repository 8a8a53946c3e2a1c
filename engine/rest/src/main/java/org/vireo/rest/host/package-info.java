/** Hosts and how their agents enrol. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.host;

import org.jspecify.annotations.NullMarked;
