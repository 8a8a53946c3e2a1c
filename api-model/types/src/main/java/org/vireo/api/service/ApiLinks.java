package org.vireo.api.service;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.api.schema.ApiObject;

/** Knows the links of the entities, and attaches them. */
public final class ApiLinks {
    private static final List<ServiceLinks> ALL = ServiceTable.all();

    private static final Map<String, ServiceLinks> BY_SERVICE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(ServiceLinks::service, Function.identity()));

    private static final Map<String, ServiceLinks> BY_TYPE = byType();

    private ApiLinks() {}

    /** Returns the links of a type at its main service, or {@code null} if no service serves such an entity. */
    public static @Nullable ServiceLinks of(Class<? extends ApiObject> type) {
        return BY_TYPE.get(type.getSimpleName());
    }

    /**
     * Returns the links at a certain service, for the types that have several.
     *
     * @param service name in snake case, for example {@code attached_storage_domain}
     */
    public static @Nullable ServiceLinks ofService(String service) {
        return BY_SERVICE.get(service);
    }

    /** Sets the address of an entity and adds the links and actions of its type's main service, if there is one. */
    public static <T extends ApiObject> T attach(T entity, String href) {
        ServiceLinks links = of(entity.getClass());
        entity.setHref(href);
        return links == null ? entity : attach(entity, href, links);
    }

    /** Sets the address of an entity and adds the given links and actions below that address. */
    public static <T extends ApiObject> T attach(T entity, String href, ServiceLinks links) {
        entity.setHref(href);
        links.collections().forEach(rel -> entity.addLink(rel, href + "/" + rel));
        links.actions().forEach(rel -> entity.addAction(rel, href + "/" + rel));
        return entity;
    }

    /** The main service of a type has its name, or else that of a VM's, or else the shortest path. */
    private static Map<String, ServiceLinks> byType() {
        Map<String, ServiceLinks> result = new HashMap<>();
        ALL.stream()
                .sorted(Comparator.comparingInt(ApiLinks::rank)
                        .thenComparing(links -> links.path().length())
                        .thenComparing(ServiceLinks::path))
                .forEach(links -> result.putIfAbsent(links.type(), links));
        return Map.copyOf(result);
    }

    private static int rank(ServiceLinks links) {
        String service = links.service().replace("_", "");
        String type = links.type().toLowerCase(Locale.ROOT);
        if (service.equals(type)) {
            return 0;
        }
        return service.equals("vm" + type) ? 1 : 2;
    }
}
