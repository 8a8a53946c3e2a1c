-- SHA-256 of the certificate that was signed for a host last, and of one that it may show instead since a renewal.
-- Null: what a host of before shows when it connects next is recorded.
alter table host add column certificate_fingerprint text;
alter table host add column next_certificate_fingerprint text;
