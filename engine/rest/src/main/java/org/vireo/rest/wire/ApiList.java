package org.vireo.rest.wire;

import java.util.List;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.TypeDescriptor;

/** A collection as the body of an answer; knows its type even when it is empty. */
public record ApiList<T extends ApiObject>(TypeDescriptor<T> type, List<T> items) {

    public ApiList {
        items = List.copyOf(items);
    }

    public static <T extends ApiObject> ApiList<T> empty(TypeDescriptor<T> type) {
        return new ApiList<>(type, List.of());
    }
}
