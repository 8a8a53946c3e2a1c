package org.vireo.hostproxy.fake;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A domain's XML as the fake keeps it: read, changed by device, hashed and written. */
final class FakeDomainXml {

    private static final String METADATA_NAMESPACE = "https://vireo-project.org/xmlns/vm/1";

    private final Document document;

    private FakeDomainXml(Document document) {
        this.document = document;
    }

    /** Empty for what is no well-formed XML without DTD, with this root element. */
    static Optional<FakeDomainXml> parse(String xml, String root) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            var document = builder.parse(new InputSource(new StringReader(xml)));
            return document.getDocumentElement().getTagName().equals(root)
                    ? Optional.of(new FakeDomainXml(document))
                    : Optional.empty();
        } catch (SAXException invalid) {
            return Optional.empty();
        } catch (ParserConfigurationException | java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A document of one device, whatever its kind. */
    static Optional<FakeDomainXml> parseDevice(String xml) {
        return parse(xml, xml.strip().replaceFirst("(?s)^<([A-Za-z]+).*$", "$1"));
    }

    /** Text of a direct child of the domain. */
    Optional<String> childText(String name) {
        return children(document.getDocumentElement(), name).stream()
                .findFirst()
                .map(element -> element.getTextContent().strip());
    }

    boolean managed() {
        return document.getElementsByTagNameNS(METADATA_NAMESPACE, "*").getLength() > 0;
    }

    /** Whether it has the one section of ours that an agent insists on, for this id. */
    boolean hasSectionFor(String id) {
        var sections = document.getElementsByTagNameNS(METADATA_NAMESPACE, "vm");
        if (sections.getLength() != 1 || !(sections.item(0) instanceof Element section)) {
            return false;
        }
        var ids = section.getElementsByTagNameNS(METADATA_NAMESPACE, "id");
        return section.getAttribute("version").equals("1")
                && ids.getLength() == 1
                && ids.item(0).getTextContent().strip().equalsIgnoreCase(id);
    }

    /** Whether the metadata asks to launch the domain paused. */
    boolean launchPaused() {
        var marks = document.getElementsByTagNameNS(METADATA_NAMESPACE, "launchPaused");
        return marks.getLength() > 0 && !marks.item(0).getTextContent().strip().equals("false");
    }

    List<Element> devices() {
        var found = new ArrayList<Element>();
        for (Element devices : children(document.getDocumentElement(), "devices")) {
            found.addAll(children(devices, null));
        }
        return found;
    }

    /** Replaces the device of the same kind with the same alias, or the only one of its kind; false when none is. */
    boolean replaceDevice(FakeDomainXml change) {
        var replacement = change.document.getDocumentElement();
        var ofKind = devices().stream()
                .filter(device -> device.getTagName().equals(replacement.getTagName()))
                .toList();
        var target = ofKind.stream()
                .filter(device -> alias(device).isPresent() && alias(device).equals(alias(replacement)))
                .findFirst()
                .or(() -> ofKind.size() == 1 ? Optional.of(ofKind.getFirst()) : Optional.empty());
        target.ifPresent(device -> device.getParentNode().replaceChild(document.importNode(replacement, true), device));
        return target.isPresent();
    }

    /** Adds a device; false when its alias, or its target, is taken. */
    boolean addDevice(FakeDomainXml addition) {
        var device = addition.document.getDocumentElement();
        var taken = devices().stream()
                .anyMatch(other ->
                        sameAttribute(other, device, "alias", "name") || sameAttribute(other, device, "target", "dev"));
        if (!taken) {
            children(document.getDocumentElement(), "devices")
                    .getFirst()
                    .appendChild(document.importNode(device, true));
            grow(device, 1);
            assignAddresses();
        }
        return !taken;
    }

    boolean hasDevice(String alias) {
        return withAlias(alias).isPresent();
    }

    /** Removes the device with the alias; false when there is none. */
    boolean removeDevice(String alias) {
        var device = withAlias(alias);
        device.ifPresent(found -> {
            grow(found, -1);
            found.getParentNode().removeChild(found);
        });
        return device.isPresent();
    }

    /** The domain's memory counts its memory devices, as libvirt's does. */
    private void grow(Element device, int times) {
        if (device.getTagName().equals("memory")) {
            var size = children(children(device, "target").getFirst(), "size").getFirst();
            long kib = times * Long.parseLong(size.getTextContent().strip());
            for (String name : List.of("memory", "currentMemory")) {
                children(document.getDocumentElement(), name)
                        .forEach(total -> total.setTextContent(Long.toString(
                                kib + Long.parseLong(total.getTextContent().strip()))));
            }
        }
    }

    private Optional<Element> withAlias(String alias) {
        return devices().stream()
                .filter(device -> alias(device).equals(Optional.of(alias)))
                .findFirst();
    }

    private static boolean sameAttribute(Element first, Element second, String child, String attribute) {
        var values = List.of(attribute(first, child, attribute), attribute(second, child, attribute));
        return values.getFirst().isPresent() && values.getFirst().equals(values.getLast());
    }

    private static Optional<String> attribute(Element device, String child, String attribute) {
        return children(device, child).stream()
                .findFirst()
                .map(element -> element.getAttribute(attribute))
                .filter(value -> !value.isEmpty());
    }

    /** Changes how many vCPUs there are now; false beyond the maximum. */
    boolean setVcpus(int count) {
        var vcpu = children(document.getDocumentElement(), "vcpu").getFirst();
        var fits = count >= 1 && count <= Integer.parseInt(vcpu.getTextContent().strip());
        if (fits) {
            vcpu.setAttribute("current", Integer.toString(count));
        }
        return fits;
    }

    /** Changes what the balloon leaves the guest; false beyond what there is. */
    boolean setBalloon(long memoryBytes) {
        var domain = document.getDocumentElement();
        var memory = children(domain, "memory").getFirst();
        var fits = memoryBytes / 1024 <= Long.parseLong(memory.getTextContent().strip());
        if (fits) {
            var current = children(domain, "currentMemory").stream()
                    .findFirst()
                    .orElseGet(() -> append(domain, "currentMemory"));
            current.setAttribute("unit", "KiB");
            current.setTextContent(Long.toString(memoryBytes / 1024));
        }
        return fits;
    }

    /** Replaces the limits of the disk with this target; false when there is none. */
    boolean setIoTune(String target, Map<String, Long> limits) {
        var disk = devices().stream()
                .filter(device -> device.getTagName().equals("disk")
                        && attribute(device, "target", "dev").equals(Optional.of(target)))
                .findFirst();
        disk.ifPresent(found -> {
            children(found, "iotune").forEach(found::removeChild);
            var tune = append(found, "iotune");
            limits.forEach((name, value) -> {
                if (value > 0) {
                    append(tune, name).setTextContent(Long.toString(value));
                }
            });
        });
        return disk.isPresent();
    }

    /** Gives every device an alias and, where it has one in a real guest, a PCI address, as libvirt does. */
    void assignAddresses() {
        int slot = 1 + FakePci.highestSlot(devices());
        int number = 0;
        for (Element device : devices()) {
            if (alias(device).isEmpty()) {
                append(device, "alias").setAttribute("name", device.getTagName() + number);
                number++;
            }
            if (FakePci.takesSlot(device) && children(device, "address").isEmpty()) {
                FakePci.write(append(device, "address"), slot);
                slot++;
            }
        }
    }

    /** Equal for equal devices, metadata, vCPUs and clock. */
    String devicesHash() {
        var text = new StringBuilder();
        devices().forEach(device -> text.append(write(device)));
        for (String name : List.of("metadata", "vcpu", "clock")) {
            children(document.getDocumentElement(), name).forEach(element -> text.append(write(element)));
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return write(document.getDocumentElement());
    }

    private static Optional<String> alias(Element device) {
        return children(device, "alias").stream().findFirst().map(element -> element.getAttribute("name"));
    }

    private static Element append(Element parent, String name) {
        var element = parent.getOwnerDocument().createElement(name);
        parent.appendChild(element);
        return element;
    }

    static List<Element> children(Element parent, @org.jspecify.annotations.Nullable String name) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && (name == null || element.getTagName().equals(name))) {
                found.add(element);
            }
        }
        return found;
    }

    private static String write(Node node) {
        try {
            var transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            var writer = new StringWriter();
            transformer.transform(new DOMSource(node), new StreamResult(writer));
            return writer.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
