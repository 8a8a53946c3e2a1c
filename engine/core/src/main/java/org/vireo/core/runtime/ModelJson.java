package org.vireo.core.runtime;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.Serial;
import java.util.function.Function;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.network.IpAddress;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.storage.DiskSource;

/** How records of the model are kept as JSON: device kinds by their stored word, ids and addresses as text. */
public final class ModelJson {

    private static final ObjectMapper MAPPER = create();

    private ModelJson() {}

    /** Thread-safe; not to be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    private static ObjectMapper create() {
        JsonMapper mapper = JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule(), textValues())
                // What a record says of itself, such as isEmpty(), is no part of it.
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(Device.class, KindAsType.class)
                .addMixIn(DiskSource.class, NamedSources.class)
                .build();
        for (DeviceKind kind : DeviceKind.values()) {
            mapper.registerSubtypes(new NamedType(kind.recordType(), kind.name()));
        }
        return mapper;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface KindAsType {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = DiskSource.ImageFile.class, name = "FILE"),
        @JsonSubTypes.Type(value = DiskSource.BlockDevice.class, name = "BLOCK"),
        @JsonSubTypes.Type(value = DiskSource.Nbd.class, name = "NBD"),
        @JsonSubTypes.Type(value = DiskSource.Iscsi.class, name = "ISCSI"),
        @JsonSubTypes.Type(value = DiskSource.Rbd.class, name = "RBD")
    })
    private interface NamedSources {}

    private static SimpleModule textValues() {
        SimpleModule module = new SimpleModule();
        asText(module, DeviceId.class, DeviceId::of);
        asText(module, DiskId.class, DiskId::of);
        asText(module, VnicProfileId.class, VnicProfileId::of);
        asText(module, MacAddress.class, MacAddress::of);
        asText(module, CpuSet.class, CpuSet::of);
        asText(module, CdromMedium.class, CdromMedium::of);
        asText(module, HostDeviceSource.class, HostDeviceSource::of);
        asText(module, HostDeviceSource.Pci.class, HostDeviceSource.Pci::of);
        asText(module, IpAddress.class, IpAddress::of);
        return module;
    }

    private static <T> void asText(SimpleModule module, Class<T> type, Function<String, T> reader) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new FromText<>(type, reader));
    }

    private static final class FromText<T> extends StdDeserializer<T> {

        @Serial
        private static final long serialVersionUID = 1;

        private final transient Function<String, T> reader;

        FromText(Class<T> type, Function<String, T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return reader.apply(parser.getValueAsString());
        }
    }
}
