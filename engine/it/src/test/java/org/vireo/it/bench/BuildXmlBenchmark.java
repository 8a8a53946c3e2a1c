package org.vireo.it.bench;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.vireo.domainxml.build.BuildResult;
import org.vireo.domainxml.build.DomainBuilder;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VmSpec;

/** The Domain XML of a typical VM, from the loaded entities to the text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class BuildXmlBenchmark {

    private final DomainBuilder builder = new DomainBuilder();
    private final VmSpec vm = BenchVm.spec();
    private final HostFacts host = BenchVm.host();
    private final XMLOutputFactory jdk = XMLOutputFactory.newDefaultFactory();
    private final List<XMLEvent> events = new ArrayList<>();

    @Setup
    public void readEvents() throws XMLStreamException {
        XMLEventReader reader = XMLInputFactory.newDefaultFactory().createXMLEventReader(new StringReader(built()));
        while (reader.hasNext()) {
            XMLEvent event = reader.nextEvent();
            if (!event.isStartDocument()) {
                events.add(event);
            }
        }
    }

    @Benchmark
    public String build() {
        return built();
    }

    /** The JDK's own writer, given the finished document as a list: what writing alone costs there. */
    @Benchmark
    public String reference() throws XMLStreamException {
        StringWriter text = new StringWriter(12 * 1024);
        XMLEventWriter writer = jdk.createXMLEventWriter(text);
        for (XMLEvent event : events) {
            writer.add(event);
        }
        writer.close();
        return text.toString();
    }

    private String built() {
        return switch (builder.build(vm, host)) {
            case BuildResult.Built built -> built.xml();
            case BuildResult.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
