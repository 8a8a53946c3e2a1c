/** Reading networks and vNIC profiles. Called by REST. */
@NullMarked
package org.vireo.core.query.network;

import org.jspecify.annotations.NullMarked;
