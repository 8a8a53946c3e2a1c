package org.vireo.domainxml.parse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads documents that mean harm, in a JVM with little memory: {@link HostileXmlTest} starts it. It ends with 0 when each
 * one became a value of the kind that is expected.
 */
public final class HostileXml {

    private static final String ID = "0a0a0a0a-0000-4000-8000-000000000001";
    private static final String HEAD = "<domain type='qemu'><name>x</name><uuid>" + ID + "</uuid>";

    private HostileXml() {}

    public static void main(String[] arguments) {
        DomainParser parser = new DomainParser();
        boolean right = true;
        for (Map.Entry<String, Supplier<String>> document : refused().entrySet()) {
            right &= report(document.getKey(), parser.parse(document.getValue().get()), false);
        }
        for (Map.Entry<String, Supplier<String>> document : read().entrySet()) {
            right &= report(document.getKey(), parser.parse(document.getValue().get()), true);
        }
        System.exit(right ? 0 : 1);
    }

    private static boolean report(String name, ParseResult result, boolean readable) {
        String said = switch (result) {
            case ParseResult.Parsed parsed ->
                "read with " + parsed.vm().devices().size() + " devices";
            case ParseResult.Unreadable unreadable -> unreadable.reason();
        };
        boolean right = (result instanceof ParseResult.Parsed) == readable;
        System.out.println((right ? "right " : "WRONG ") + name + ": " + said);
        return right && said.length() < 1000;
    }

    /** What must be refused with a reason. */
    private static Map<String, Supplier<String>> refused() {
        Map<String, Supplier<String>> documents = new LinkedHashMap<>();
        documents.put("100 MB of spaces", () -> HEAD + " ".repeat(100_000_000) + "</domain>");
        documents.put("100,000 levels", () -> HEAD + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</domain>");
        documents.put("levels that never end", () -> HEAD + "<a>".repeat(1_000_000));
        documents.put(
                "a million devices", () -> HEAD + "<devices>" + "<rng/>".repeat(1_000_000) + "</devices></domain>");
        documents.put("a million attributes", () -> HEAD + "<a" + attributes(1_000_000) + "/></domain>");
        documents.put("an attribute of 9 MB", () -> HEAD + "<a b='" + "x".repeat(9_000_000) + "'/></domain>");
        documents.put(
                "an external entity",
                () -> "<!DOCTYPE domain [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + HEAD.replace(">x<", ">&e;<")
                        + "</domain>");
        documents.put(
                "an external parameter entity",
                () -> "<!DOCTYPE domain [<!ENTITY % e SYSTEM 'http://127.0.0.1:1/'>%e;]>" + HEAD + "</domain>");
        documents.put(
                "an external DTD", () -> "<!DOCTYPE domain SYSTEM 'http://127.0.0.1:1/x.dtd'>" + HEAD + "</domain>");
        documents.put("an entity bomb", HostileXml::bomb);
        documents.put(
                "one large entity many times",
                () -> "<!DOCTYPE domain [<!ENTITY e '" + "x".repeat(100_000) + "'>]>" + HEAD + "&e;".repeat(100_000)
                        + "</domain>");
        documents.put("an entity that nobody declared", () -> HEAD + "&laughs;</domain>");
        documents.put("an attribute twice", () -> "<domain type='qemu' type='kvm'><uuid>" + ID + "</uuid></domain>");
        documents.put("NUL", () -> HEAD + "\0</domain>");
        documents.put("NUL by reference", () -> HEAD + "&#0;</domain>");
        documents.put("a control character", () -> HEAD + "\u0001</domain>");
        documents.put("a character that is none", () -> HEAD + "&#xFFFE;</domain>");
        documents.put("UTF-16 bytes as text", () -> ("\uFEFF" + HEAD + "</domain>").replace("", "\0"));
        documents.put("bytes that are no XML", () -> "\u001f\u008b\b\0\0\0\0\0");
        documents.put("a prefix without namespace", () -> HEAD + "<x:y/></domain>");
        documents.put("tags that cross", () -> HEAD + "<a><b></a></b></domain>");
        documents.put("an end too early", () -> HEAD + "<devices><disk");
        documents.put("two documents", () -> HEAD + "</domain>" + HEAD + "</domain>");
        documents.put("nothing", () -> "");
        documents.put("no UUID", () -> "<domain/>");
        documents.put("another root", () -> "<network/>");
        return documents;
    }

    /** What is odd but harmless, and is read. */
    private static Map<String, Supplier<String>> read() {
        Map<String, Supplier<String>> documents = new LinkedHashMap<>();
        documents.put("19,000 devices", () -> HEAD + "<devices>" + "<rng/>".repeat(19_000) + "</devices></domain>");
        documents.put("19,000 unknown elements", () -> HEAD + "<a/>".repeat(19_000) + "</domain>");
        documents.put("a text of 9 MB", () -> HEAD + "<title>" + "x".repeat(9_000_000) + "</title></domain>");
        documents.put("a comment of 9 MB", () -> HEAD + "<!--" + "x".repeat(9_000_000) + "--></domain>");
        documents.put(
                "an encoding that is another",
                () -> "<?xml version='1.0' encoding='ISO-8859-1'?>" + HEAD + "</domain>");
        documents.put("an instruction", () -> "<?xml-stylesheet href='http://127.0.0.1:1/'?>" + HEAD + "</domain>");
        documents.put("empty devices", () -> HEAD + "<devices/></domain>");
        documents.put(
                "numbers beyond all",
                () -> HEAD + "<memory unit='KiB'>" + "9".repeat(400)
                        + "</memory><vcpu>-1</vcpu><devices><controller type='pci' index='99999999999999999999'/>"
                        + "<rng><address type='pci' bus='0xfffffffff'/></rng></devices></domain>");
        return documents;
    }

    private static String attributes(int count) {
        StringBuilder text = new StringBuilder(count * 10);
        for (int i = 0; i < count && text.length() < 9_000_000; i++) {
            text.append(" a").append(i).append("=''");
        }
        return text.toString();
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE domain [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" '")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return bomb.append("]>")
                .append(HEAD.replace(">x<", ">&a29;<"))
                .append("</domain>")
                .toString();
    }
}
