package org.vireo.api.generator;

import java.util.List;
import org.ovirt.api.metamodel.concepts.EnumType;
import org.ovirt.api.metamodel.concepts.EnumValue;

/** Writes the Java enum of an enumerated type. */
final class EnumEmitter {
    private EnumEmitter() {}

    static OutputFile emit(EnumType type) {
        String name = JavaNames.type(type.getName());
        JavaSource out = new JavaSource();
        RegistryEmitter.head(
                out, JavaNames.TYPE_PACKAGE, List.of("org.vireo.api.schema.ApiEnum", "org.vireo.api.schema.Scalar"));
        out.doc(type.getDoc()).line(RegistryEmitter.GENERATED);
        out.line("public enum %s implements ApiEnum {", name);
        int left = type.getValues().size();
        for (EnumValue value : type.getValues()) {
            left--;
            out.doc(value.getDoc());
            out.line(
                    "%s(\"%s\")%s",
                    JavaNames.constant(value.getName()), WireNames.snake(value.getName()), left == 0 ? ";" : ",");
        }
        out.line("");
        out.line("/** How the words of this enum stand in documents. */");
        out.line("public static final Scalar<%s> SCALAR = Scalar.ofEnum(%s.class);", name, name);
        out.line("");
        out.line("private final String wire;");
        out.line("");
        out.line("%s(String wire) {", name).line("this.wire = wire;").line("}");
        out.line("");
        out.line("@Override")
                .line("public String wire() {")
                .line("return wire;")
                .line("}");
        out.line("}");
        return JavaNames.file(JavaNames.TYPE_PACKAGE, name, out);
    }
}
