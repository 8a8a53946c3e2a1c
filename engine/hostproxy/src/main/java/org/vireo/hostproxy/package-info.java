/**
 * Ports towards a host, split by capability, and what every call to a host can end in.
 * Only {@code core} calls them; it holds no connection of its own and knows no wire format.
 *
 * <pre>
 *   core ── HostConnector.connect ──► HostConnection ── vms() devices() storage() info() ──► agent
 *   core ◄── HostListener.onEvent, one thread, in order ────────────────────────────────────┘
 * </pre>
 *
 * To add a verb: one entry in the agent's {@code protocol.json}, one method in the port of its noun (with records in
 * {@code vm}, {@code host} or {@code storage} where it takes or gives more than ids), one line in the noun's wire
 * interface in {@code jsonrpc}, the same in the fake host, and a test in {@code HostProxyContract}. The schema test
 * fails until all of them are there.
 */
@NullMarked
package org.vireo.hostproxy;

import org.jspecify.annotations.NullMarked;
