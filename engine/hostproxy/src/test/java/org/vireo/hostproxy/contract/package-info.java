/**
 * What every implementation of the ports must do, as tests; and the real agent as a process to run them against.
 * The fake host and the JSON-RPC adapter are tested by it here; end-to-end tests start agents with it.
 */
@NullMarked
package org.vireo.hostproxy.contract;

import org.jspecify.annotations.NullMarked;
