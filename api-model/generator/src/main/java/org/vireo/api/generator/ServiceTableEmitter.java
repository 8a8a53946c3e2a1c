package org.vireo.api.generator;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the table of the links and actions of each service. */
final class ServiceTableEmitter {
    /** As many rows as fit into one method of a class file with ease. */
    private static final int ROWS = 60;

    private ServiceTableEmitter() {}

    static OutputFile emit(ServiceDirectory directory) {
        List<ServiceDirectory.Entry> services = directory.services().stream()
                .filter(entry -> entry.type() != null)
                .toList();
        JavaSource out = new JavaSource();
        RegistryEmitter.head(out, JavaNames.SERVICE_PACKAGE, List.of("java.util.ArrayList", "java.util.List"));
        out.line("/** The services that serve one entity. */").line(RegistryEmitter.GENERATED);
        out.line("final class ServiceTable {");
        out.line("private ServiceTable() {}");
        int parts = (services.size() + ROWS - 1) / ROWS;
        for (int part = 0; part < parts; part++) {
            out.line("");
            out.line("private static void part%s(List<ServiceLinks> all) {", part);
            services.subList(part * ROWS, Math.min(services.size(), (part + 1) * ROWS))
                    .forEach(entry -> row(out, entry));
            out.line("}");
        }
        out.line("");
        out.line("static List<ServiceLinks> all() {");
        out.line("List<ServiceLinks> all = new ArrayList<>();");
        for (int part = 0; part < parts; part++) {
            out.line("part%s(all);", part);
        }
        out.line("return List.copyOf(all);").line("}");
        out.line("}");
        return JavaNames.file(JavaNames.SERVICE_PACKAGE, "ServiceTable", out);
    }

    private static void row(JavaSource out, ServiceDirectory.Entry entry) {
        String type = entry.type() == null ? "" : JavaNames.type(entry.type().getName());
        out.line(
                "all.add(new ServiceLinks(\"%s\", \"%s\", \"%s\", List.of(%s), List.of(%s)));",
                entry.name(), entry.path(), type, quoted(entry.collections()), quoted(entry.actions()));
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", "));
    }
}
