package org.vireo.rest.wiring;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hands every resource and provider to the JAX-RS implementation as the one instance that CDI made, so that they have
 * constructors like everything else. The application covers the whole context: nothing below it is answered by the
 * container, with its pages and redirects.
 */
@ApplicationPath("/")
public class RestApplication extends Application {

    @Override
    public Set<Object> getSingletons() {
        return CDI.current()
                .select(Object.class, Any.Literal.INSTANCE)
                .handlesStream()
                .filter(handle -> isServed(handle.getBean().getBeanClass()))
                .map(Instance.Handle::get)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isServed(Class<?> type) {
        return type.isAnnotationPresent(Path.class) || type.isAnnotationPresent(Provider.class);
    }
}
