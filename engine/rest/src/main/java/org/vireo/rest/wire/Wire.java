package org.vireo.rest.wire;

import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.vireo.api.json.JsonFormat;
import org.vireo.api.json.JsonStyle;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.Limits;
import org.vireo.api.xml.XmlFormat;

/** The forms in which the API speaks. */
public final class Wire {

    public static final String XML = MediaType.APPLICATION_XML;
    public static final String JSON = MediaType.APPLICATION_JSON;

    /** No request needs more than this. */
    private static final Limits LIMITS = new Limits(1024 * 1024, 40, 50_000);

    private static final ApiFormat XML_FORMAT = new XmlFormat(LIMITS);
    private static final ApiFormat JSON_FORMAT = new JsonFormat(LIMITS, JsonStyle.TEXTS);

    private Wire() {}

    /** The format of a media type: JSON only where it is named. */
    public static ApiFormat format(@Nullable MediaType type) {
        return type != null && type.getSubtype().contains("json") ? JSON_FORMAT : XML_FORMAT;
    }
}
