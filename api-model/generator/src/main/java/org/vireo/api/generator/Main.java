package org.vireo.api.generator;

import java.io.IOException;
import java.nio.file.Path;
import org.ovirt.api.metamodel.concepts.EnumType;
import org.ovirt.api.metamodel.concepts.Model;
import org.ovirt.api.metamodel.concepts.StructType;

/** Entry of the generator: model sources jar, additions file, folder for sources, folder for resources. */
public final class Main {
    private static final int ARGUMENTS = 4;

    private Main() {}

    public static void main(String[] args) throws IOException {
        if (args.length != ARGUMENTS) {
            throw new IllegalArgumentException("Expected are 4 arguments (model jar, additions file, source folder,"
                    + " resource folder), but there are " + args.length);
        }
        generate(
                Path.of(args[0]),
                Path.of(args[1]),
                new OutputFolder(Path.of(args[2])),
                new OutputFolder(Path.of(args[3])));
    }

    private static void generate(Path jar, Path additions, OutputFolder sources, OutputFolder resources)
            throws IOException {
        Model model = ModelLoader.load(jar, additions);
        model.types()
                .filter(StructType.class::isInstance)
                .forEach(type -> sources.add(StructEmitter.emit((StructType) type)));
        model.types()
                .filter(EnumType.class::isInstance)
                .forEach(type -> sources.add(EnumEmitter.emit((EnumType) type)));
        sources.add(RegistryEmitter.packageInfo());
        sources.add(RegistryEmitter.emit(model));
        ServiceDirectory services = ServiceDirectory.of(model);
        sources.add(ServiceTableEmitter.emit(services));
        resources.add(ServiceJsonEmitter.emit(services));
        resources.add(OpenApiEmitter.emit(model, services));
        sources.write();
        resources.write();
    }
}
