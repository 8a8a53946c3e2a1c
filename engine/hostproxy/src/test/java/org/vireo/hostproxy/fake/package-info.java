/**
 * A scripted host in memory, with simulated time and faults on demand; it keeps the same contract as the real agent.
 * Tests of {@code core} and above use it through the test-jar: make a {@link org.vireo.hostproxy.fake.FakeHost}, give
 * it to a {@link org.vireo.hostproxy.fake.FakeHostConnector}.
 */
@NullMarked
package org.vireo.hostproxy.fake;

import org.jspecify.annotations.NullMarked;
