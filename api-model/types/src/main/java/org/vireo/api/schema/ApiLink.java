package org.vireo.api.schema;

/**
 * A link of an entity to one of its collections or actions.
 *
 * @param rel the name of the relation, lower case without underscores, for example {@code diskattachments}
 * @param href the absolute path, beginning with the path of the API root
 */
public record ApiLink(String rel, String href) {}
