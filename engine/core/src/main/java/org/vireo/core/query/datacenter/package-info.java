/** Reading data centers. Called by REST. */
@NullMarked
package org.vireo.core.query.datacenter;

import org.jspecify.annotations.NullMarked;
