package org.vireo.core.command.vm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.core.runtime.ModelJson;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.hardware.Platform;

/**
 * Changes to parts of a {@link Platform}, the rest stays: a JSON merge patch on the platform's stored document. A member
 * that is null goes back to its default; a list is replaced as a whole.
 *
 * @param document members by the names of the records' components
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7386">RFC 7386: JSON merge patch</a>
 */
public record PlatformPatch(@JsonValue ObjectNode document) {

    /** Changes nothing. */
    public static final PlatformPatch NONE = new PlatformPatch(JsonNodeFactory.instance.objectNode());

    private static final int MOST_VALUE_CHARACTERS = 120;

    private static final ObjectReader READER =
            ModelJson.mapper().readerFor(Platform.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PlatformPatch(ObjectNode document) {
        this.document = document.deepCopy();
    }

    /**
     * This patch and one more member.
     *
     * @param path names of components with dots between, such as {@code cpu.mode}
     * @param value the component's value, of the component's type; null for the default
     */
    public PlatformPatch with(String path, @Nullable Object value) {
        ObjectNode changed = document.deepCopy();
        ObjectNode parent = changed;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            JsonNode child = parent.get(names[i]);
            parent = child instanceof ObjectNode object ? object : parent.putObject(names[i]);
        }
        parent.set(names[names.length - 1], ModelJson.mapper().valueToTree(value));
        return new PlatformPatch(changed);
    }

    /** As {@link #with}, but null says nothing. */
    public PlatformPatch withGiven(String path, @Nullable Object value) {
        return value == null ? this : with(path, value);
    }

    /** The same document, or null where nothing is said, as requests have it. */
    public @Nullable PlatformPatch orNull() {
        return document.isEmpty() ? null : this;
    }

    /** The changed platform; when it is impossible, the violations say why and the platform stays as it was. */
    public Platform applyTo(Platform before, Violations violations) {
        ObjectNode tree = ModelJson.mapper().valueToTree(before);
        merge(tree, document);
        try {
            return READER.readValue(tree);
        } catch (JsonMappingException e) {
            violations.add(violation(e));
        } catch (JsonProcessingException e) {
            violations.add(Violation.invalid("PLATFORM", "VM [platform] cannot be read.", "Give a JSON object."));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("A tree in memory is always read", e);
        }
        return before;
    }

    /** RFC 7386, section 2. */
    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Iterator<Map.Entry<String, JsonNode>> members = patch.fields(); members.hasNext(); ) {
            Map.Entry<String, JsonNode> member = members.next();
            JsonNode old = target.get(member.getKey());
            if (member.getValue().isNull()) {
                target.remove(member.getKey());
            } else if (member.getValue() instanceof ObjectNode changes) {
                ObjectNode child = old instanceof ObjectNode object ? object : target.putObject(member.getKey());
                merge(child, changes);
            } else {
                target.set(member.getKey(), member.getValue());
            }
        }
    }

    private Violation violation(JsonMappingException fault) {
        String field = fault.getPath().stream()
                .map(PlatformPatch::step)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        String what = "VM [" + (field.isEmpty() ? "platform" : field) + "] ";
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                Violation.invalid(
                        "PLATFORM",
                        what + "is not known.",
                        "Known there: "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + ".");
            case InvalidFormatException format ->
                Violation.invalid(
                        "PLATFORM", what + "'" + shortened(format.getValue()) + "' is not possible.", choices(format));
            default -> {
                Throwable cause = fault.getCause();
                yield cause instanceof IllegalArgumentException
                        ? Violation.invalid("PLATFORM", what + "is not possible: " + cause.getMessage() + ".", "")
                        : Violation.invalid("PLATFORM", what + "has the wrong shape: " + shortened(document) + ".", "");
            }
        };
    }

    private static @Nullable String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? "" + reference.getIndex() : reference.getFieldName();
    }

    private static String choices(InvalidFormatException fault) {
        Class<?> type = fault.getTargetType();
        return type.isEnum()
                ? "Choose one of "
                        + List.of(type.getEnumConstants()).stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))
                        + "."
                : "Give a " + type.getSimpleName() + ".";
    }

    private static String shortened(@Nullable Object value) {
        String text = String.valueOf(value).replaceAll("\\p{C}", "?");
        return text.substring(0, Math.min(text.length(), MOST_VALUE_CHARACTERS));
    }
}
