package org.vireo.model.user;

/** What a token is for. */
public enum TokenKind {
    /** A login, which ends when nobody uses it. */
    LOGIN,
    /** A program's, which ends on the day that its user chose. */
    PROGRAM
}
