package org.vireo.api.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.api.json.JsonFormat;
import org.vireo.api.json.JsonStyle;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Limits;
import org.vireo.api.xml.XmlFormat;

/** Whole documents, compared with files; {@code -Dgolden.write=true} writes them anew, to be read before the commit. */
class GoldenDocumentsTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final ApiFormat XML = new XmlFormat(Limits.STANDARD);
    private static final ApiFormat JSON = new JsonFormat(Limits.STANDARD, JsonStyle.TEXTS);

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("vm", GoldenObjects.vm()),
                Arguments.of("disk_attachment", GoldenObjects.diskAttachment()),
                Arguments.of("host", GoldenObjects.host()),
                Arguments.of("job", GoldenObjects.job()),
                Arguments.of("event", GoldenObjects.event()),
                Arguments.of("action", GoldenObjects.action()),
                Arguments.of("action_failed", GoldenObjects.failedAction()),
                Arguments.of("fault", GoldenObjects.fault()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void theXmlDocumentShouldBeAsRecorded(String name, ApiObject object) throws IOException {
        assertRecorded(name + ".xml", lines(XML.text(object)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void theJsonDocumentShouldBeAsRecorded(String name, ApiObject object) throws IOException {
        assertRecorded(name + ".json", JSON.text(object).replace(",\"", ",\n\"") + "\n");
    }

    /** Breaks between elements, but not within an empty text. */
    private static String lines(String xml) {
        return xml.replaceAll("><(?!/)", ">\n<").replaceAll("(/>|</[a-z_]+>)(?=</)", "$1\n");
    }

    private static void assertRecorded(String file, String document) throws IOException {
        Path path = FOLDER.resolve(file);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(path, document);
        }
        assertThat(path).content(StandardCharsets.UTF_8).isEqualTo(document);
    }
}
