package org.vireo.hostproxy.jsonrpc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.host.HostStatistics;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.model.id.StorageDomainId;
import org.vireo.model.id.VmId;

/**
 * How the ports' records look on the wire: names in snake case, enums in lower case, absent values left out, unknown
 * members ignored, members that the schema requires insisted on.
 */
final class WireJson {

    private static final int MAX_DEPTH = 64;

    /** What a value that this engine does not know is taken for; every other enum refuses it. */
    private static final Map<Class<?>, Enum<?>> UNKNOWN_VALUES =
            Map.of(DomainState.class, DomainState.NOSTATE, StopReason.class, StopReason.UNKNOWN);

    private WireJson() {}

    static ObjectMapper mapper() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(Protocol.MAX_MESSAGE_BYTES)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .addModules(new Jdk8Module(), new JavaTimeModule(), words())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .addMixIn(HostStatistics.class, StatisticsNames.class)
                .addHandler(new UnknownWords())
                .build();
    }

    private static SimpleModule words() {
        return new SimpleModule()
                .addSerializer(new LowerCase())
                .addSerializer(VmId.class, ToStringSerializer.instance)
                .addSerializer(StorageDomainId.class, ToStringSerializer.instance)
                .addDeserializer(VmId.class, new TextId<>(VmId.class, VmId::of))
                .addDeserializer(StorageDomainId.class, new TextId<>(StorageDomainId.class, StorageDomainId::of));
    }

    /** Snake case alone would write {@code load1m}. */
    private abstract static class StatisticsNames {

        @JsonProperty("load_1m")
        abstract double load1m();
    }

    private static final class LowerCase extends StdSerializer<Enum<?>> {

        private static final long serialVersionUID = 1L;

        LowerCase() {
            super(Enum.class, false);
        }

        @Override
        public void serialize(Enum<?> value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }

    private static final class TextId<T> extends FromStringDeserializer<T> {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final Function<String, T> reader;

        TextId(Class<T> type, Function<String, T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        protected T _deserialize(String value, DeserializationContext context) {
            return reader.apply(value);
        }
    }

    private static final class UnknownWords extends DeserializationProblemHandler {

        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String failure) {
            Enum<?> substitute = UNKNOWN_VALUES.get(type);
            return substitute == null ? NOT_HANDLED : substitute;
        }

        @Override
        public Object handleWeirdNativeValue(
                DeserializationContext context,
                com.fasterxml.jackson.databind.JavaType type,
                Object value,
                JsonParser parser) {
            return NOT_HANDLED;
        }
    }
}
