/** Tasks, which clients know as jobs. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.job;

import org.jspecify.annotations.NullMarked;
