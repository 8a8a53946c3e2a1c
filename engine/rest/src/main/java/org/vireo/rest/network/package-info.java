/** Networks and vNIC profiles. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.network;

import org.jspecify.annotations.NullMarked;
