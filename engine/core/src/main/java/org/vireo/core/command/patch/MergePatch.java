package org.vireo.core.command.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
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

/**
 * JSON merge patches on records of the model, as they are stored.
 *
 * @param <T> the record's type
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7386">RFC 7386: JSON merge patch</a>
 */
public final class MergePatch<T> {

    private static final int MOST_VALUE_CHARACTERS = 120;

    private final ObjectReader reader;
    private final String code;
    private final String subject;
    private final String whole;

    /**
     * Patches on one type.
     *
     * @param code of the violations
     * @param subject what violations call the owner of a member, such as VM
     * @param whole what they call the document itself
     */
    public MergePatch(Class<T> type, String code, String subject, String whole) {
        this.reader = ModelJson.mapper().readerFor(type).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.code = code;
        this.subject = subject;
        this.whole = whole;
    }

    /** The changed record; when it is impossible, the violations say why and the record stays as it was. */
    public T apply(T before, ObjectNode patch, Violations violations) {
        ObjectNode tree = ModelJson.mapper().valueToTree(before);
        merge(tree, patch);
        try {
            return reader.readValue(tree);
        } catch (JsonMappingException e) {
            violations.add(violation(e, patch));
        } catch (JsonProcessingException e) {
            violations.add(
                    Violation.invalid(code, subject + " [" + whole + "] cannot be read.", "Give a JSON object."));
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

    private Violation violation(JsonMappingException fault, ObjectNode document) {
        String field = fault.getPath().stream()
                .map(MergePatch::step)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        String what = subject + " [" + (field.isEmpty() ? whole : field) + "] ";
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                Violation.invalid(
                        code,
                        what + "is not known.",
                        "Known there: "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + ".");
            case InvalidTypeIdException type ->
                Violation.invalid(
                        code, what + "is of no known type: " + shortened(type.getTypeId()) + ".", "Give it one.");
            case InvalidFormatException format ->
                Violation.invalid(
                        code, what + "'" + shortened(format.getValue()) + "' is not possible.", choices(format));
            default -> {
                Throwable cause = fault.getCause();
                yield cause instanceof IllegalArgumentException
                        ? Violation.invalid(code, what + "is not possible: " + cause.getMessage() + ".", "")
                        : Violation.invalid(
                                code, what + "has the wrong shape: " + shortened(Masked.text(document)) + ".", "");
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
