package org.vireo.core.command.patch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.core.runtime.ModelJson;
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

    private static final MergePatch<Platform> PATCH = new MergePatch<>(Platform.class, "PLATFORM", "VM", "platform");

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

    /** Whether it decides what the VM takes of its host's processors and memory, or how its emulator is run. */
    public boolean touchesHost() {
        return document.has("emulator")
                || touches("memory", "backing", "limits")
                || touches("cpu", "tuning", "pinning")
                || document.findValue("hostNodes") != null;
    }

    /** Whether it changes one of the parts, or takes all of them back by a null. */
    private boolean touches(String whole, String... parts) {
        JsonNode changed = document.get(whole);
        return changed != null && (!changed.isObject() || Stream.of(parts).anyMatch(changed::has));
    }

    /** The changed platform; when it is impossible, the violations say why and the platform stays as it was. */
    public Platform applyTo(Platform before, Violations violations) {
        return PATCH.apply(before, document, violations);
    }

    /** Secrets stay out of every log. */
    @Override
    public String toString() {
        return "PlatformPatch" + Masked.text(document);
    }
}
