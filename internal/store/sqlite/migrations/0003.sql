-- What waits is counted often, and is little.

CREATE INDEX document_waiting ON document (id) WHERE state < 2;
