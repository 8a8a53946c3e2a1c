/** Data centers. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.datacenter;

import org.jspecify.annotations.NullMarked;
