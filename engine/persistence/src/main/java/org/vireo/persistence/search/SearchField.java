package org.vireo.persistence.search;

import java.util.List;

/**
 * A field that one kind of object can be searched and sorted by.
 *
 * @param path HQL path or expression
 * @param joins names of the joins that the path goes through, outermost first
 */
record SearchField(String path, FieldType type, List<String> joins) {

    SearchField {
        joins = List.copyOf(joins);
    }
}
