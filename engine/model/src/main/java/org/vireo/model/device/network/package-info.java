/** What a network interface card is configured with, in parts. Everything above the model may use it. */
@NullMarked
package org.vireo.model.device.network;

import org.jspecify.annotations.NullMarked;
