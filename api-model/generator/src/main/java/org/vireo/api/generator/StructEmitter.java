package org.vireo.api.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ovirt.api.metamodel.concepts.EnumType;
import org.ovirt.api.metamodel.concepts.Link;
import org.ovirt.api.metamodel.concepts.ListType;
import org.ovirt.api.metamodel.concepts.Name;
import org.ovirt.api.metamodel.concepts.StructMember;
import org.ovirt.api.metamodel.concepts.StructType;
import org.ovirt.api.metamodel.concepts.Type;

/** Writes the Java class of a structured type: its fields, their getters and setters, and its table. */
final class StructEmitter {
    private StructEmitter() {}

    static OutputFile emit(StructType type) {
        String name = JavaNames.type(type.getName());
        List<StructMember> members = members(type);
        JavaSource out = new JavaSource();
        RegistryEmitter.head(
                out,
                JavaNames.TYPE_PACKAGE,
                List.of(
                        "java.math.BigDecimal",
                        "java.time.Instant",
                        "java.util.List",
                        "org.jspecify.annotations.Nullable",
                        "org.vireo.api.schema.ApiObject",
                        "org.vireo.api.schema.Scalar",
                        "org.vireo.api.schema.TypeDescriptor"));
        out.doc(type.getDoc()).line(RegistryEmitter.GENERATED);
        out.line("public class %s extends %s {", name, Objects.requireNonNullElse(base(type), "ApiObject"));
        table(out, type, members);
        members.forEach(member ->
                out.line("private @Nullable %s %s;", javaType(member.getType()), JavaNames.field(member.getName())));
        members.forEach(member -> accessors(out, member));
        out.line("");
        out.line("@Override").line("public TypeDescriptor<? extends %s> descriptor() {", name);
        out.line("return TYPE;").line("}");
        out.line("}");
        return JavaNames.file(JavaNames.TYPE_PACKAGE, name, out);
    }

    /** The members the base type does not have yet, sorted by name. */
    static List<StructMember> members(StructType type) {
        List<Name> inherited = type.getBase() instanceof StructType base
                ? Stream.concat(base.attributes(), base.links())
                        .map(StructMember::getName)
                        .toList()
                : List.of();
        List<StructMember> members = new ArrayList<>();
        members.addAll(type.getDeclaredAttributes());
        members.addAll(type.getDeclaredLinks());
        members.removeIf(member -> inherited.contains(member.getName()));
        members.sort(Comparator.comparing(member -> WireNames.snake(member.getName())));
        return members;
    }

    private static @Nullable String base(StructType type) {
        return type.getBase() == null ? null : JavaNames.type(type.getBase().getName());
    }

    private static void table(JavaSource out, StructType type, List<StructMember> members) {
        String name = JavaNames.type(type.getName());
        out.line("/** The table of this type. */");
        out.line("public static final TypeDescriptor<%s> TYPE = TypeDescriptor.named(", name);
        out.line(
                "                \"%s\", \"%s\", \"%s\", %s::new)",
                name, WireNames.element(type.getName()), WireNames.collection(type.getName()), name);
        String base = base(type);
        if (base != null) {
            out.line("        .extending(%s.TYPE)", base);
        }
        members.forEach(member -> out.line("        %s", row(name, member)));
        out.line("        .build();");
        out.line("");
    }

    private static String row(String owner, StructMember member) {
        String property = JavaNames.type(member.getName());
        String accessors = owner + "::get" + property + ", " + owner + "::set" + property + ")";
        String wire = "\"" + WireNames.element(member.getName()) + "\", ";
        Type type = member.getType();
        if (type instanceof ListType list) {
            Type element = list.getElementType();
            if (element instanceof StructType) {
                String rel = member instanceof Link ? "\"" + WireNames.path(member.getName()) + "\"" : "null";
                return ".structs(" + wire + "\"" + WireNames.element(element.getName()) + "\", " + rel + ", () -> "
                        + JavaNames.type(element.getName()) + ".TYPE, " + accessors;
            }
            return ".many(" + wire + "\"" + WireNames.item(member.getName()) + "\", " + scalar(element) + ", "
                    + accessors;
        }
        if (type instanceof StructType) {
            String kind = member instanceof Link ? ".reference(" : ".struct(";
            return kind + wire + "() -> " + JavaNames.type(type.getName()) + ".TYPE, " + accessors;
        }
        return ".one(" + wire + scalar(type) + ", " + accessors;
    }

    private static void accessors(JavaSource out, StructMember member) {
        String field = JavaNames.field(member.getName());
        String property = JavaNames.type(member.getName());
        String type = javaType(member.getType());
        out.line("");
        out.doc(member.getDoc());
        out.line("public @Nullable %s get%s() {", type, property);
        out.line("return %s;", field).line("}");
        out.line("");
        out.line("public void set%s(@Nullable %s value) {", property, type);
        out.line("this.%s = value;", field).line("}");
    }

    private static String javaType(Type type) {
        if (type instanceof ListType list) {
            return "List<" + javaType(list.getElementType()) + ">";
        }
        if (type instanceof StructType || type instanceof EnumType) {
            return JavaNames.type(type.getName());
        }
        return primitive(type).java();
    }

    private static String scalar(Type type) {
        return type instanceof EnumType
                ? JavaNames.type(type.getName()) + ".SCALAR"
                : primitive(type).table();
    }

    private static Primitive primitive(Type type) {
        return switch (WireNames.snake(type.getName())) {
            case "string" -> new Primitive("String", "Scalar.TEXT");
            case "boolean" -> new Primitive("Boolean", "Scalar.BOOLEAN");
            case "integer" -> new Primitive("Long", "Scalar.INTEGER");
            case "decimal" -> new Primitive("BigDecimal", "Scalar.DECIMAL");
            case "date" -> new Primitive("Instant", "Scalar.DATE");
            default -> throw new IllegalStateException("No scalar is known for the type " + type);
        };
    }

    /** The Java type of a primitive type of the model, and its scalar in the tables. */
    private record Primitive(String java, String table) {}
}
