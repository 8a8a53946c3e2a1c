package org.vireo.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.rest.conditional.IfMatchFilter;

/** What If-Match asks of the resources: that it can read by itself what they change. */
class ConditionalRequestsTest {

    private static final List<Method> CHANGING = new ClassFileImporter()
            .withImportOption(new ProductOnly()).importPackages("org.vireo.rest").stream()
                    .filter(type -> type.isAnnotatedWith(Path.class))
                    .map(JavaClass::reflect)
                    .flatMap(type -> Arrays.stream(type.getMethods()))
                    .filter(method -> method.isAnnotationPresent(PUT.class) || method.isAnnotationPresent(DELETE.class))
                    .toList();

    @Test
    void whatReadsAnObjectShouldTakeNothingButItsPathAndTheCaller() {
        List<Method> reading = CHANGING.stream()
                .map(IfMatchFilter::reading)
                .flatMap(Optional::stream)
                .toList();
        assertThat(reading)
                .hasSizeGreaterThan(30)
                .allSatisfy(method -> assertThat(method.getParameters())
                        .as(method.toString())
                        .allMatch(ConditionalRequestsTest::isGiven));
    }

    private static boolean isGiven(Parameter parameter) {
        return parameter.isAnnotationPresent(PathParam.class) || parameter.getType() == SecurityContext.class;
    }
}
