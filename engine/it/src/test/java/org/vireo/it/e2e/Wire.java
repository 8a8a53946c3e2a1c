package org.vireo.it.e2e;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The API as it goes over the wire, in XML, with the headers that oVirt's SDKs always send. */
final class Wire {

    private final Installation vireo;

    Wire(Installation vireo) {
        this.vireo = vireo;
    }

    /** What came back. */
    record Answer(int status, HttpResponse<String> response) {

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Fails when the body is no XML. */
        Element root() {
            return parsed(response.body());
        }

        List<Element> all(String element) {
            return elements(root().getElementsByTagName(element))
                    .filter(one -> one.hasAttribute("href"))
                    .toList();
        }

        Element first(String element) {
            return all(element).getFirst();
        }

        /** Of the first element of that name, however deep. */
        String text(String element) {
            return elements(root().getElementsByTagName(element))
                    .findFirst()
                    .map(Element::getTextContent)
                    .orElse("");
        }
    }

    Answer get(String path) throws IOException {
        return send("GET", path, "");
    }

    Answer send(String method, String path, String xml) throws IOException {
        return sendTo(Installation.API + path, method, xml);
    }

    /** To a path of the whole server. */
    Answer sendTo(String path, String method, String xml) throws IOException {
        return exchange(request(path, method, xml)
                .header("Authorization", "Bearer " + vireo.token())
                .build());
    }

    /** Without a token. */
    Answer anonymous(String path) throws IOException {
        return exchange(request(Installation.API + path, "GET", "").build());
    }

    private HttpRequest.Builder request(String path, String method, String xml) {
        HttpRequest.BodyPublisher body =
                xml.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(xml);
        return HttpRequest.newBuilder(URI.create(vireo.url() + path))
                .header("Version", "4")
                .header("Content-Type", "application/xml")
                .header("Accept", "application/xml")
                .method(method, body);
    }

    private Answer exchange(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = vireo.http().send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The element below another one at a path such as "cpu/topology"; null when there is none. */
    static @Nullable Element at(Element above, String path) {
        Element found = above;
        for (String step : path.split("/")) {
            found = found == null
                    ? null
                    : elements(found.getChildNodes())
                            .filter(child -> child.getTagName().equals(step))
                            .findFirst()
                            .orElse(null);
        }
        return found;
    }

    /** The same, which must be there. */
    static Element in(Element above, String path) {
        return Objects.requireNonNull(at(above, path), path);
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static Element parsed(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("This is no XML: " + xml, e);
        }
    }
}
