/**
 * A console's WebSocket. Only {@link org.vireo.hostproxy.jsonrpc} makes one.
 */
@NullMarked
package org.vireo.hostproxy.jsonrpc.console;

import org.jspecify.annotations.NullMarked;
