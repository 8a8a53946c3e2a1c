package org.vireo.api.generator;

import java.util.List;
import org.ovirt.api.metamodel.concepts.Model;
import org.ovirt.api.metamodel.concepts.StructType;

/** Writes what stands around the types: their package and the list of them all. */
final class RegistryEmitter {
    static final String GENERATED = "@Generated(\"org.vireo.api.generator\")";

    private RegistryEmitter() {}

    static void head(JavaSource out, String packageName, List<String> imports) {
        out.line("package %s;", packageName).line("");
        imports.forEach(name -> out.line("import %s;", name));
        out.line("import javax.annotation.processing.Generated;").line("");
    }

    static OutputFile packageInfo() {
        JavaSource out = new JavaSource();
        out.line("/**");
        out.line(
                " * The types of the API, generated from its published model. The REST layer and its mappers use them;");
        out.line(" * nothing below the REST layer knows them.");
        out.line(" */");
        out.line("@NullMarked");
        out.line("package %s;", JavaNames.TYPE_PACKAGE);
        out.line("");
        out.line("import org.jspecify.annotations.NullMarked;");
        return JavaNames.file(JavaNames.TYPE_PACKAGE, "package-info", out);
    }

    static OutputFile emit(Model model) {
        JavaSource out = new JavaSource();
        head(
                out,
                JavaNames.TYPE_PACKAGE,
                List.of(
                        "java.util.List",
                        "java.util.Map",
                        "java.util.function.Function",
                        "java.util.stream.Collectors",
                        "org.jspecify.annotations.Nullable",
                        "org.vireo.api.schema.TypeDescriptor"));
        out.line("/** All structured types of the API. */").line(GENERATED);
        out.line("public final class ApiTypes {");
        list(out, model);
        out.line("");
        out.line("private static final Map<String, TypeDescriptor<?>> BY_ELEMENT =");
        out.line(
                "        ALL.stream().collect(Collectors.toUnmodifiableMap(TypeDescriptor::element, Function.identity()));");
        out.line("");
        out.line("private ApiTypes() {}");
        out.line("");
        out.line("/** Returns all types, sorted by name. */");
        out.line("public static List<TypeDescriptor<?>> all() {")
                .line("return ALL;")
                .line("}");
        out.line("");
        out.line("/** Returns the type whose objects stand in an element of that name, or {@code null}. */");
        out.line("public static @Nullable TypeDescriptor<?> byElement(String element) {");
        out.line("return BY_ELEMENT.get(element);").line("}");
        out.line("}");
        return JavaNames.file(JavaNames.TYPE_PACKAGE, "ApiTypes", out);
    }

    private static void list(JavaSource out, Model model) {
        out.line("private static final List<TypeDescriptor<?>> ALL = List.of(");
        List<String> types = model.types()
                .filter(StructType.class::isInstance)
                .map(type -> JavaNames.type(type.getName()))
                .sorted()
                .toList();
        for (int i = 0; i < types.size(); i++) {
            out.line("        %s.TYPE%s", types.get(i), i + 1 < types.size() ? "," : ");");
        }
    }
}
