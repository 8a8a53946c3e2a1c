/**
 * The adapter behind the ports: JSON-RPC 2.0 over WebSocket with mutual TLS, as {@code protocol.json} of the agent
 * says. {@code core} makes one {@link org.vireo.hostproxy.jsonrpc.JsonRpcHostConnector} and knows nothing else of it.
 *
 * <pre>
 *   port (VmLifecycle …) ─ wire interface (DomainWire …) ─ jsonrpc4j proxy ─ CallClient ─ RpcChannel ─ HostSocket
 *   listener ◄─ EventPump ◄─ EventReader ◄────────────────────────────────────────────── RpcChannel ◄─┘
 *   VmConsoles ─ DomainWire.openConsole: a ticket ─ console.ConsoleSocket, a WebSocket of its own
 * </pre>
 *
 * To add a verb: one method in the wire interface of its noun, with the schema's names in its annotations; one in the
 * port's class here; its name in {@link org.vireo.hostproxy.jsonrpc.ErrorTable} when it only reads.
 */
@NullMarked
package org.vireo.hostproxy.jsonrpc;

import org.jspecify.annotations.NullMarked;
