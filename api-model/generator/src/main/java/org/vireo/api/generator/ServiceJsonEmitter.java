package org.vireo.api.generator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.ovirt.api.metamodel.concepts.ListType;
import org.ovirt.api.metamodel.concepts.Locator;
import org.ovirt.api.metamodel.concepts.Method;
import org.ovirt.api.metamodel.concepts.Parameter;
import org.ovirt.api.metamodel.concepts.Type;

/** Writes the directory of services as a resource: paths, methods and parameters. */
final class ServiceJsonEmitter {
    private final JsonGenerator out;

    private ServiceJsonEmitter(JsonGenerator out) {
        this.out = out;
    }

    static OutputFile emit(ServiceDirectory directory) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.useDefaultPrettyPrinter();
            new ServiceJsonEmitter(generator).all(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OutputFile("org/vireo/api/service/services.json", text + "\n");
    }

    private void all(ServiceDirectory directory) throws IOException {
        out.writeStartArray();
        for (ServiceDirectory.Entry entry : directory.services()) {
            service(entry);
        }
        out.writeEndArray();
    }

    private void service(ServiceDirectory.Entry entry) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", entry.name());
        out.writeStringField("path", "/" + entry.path());
        out.writeStringField("doc", JavaSource.firstParagraph(entry.service().getDoc()));
        if (entry.type() != null) {
            out.writeStringField("type", WireNames.element(entry.type().getName()));
        }
        out.writeArrayFieldStart("methods");
        List<Method> methods = entry.service()
                .methods()
                .sorted(Comparator.comparing(method -> WireNames.snake(method.getName())))
                .toList();
        for (Method method : methods) {
            method(entry, method);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("children");
        List<Locator> locators = entry.service()
                .locators()
                .sorted(Comparator.comparing(locator -> WireNames.path(locator.getName())))
                .toList();
        for (Locator locator : locators) {
            child(locator);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void child(Locator locator) throws IOException {
        out.writeStartObject();
        out.writeStringField("segment", locator.getParameters().isEmpty() ? WireNames.path(locator.getName()) : "{id}");
        out.writeStringField("service", WireNames.snake(locator.getService().getName()));
        out.writeEndObject();
    }

    private void method(ServiceDirectory.Entry entry, Method method) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", WireNames.snake(method.getName()));
        out.writeStringField("verb", verb(method));
        String suffix = method.isAction() ? "/" + ServiceDirectory.actionPath(method) : "";
        out.writeStringField("path", "/" + entry.path() + suffix);
        out.writeStringField("doc", JavaSource.firstParagraph(method.getDoc()));
        out.writeArrayFieldStart("parameters");
        List<Parameter> parameters = method.parameters()
                .sorted(Comparator.comparing(parameter -> WireNames.snake(parameter.getName())))
                .toList();
        for (Parameter parameter : parameters) {
            parameter(parameter);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static String verb(Method method) {
        return switch (WireNames.snake(method.getName())) {
            case "get", "list" -> "GET";
            case "update" -> "PUT";
            case "remove" -> "DELETE";
            default -> "POST";
        };
    }

    private void parameter(Parameter parameter) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", WireNames.snake(parameter.getName()));
        Type type = parameter.getType();
        boolean list = type instanceof ListType;
        Type element = type instanceof ListType listType ? listType.getElementType() : type;
        out.writeStringField("type", WireNames.element(element.getName()));
        out.writeBooleanField("list", list);
        out.writeBooleanField("in", parameter.isIn());
        out.writeBooleanField("out", parameter.isOut());
        out.writeEndObject();
    }
}
