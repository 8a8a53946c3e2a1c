package org.vireo.api.service;

import java.util.List;

/**
 * What one service of an entity offers.
 *
 * @param service the name of the service in snake case, for example {@code vm} or {@code vm_nic}
 * @param path the shortest path below the root of the API, with {@code {id}} for each variable segment
 * @param type the name of the type of the entity, for example {@code Vm}
 * @param collections the relations of what lies below: lower case without underscores, sorted
 * @param actions the relations of the actions, likewise
 */
public record ServiceLinks(String service, String path, String type, List<String> collections, List<String> actions) {}
