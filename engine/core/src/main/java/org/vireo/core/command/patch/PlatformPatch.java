package org.vireo.core.command.patch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.core.runtime.ModelJson;
import org.vireo.core.validation.Violations;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.cpu.Processors;
import org.vireo.model.hardware.numa.GuestNuma;
import org.vireo.model.hardware.numa.NumaCell;

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

    /** Whether it says something of the component at that path. */
    public boolean names(String... path) {
        JsonNode node = document;
        for (String name : path) {
            node = node.path(name);
        }
        return !node.isMissingNode();
    }

    /**
     * Whether it changes what the VM takes of its host's processors and memory, or how its emulator is run. Clients send
     * back what they read: what is as before changes nothing. A patch that is impossible changes nothing either.
     */
    public boolean touchesHost(Platform before) {
        Platform after = applyTo(before, new Violations());
        Processors then = before.cpu();
        Processors now = after.cpu();
        return !before.emulator().equals(after.emulator())
                || !before.memory().backing().equals(after.memory().backing())
                || !before.memory().limits().equals(after.memory().limits())
                || !then.tuning().equals(now.tuning())
                || !then.pinning().equals(now.pinning())
                || !hostNodes(then.numa()).equals(hostNodes(now.numa()));
    }

    private static List<Object> hostNodes(GuestNuma numa) {
        List<Object> nodes = new ArrayList<>();
        nodes.add(Optional.ofNullable(numa.mode()));
        nodes.add(Optional.ofNullable(numa.hostNodes()));
        for (NumaCell cell : numa.cells()) {
            if (cell.hostNodes() != null) {
                nodes.add(cell);
            }
        }
        return nodes;
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
