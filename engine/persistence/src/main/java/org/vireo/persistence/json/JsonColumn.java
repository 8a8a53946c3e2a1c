package org.vireo.persistence.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;
import org.vireo.core.runtime.ModelJson;

/** One record of the model in one column. Values never change, so Hibernate needs no copies to see what is dirty. */
abstract class JsonColumn<T> implements AttributeConverter<T, String> {

    private final Class<T> type;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    JsonColumn(Class<T> type) {
        this.type = type;
        this.writer = ModelJson.mapper().writerFor(type);
        this.reader = ModelJson.mapper().readerFor(type);
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        try {
            return value == null ? null : writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(type.getSimpleName() + " cannot be written as JSON", e);
        }
    }

    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String column) {
        try {
            return column == null ? null : reader.readValue(column);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException(
                    "A JSON column does not hold a readable " + type.getSimpleName() + ": " + e.getOriginalMessage());
        }
    }
}
