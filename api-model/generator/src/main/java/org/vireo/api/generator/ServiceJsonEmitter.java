package org.vireo.api.generator;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ovirt.api.metamodel.concepts.ListType;
import org.ovirt.api.metamodel.concepts.Locator;
import org.ovirt.api.metamodel.concepts.Method;
import org.ovirt.api.metamodel.concepts.Parameter;
import org.ovirt.api.metamodel.concepts.Type;

/** Writes the directory of services as a resource: paths, methods and parameters. */
final class ServiceJsonEmitter {
    private ServiceJsonEmitter() {}

    static OutputFile emit(ServiceDirectory directory) {
        List<Map<String, Object>> services =
                directory.services().stream().map(ServiceJsonEmitter::service).toList();
        return new OutputFile("org/vireo/api/service/services.json", JsonTree.text(services));
    }

    private static Map<String, Object> service(ServiceDirectory.Entry entry) {
        return JsonTree.object(
                "name", entry.name(),
                "path", "/" + entry.path(),
                "doc", JavaSource.firstParagraph(entry.service().getDoc()),
                "type",
                        entry.type() == null
                                ? ""
                                : WireNames.element(entry.type().getName()),
                "methods",
                        entry.methods().stream()
                                .map(method -> method(entry, method))
                                .toList(),
                "children",
                        entry.service()
                                .locators()
                                .sorted(Comparator.comparing(locator -> WireNames.path(locator.getName())))
                                .map(ServiceJsonEmitter::child)
                                .toList());
    }

    private static Map<String, Object> child(Locator locator) {
        return JsonTree.object(
                "segment",
                locator.getParameters().isEmpty() ? WireNames.path(locator.getName()) : "{id}",
                "service",
                WireNames.snake(locator.getService().getName()));
    }

    private static Map<String, Object> method(ServiceDirectory.Entry entry, Method method) {
        return JsonTree.object(
                "name", WireNames.snake(method.getName()),
                "verb", ServiceDirectory.verb(method),
                "path", "/" + entry.path() + ServiceDirectory.suffix(method),
                "doc", JavaSource.firstParagraph(method.getDoc()),
                "parameters",
                        method.parameters()
                                .sorted(Comparator.comparing(parameter -> WireNames.snake(parameter.getName())))
                                .map(ServiceJsonEmitter::parameter)
                                .toList());
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        Type type = parameter.getType();
        Type element = type instanceof ListType listType ? listType.getElementType() : type;
        return JsonTree.object(
                "name", WireNames.snake(parameter.getName()),
                "type", WireNames.element(element.getName()),
                "list", type instanceof ListType,
                "in", parameter.isIn(),
                "out", parameter.isOut());
    }
}
