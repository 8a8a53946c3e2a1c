package org.vireo.core.guestos;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.core.runtime.ModelJson;
import org.vireo.model.guest.GuestOs;
import org.vireo.model.spec.GuestProfile;

/** The operating systems that a VM can be said to have, as the data file {@code guest-os.json} lists them. */
public final class GuestOsCatalog {

    /** What a VM has of which nobody said more. */
    public static final String OTHER = "other";

    private static final ObjectReader READER =
            ModelJson.mapper().readerFor(GuestOs.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final List<GuestOs> systems;
    private final Map<String, GuestOs> byName = new HashMap<>();

    private GuestOsCatalog(List<GuestOs> systems) {
        this.systems = List.copyOf(systems);
        for (GuestOs system : systems) {
            if (byName.put(system.name(), system) != null) {
                throw new IllegalStateException("guest-os.json names " + system.name() + " twice");
            }
        }
    }

    private static final class Shipped {
        static final GuestOsCatalog INSTANCE = load();
    }

    /** The list that Vireo ships. */
    public static GuestOsCatalog shipped() {
        return Shipped.INSTANCE;
    }

    /** All of them, in the order of the file. */
    public List<GuestOs> all() {
        return systems;
    }

    public Optional<GuestOs> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What is known of it; of an unknown one what is known of {@value #OTHER}. */
    public GuestOs orOther(String name) {
        return find(name).orElseGet(() -> byName.get(OTHER));
    }

    /** What building the machine of such a guest must know. */
    public GuestProfile profile(String name) {
        return orOther(name).profile();
    }

    private static GuestOsCatalog load() {
        try (InputStream file = GuestOsCatalog.class.getResourceAsStream("guest-os.json")) {
            if (file == null) {
                throw new IllegalStateException("guest-os.json is not on the class path");
            }
            JsonNode document = ModelJson.mapper().readTree(file);
            List<GuestOs> systems = new ArrayList<>();
            for (JsonNode entry : document.required("systems")) {
                systems.add(read(document.required("families"), (ObjectNode) entry));
            }
            return new GuestOsCatalog(systems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GuestOs read(JsonNode families, ObjectNode entry) throws IOException {
        ObjectNode own = entry.deepCopy();
        String family = own.remove("like").asText();
        ObjectNode whole = families.required(family).deepCopy();
        whole.setAll(own);
        return READER.readValue(whole);
    }
}
