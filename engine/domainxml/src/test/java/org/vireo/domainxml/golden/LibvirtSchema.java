package org.vireo.domainxml.golden;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** libvirt's own RELAX NG schema of a domain, as the package libvirt0 installs it. */
public final class LibvirtSchema {

    private static final Path DOMAIN = Path.of("/usr/share/libvirt/schemas/domain.rng");

    private final List<String> problems = new ArrayList<>();
    private final ValidationDriver driver;

    public LibvirtSchema() throws IOException, SAXException {
        if (!Files.isReadable(DOMAIN)) {
            throw new AssertionError(DOMAIN + " is missing: install libvirt (Debian: apt-get install libvirt0)");
        }
        var properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new Collector());
        driver = new ValidationDriver(properties.toPropertyMap());
        if (!driver.loadSchema(ValidationDriver.fileInputSource(DOMAIN.toFile()))) {
            throw new AssertionError(DOMAIN + " cannot be loaded: " + problems);
        }
    }

    /** What is wrong with the document; empty when it is valid. */
    public List<String> problems(String xml) throws IOException, SAXException {
        problems.clear();
        driver.validate(new InputSource(new StringReader(xml)));
        return List.copyOf(problems);
    }

    private final class Collector implements ErrorHandler {

        @Override
        public void warning(SAXParseException problem) {
            problems.add(problem.getMessage());
        }

        @Override
        public void error(SAXParseException problem) {
            problems.add(problem.getMessage());
        }

        @Override
        public void fatalError(SAXParseException problem) {
            problems.add(problem.getMessage());
        }
    }
}
