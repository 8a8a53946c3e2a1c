package org.vireo.domainxml.parse;

import jakarta.xml.bind.JAXBElement;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.binding.XmlBinding;
import org.vireo.domainxml.metadata.MetadataXml;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.libvirt.xml.Audio;
import org.vireo.libvirt.xml.CharDevice;
import org.vireo.libvirt.xml.Controller;
import org.vireo.libvirt.xml.Devices;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.MemoryBalloon;
import org.vireo.libvirt.xml.Video;
import org.vireo.model.id.VmId;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedVm;

/**
 * Reads the Domain XML that a host reports, in one pass. Total: whatever the text is, a value comes back, and every
 * device element becomes exactly one device, known or not. Safe for use by many threads.
 *
 * <p>Some elements are no devices: {@code emulator}, the {@code console} that mirrors a serial port, {@code audio}
 * (the host's end of sound cards), and the balloon, graphics card and controller of the model {@code none}, by which
 * libvirt says that there is none.
 */
public final class DomainParser {

    private static final String NONE = "none";

    private final XmlBinding binding = XmlBinding.shared();

    public ParseResult parse(String xml) {
        Domain domain;
        try {
            domain = binding.readDomain(xml);
        } catch (XMLStreamException e) {
            return new ParseResult.Unreadable("The Domain XML cannot be read: " + where(e));
        }
        VmId id = id(domain.getUuid());
        if (id == null) {
            return new ParseResult.Unreadable("The Domain XML has no UUID that can be read");
        }
        String name = domain.getName() == null ? "" : domain.getName();
        return new ParseResult.Parsed(new ReportedVm(
                id, name, Machines.of(domain), MetadataXml.read(domain.getMetadata()), devices(domain.getDevices())));
    }

    private static List<ReportedDevice> devices(@Nullable Devices devices) {
        if (devices == null) {
            return List.of();
        }
        List<Object> elements = devices.getDevice();
        List<ReportedDevice> reported = new ArrayList<>(elements.size());
        for (Object element : elements) {
            if (element instanceof JAXBElement<?> known) {
                String name = known.getName().getLocalPart();
                if (isDevice(name, known.getValue())) {
                    reported.add(read(name, known.getValue()));
                }
            } else if (element instanceof org.w3c.dom.Element unknown) {
                reported.add(UnknownDevices.of(unknown));
            }
        }
        return reported;
    }

    private static ReportedDevice read(String name, Object device) {
        for (DeviceReader reader : DeviceReaders.BY_ELEMENT.getOrDefault(name, List.of())) {
            ReportedDevice reported = reader.read(device);
            if (reported != null) {
                return reported;
            }
        }
        return UnknownDevices.of(name, device);
    }

    private static boolean isDevice(String name, Object element) {
        return switch (element) {
            case Audio audio -> false;
            case Controller controller -> !NONE.equals(controller.getModel());
            case CharDevice character -> !(name.equals("console") && mirrorsSerialPort(character));
            case MemoryBalloon balloon -> !NONE.equals(balloon.getModel());
            case Video video ->
                video.getModel() == null || !NONE.equals(video.getModel().getType());
            default -> !name.equals("emulator");
        };
    }

    private static boolean mirrorsSerialPort(CharDevice console) {
        return console.getTarget() != null
                && "serial".equals(console.getTarget().getType());
    }

    private static @Nullable VmId id(@Nullable String uuid) {
        try {
            return uuid == null ? null : VmId.of(uuid.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String where(XMLStreamException e) {
        String message = e.getMessage() == null ? "no reason given" : e.getMessage();
        // The JDK puts "ParseError at [row,col]:[1,1]" in a line before.
        String own = message.startsWith("ParseError")
                ? message.substring(message.indexOf('\n') + 1).replaceFirst("^Message: ", "")
                : message;
        int end = own.indexOf('\n');
        String first = end < 0 ? own : own.substring(0, end);
        return e.getLocation() == null
                ? first
                : first + " (line " + e.getLocation().getLineNumber() + ")";
    }
}
