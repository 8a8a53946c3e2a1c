/** Networks, vNIC profiles and the rules for MAC addresses. Everything above the model may use it. */
@NullMarked
package org.vireo.model.network;

import org.jspecify.annotations.NullMarked;
