package org.vireo.it.bench;

import java.io.StringReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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
import org.vireo.core.monitoring.match.ConfiguredDevice;
import org.vireo.core.monitoring.match.MatchResult;
import org.vireo.core.monitoring.match.Matcher;
import org.vireo.domainxml.parse.DomainParser;
import org.vireo.domainxml.parse.ParseResult;

/** A reported Domain XML with 31 devices, from the text to what is paired, missing and unmanaged. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class MatchXmlBenchmark {

    private final DomainParser parser = new DomainParser();
    private final String xml = BenchVm.reported();
    private final List<ConfiguredDevice> configured = BenchVm.spec().devices().stream()
            .map(entry -> new ConfiguredDevice(entry.device(), entry.address()))
            .toList();
    private final XMLInputFactory jdk = XMLInputFactory.newDefaultFactory();

    /** A benchmark that pairs nothing would be fast. The audio backend among the 31 elements is no device. */
    @Setup
    public void checkThatAllIsPaired() {
        MatchResult result = parseAndMatch();
        int reported = result.paired().size() + result.unmanaged().size();
        if (!result.missing().isEmpty() || result.paired().size() != configured.size() || reported != 30) {
            throw new IllegalStateException("Not all is paired: " + result);
        }
    }

    @Benchmark
    public MatchResult match() {
        return parseAndMatch();
    }

    /** A bare pass of the JDK's StAX reader over the same text. */
    @Benchmark
    public int reference() throws XMLStreamException {
        XMLStreamReader reader = jdk.createXMLStreamReader(new StringReader(xml));
        int events = 0;
        while (reader.hasNext()) {
            events += reader.next();
        }
        reader.close();
        return events;
    }

    private MatchResult parseAndMatch() {
        return switch (parser.parse(xml)) {
            case ParseResult.Parsed parsed -> Matcher.match(configured, parsed.vm());
            case ParseResult.Unreadable unreadable -> throw new IllegalStateException(unreadable.reason());
        };
    }
}
