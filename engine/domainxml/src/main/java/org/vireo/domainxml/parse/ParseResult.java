package org.vireo.domainxml.parse;

import org.vireo.model.reported.ReportedVm;

/** What came of reading a reported Domain XML. */
public sealed interface ParseResult {

    /** It was read. */
    record Parsed(ReportedVm vm) implements ParseResult {}

    /**
     * It is no XML, or not that of a domain.
     *
     * @param reason one sentence without any of the document's values
     */
    record Unreadable(String reason) implements ParseResult {}
}
