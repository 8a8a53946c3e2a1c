package org.vireo.domainxml.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.domainxml.build.BuildResult;
import org.vireo.domainxml.build.DomainBuilder;
import org.vireo.domainxml.golden.GoldenCase;
import org.vireo.domainxml.golden.GoldenCases;
import org.vireo.libvirt.xml.Devices;
import org.vireo.libvirt.xml.Disk;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

class BoundWriterTest {

    private final ObjectFactory elements = new ObjectFactory();

    static List<GoldenCase> cases() {
        return GoldenCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWrittenShouldBeWhatJaxbWouldWrite(GoldenCase golden) throws JAXBException, XMLStreamException {
        String written = switch (new DomainBuilder().build(golden.vm(), golden.host())) {
            case BuildResult.Built built -> built.xml();
            case BuildResult.Refused refused -> fail(refused.toString());
        };
        Domain read = XmlBinding.shared().readDomain(written);
        StringWriter byJaxb = new StringWriter();
        JAXBContext.newInstance(
                        ObjectFactory.class,
                        org.vireo.libvirt.xml.vireo.ObjectFactory.class,
                        org.vireo.libvirt.xml.qemu.ObjectFactory.class)
                .createMarshaller()
                .marshal(elements.createDomain(read), byJaxb);
        assertThat(parsed(written).isEqualNode(parsed(byJaxb.toString()))).isTrue();
    }

    @Test
    void whatTheSchemaDoesNotNameShouldBeRefusedRatherThanLost() {
        Disk disk = new Disk().withType("file");
        disk.getOtherAttributes().put(new QName("snapshot"), "no");
        Domain domain = new Domain().withDevices(new Devices().withDevice(elements.createDevicesDisk(disk)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoundWriter.write(elements.createDomain(domain)))
                .withMessageContaining("snapshot");
        Domain odd = new Domain().withAny(new StringBuilder("x"));
        assertThatIllegalArgumentException().isThrownBy(() -> BoundWriter.write(elements.createDomain(odd)));
    }

    @Test
    void aCharacterThatXmlCannotCarryShouldBeRefused() {
        for (String bad : List.of("\u0000", "\u000B", "\uFFFE", "\uD800", "\uDC00", "\uD800x")) {
            Domain domain = new Domain().withName(bad);
            assertThatIllegalArgumentException()
                    .as("%x", (int) bad.charAt(0))
                    .isThrownBy(() -> BoundWriter.write(elements.createDomain(domain)));
        }
    }

    /** The document without namespace declarations, which may stand at different elements. */
    private static Document parsed(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            dropDeclarations(document.getDocumentElement());
            return document;
        } catch (Exception e) {
            throw new AssertionError("The document is not well-formed: " + xml, e);
        }
    }

    private static void dropDeclarations(Element element) {
        element.removeAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "vireo");
        element.removeAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "qemu");
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                dropDeclarations(child);
            }
        }
    }
}
