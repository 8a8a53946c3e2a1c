package org.vireo.api.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.ovirt.api.metamodel.analyzer.ModelAnalyzer;
import org.ovirt.api.metamodel.concepts.Attribute;
import org.ovirt.api.metamodel.concepts.Method;
import org.ovirt.api.metamodel.concepts.Model;
import org.ovirt.api.metamodel.concepts.Name;
import org.ovirt.api.metamodel.concepts.NameParser;
import org.ovirt.api.metamodel.concepts.Parameter;
import org.ovirt.api.metamodel.concepts.StructType;
import org.ovirt.api.metamodel.concepts.Type;

/** Reads the model and adds what it leaves to its generators: faults and actions; then what Vireo adds. */
final class ModelLoader {
    private final Model model;

    private ModelLoader(Model model) {
        this.model = model;
    }

    static Model load(Path jar, Path additions) throws IOException {
        Model model = new Model();
        ModelAnalyzer analyzer = new ModelAnalyzer();
        analyzer.setModel(model);
        analyzer.analyzeSource(jar.toFile());
        ModelLoader loader = new ModelLoader(model);
        loader.addFault();
        loader.addGracePeriod();
        loader.addAction();
        for (String line : Files.readAllLines(additions)) {
            loader.addition(line.strip());
        }
        return model;
    }

    private void addFault() {
        StructType fault = struct("fault", "What went wrong with a request.");
        attribute(fault, "reason", type("string"), "The kind of failure in words, for example `Operation Failed`.");
        attribute(fault, "detail", type("string"), "The messages in words, in square brackets.");
    }

    private void addGracePeriod() {
        StructType gracePeriod = struct("grace_period", "How long to wait before an action is carried out.");
        attribute(gracePeriod, "expiry", type("integer"), "The time in milliseconds.");
    }

    /** The body of all actions: the inputs and outputs of every action of every service, by name. */
    private void addAction() {
        StructType action = struct("action", "The input of an action in a request, its result in an answer.");
        action.setBase(type("identified"));
        attribute(
                action,
                "status",
                type("string"),
                "The result: `complete`, `failed`, or while it goes on `in_progress`.");
        attribute(action, "fault", type("fault"), "What went wrong, if the action failed.");
        attribute(action, "grace_period", type("grace_period"), "How long to wait before the action is carried out.");
        attribute(action, "job", type("job"), "The job that carries out the action.");
        Map<Name, Parameter> parameters = new TreeMap<>(Comparator.comparing(WireNames::snake));
        model.services()
                .flatMap(service -> service.methods())
                .filter(Method::isAction)
                .flatMap(method -> method.parameters())
                .forEach(parameter -> merge(parameters, parameter));
        parameters.values().stream()
                .filter(parameter -> action.getAttribute(parameter.getName()).isEmpty())
                .forEach(parameter -> attribute(
                        action, WireNames.snake(parameter.getName()), parameter.getType(), parameter.getDoc()));
    }

    private static void merge(Map<Name, Parameter> parameters, Parameter parameter) {
        Parameter known = parameters.putIfAbsent(parameter.getName(), parameter);
        if (known != null && !Objects.equals(known.getType(), parameter.getType())) {
            throw new IllegalStateException("The parameter " + parameter + " of type " + parameter.getType()
                    + " clashes with " + known + " of type " + known.getType());
        }
    }

    /**
     * A line {@code type.attribute value_type}, or {@code type name} for a type that the model does not have; in snake
     * case. Blank lines and lines with # are comments.
     */
    private void addition(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        String[] parts = line.split("[.\\s]+");
        if (parts.length == 2 && "type".equals(parts[0])) {
            struct(parts[1], "An addition to the model.");
            return;
        }
        if (parts.length != 3 || !(type(parts[0]) instanceof StructType target)) {
            throw new IllegalArgumentException(
                    "The addition \"" + line + "\" is not of the form: type.attribute type_of_value");
        }
        attribute(target, parts[1], type(parts[2]), "An addition to the model.");
    }

    private StructType struct(String name, String doc) {
        StructType type = new StructType();
        type.setName(NameParser.parseUsingSeparator(name, '_'));
        type.setDoc(doc);
        type.setModule(model.getModule(null));
        model.addType(type);
        return type;
    }

    private static void attribute(StructType owner, String name, Type type, String doc) {
        Attribute attribute = new Attribute();
        attribute.setName(NameParser.parseUsingSeparator(name, '_'));
        attribute.setType(type);
        attribute.setDoc(doc);
        attribute.setDeclaringType(owner);
        owner.addAttribute(attribute);
    }

    private Type type(String name) {
        Type type = model.getType(NameParser.parseUsingSeparator(name, '_'));
        if (type == null) {
            throw new IllegalArgumentException("The model has no type " + name);
        }
        return type;
    }
}
