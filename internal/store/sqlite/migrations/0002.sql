-- Why a document is a copy, and documents that tell of a story that is not theirs.

ALTER TABLE document ADD COLUMN why TEXT NOT NULL DEFAULT '';

CREATE TABLE background (
  story INTEGER NOT NULL REFERENCES story,
  document INTEGER NOT NULL REFERENCES document,
  PRIMARY KEY (story, document)
) WITHOUT ROWID;
