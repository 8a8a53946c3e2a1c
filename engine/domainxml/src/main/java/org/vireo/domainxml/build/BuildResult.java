package org.vireo.domainxml.build;

import java.util.List;

/** What came of building a Domain XML. */
public sealed interface BuildResult {

    /**
     * It was built.
     *
     * @param xml the document, without line breaks and XML declaration; holds secrets, see
     *     {@link org.vireo.domainxml.log.DomainXmlLog}
     */
    record Built(String xml) implements BuildResult {

        /** Without the document, which holds secrets. */
        @Override
        public String toString() {
            return "Built[" + xml.length() + " characters]";
        }
    }

    /**
     * It cannot be built.
     *
     * @param reasons at least one sentence, each naming a thing and a remedy
     */
    record Refused(List<String> reasons) implements BuildResult {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
