package org.vireo.api.generator;

import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.ovirt.api.metamodel.concepts.Name;

/** The names in Java that follow from the names of the model. */
final class JavaNames {
    static final String TYPE_PACKAGE = "org.vireo.api.type";
    static final String SERVICE_PACKAGE = "org.vireo.api.service";

    private JavaNames() {}

    static String type(Name name) {
        return name.words().map(JavaNames::capitalized).collect(Collectors.joining());
    }

    static String field(Name name) {
        String type = type(name);
        String field = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        return SourceVersion.isKeyword(field) ? field + "Value" : field;
    }

    static String constant(Name name) {
        return name.words().map(word -> word.toUpperCase(Locale.ROOT)).collect(Collectors.joining("_"));
    }

    static OutputFile file(String packageName, String type, JavaSource source) {
        return new OutputFile(packageName.replace('.', '/') + "/" + type + ".java", source.text());
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
