package org.vireo.api.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Limits;
import org.vireo.api.schema.TypeDescriptor;

/** The XML form: the one all SDKs of the API speak. */
public final class XmlFormat implements ApiFormat {
    private final Limits limits;

    public XmlFormat(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public void write(ApiObject object, OutputStream out) throws IOException {
        new XmlWriter(out).document(object);
    }

    @Override
    public <T extends ApiObject> void writeCollection(
            TypeDescriptor<T> type, Collection<? extends T> items, OutputStream out) throws IOException {
        new XmlWriter(out).collection(type, items);
    }

    @Override
    public <T extends ApiObject> T read(TypeDescriptor<T> type, InputStream in) throws IOException {
        return XmlReader.read(type, limits.readAll(in), limits);
    }
}
