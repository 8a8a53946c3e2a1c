package org.vireo.api.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Base of all structured types: what every element can carry besides its own members. Objects are plain mutable carriers of
 * one document: {@code null} means absent, and they are not shared between threads.
 */
public abstract class ApiObject {
    private @Nullable String href;
    private List<ApiLink> links = Collections.emptyList();
    private List<ApiLink> actions = Collections.emptyList();

    /** Returns the table of this object's type. */
    public abstract TypeDescriptor<? extends ApiObject> descriptor();

    /** Returns the absolute path of this entity, or {@code null} if it has none. */
    public final @Nullable String getHref() {
        return href;
    }

    public final void setHref(@Nullable String value) {
        href = value;
    }

    /** Returns the links to collections of this entity, in the order they were added. */
    public final List<ApiLink> links() {
        return Collections.unmodifiableList(links);
    }

    /** Adds a link to a collection; it is not written when the member of that name holds the collection itself. */
    public final void addLink(String rel, String target) {
        links = appended(links, new ApiLink(rel, target));
    }

    /** Returns the links to actions of this entity, in the order they were added. */
    public final List<ApiLink> actions() {
        return Collections.unmodifiableList(actions);
    }

    /** Adds a link to an action. */
    public final void addAction(String rel, String target) {
        actions = appended(actions, new ApiLink(rel, target));
    }

    private static List<ApiLink> appended(List<ApiLink> list, ApiLink link) {
        List<ApiLink> result = list.isEmpty() ? new ArrayList<>() : list;
        result.add(link);
        return result;
    }

    /** Names the type and the address only, because the members can hold passwords. */
    @Override
    public final String toString() {
        return descriptor().name() + "[" + (href == null ? "" : href) + "]";
    }
}
