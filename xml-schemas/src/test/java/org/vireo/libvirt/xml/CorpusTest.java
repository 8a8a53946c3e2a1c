package org.vireo.libvirt.xml;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.DefaultNodeMatcher;
import org.xmlunit.diff.Diff;
import org.xmlunit.diff.ElementSelectors;

class CorpusTest {

    private static final Path DOMAINS = Path.of("src/corpus/domains");

    private final JAXBContext context = context();

    static List<Path> domains() throws IOException {
        try (Stream<Path> files = Files.list(DOMAINS)) {
            return files.sorted().toList();
        }
    }

    @Test
    void thereShouldBeRecordingsOfManyKinds() throws IOException {
        assertThat(domains()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(domains().stream().map(file -> file.getFileName().toString().split("[-.]", -1)[0]))
                .contains("qemu", "other", "state", "test");
    }

    @ParameterizedTest
    @MethodSource("domains")
    void whatIsReadShouldBeWrittenBackWithoutLoss(Path file) throws IOException, JAXBException {
        String original = Files.readString(file);
        assertLossless(original);
    }

    @Test
    void whatTheSchemaDoesNotNameShouldSurvive() throws JAXBException {
        assertLossless("<domain type='qemu' future='1'><name>x</name><novelty a='1'>text<b/></novelty><devices>"
                + "<disk type='file' device='disk' odd='2'><driver name='qemu' new='x'/><strange><deep/></strange></disk>"
                + "<teleporter range='9'><alias name='t0'/></teleporter><hostdev mode='subsystem' type='pci' managed='no'>"
                + "<source><address domain='0x0000' bus='0x06' slot='0x02' function='0x0'/></source></hostdev>"
                + "</devices></domain>");
    }

    private void assertLossless(String original) throws JAXBException {
        JAXBElement<Domain> domain =
                context.createUnmarshaller().unmarshal(new StreamSource(new StringReader(original)), Domain.class);
        StringWriter written = new StringWriter();
        context.createMarshaller().marshal(domain, written);
        Diff difference = DiffBuilder.compare(original)
                .withTest(written.toString())
                .withNodeMatcher(new DefaultNodeMatcher(ElementSelectors.byName))
                .ignoreWhitespace()
                .checkForSimilar()
                .build();
        assertThat(difference.getDifferences()).isEmpty();
    }

    private static JAXBContext context() {
        try {
            return JAXBContext.newInstance(
                    ObjectFactory.class,
                    org.vireo.libvirt.xml.vireo.ObjectFactory.class,
                    org.vireo.libvirt.xml.qemu.ObjectFactory.class);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }
}
