-- Numbers of documents, stories, entities are those of their ids: document 12 is
-- "d12". Times are Unix seconds, packed values as store.Pack writes them.

CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  fingerprint BLOB NOT NULL UNIQUE, -- of the source: see fingerprint in add.go
  state INTEGER NOT NULL,           -- store.State
  stage TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  path TEXT NOT NULL,
  url TEXT NOT NULL,
  outlet TEXT NOT NULL DEFAULT '',
  domain TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  date TEXT NOT NULL DEFAULT '',    -- JSON of nlp.Date
  moment INTEGER NOT NULL,          -- the date, else when it was added
  added INTEGER NOT NULL,
  page TEXT NOT NULL DEFAULT '',    -- what the versions of one page share
  version INTEGER NOT NULL DEFAULT 1,
  superseded INTEGER,               -- document
  story INTEGER,
  role INTEGER NOT NULL DEFAULT 0,
  copy_of INTEGER,                  -- document
  origin INTEGER NOT NULL DEFAULT 0,
  annotation INTEGER                -- the current one
);
CREATE INDEX document_story ON document (story, id) WHERE story IS NOT NULL;
CREATE INDEX document_page ON document (page, id) WHERE page <> '';
CREATE INDEX document_outlet ON document (outlet, id);
CREATE INDEX document_domain ON document (domain, id);
CREATE INDEX document_state ON document (state, id) WHERE state >= 3;

CREATE TABLE source (
  document INTEGER PRIMARY KEY REFERENCES document,
  format INTEGER NOT NULL,
  known TEXT NOT NULL,  -- JSON of input.Known
  size INTEGER NOT NULL,
  data BLOB NOT NULL    -- packed
);

CREATE TABLE page (
  document INTEGER PRIMARY KEY REFERENCES document,
  data BLOB NOT NULL    -- store.PackPage
);

CREATE TABLE annotation (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  version TEXT NOT NULL,
  layers BLOB NOT NULL, -- store.PackLayers
  parse BLOB NOT NULL,  -- store.PackParse
  UNIQUE (document, version)
);

CREATE TABLE story (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL DEFAULT '',
  earliest INTEGER NOT NULL DEFAULT 0,
  latest INTEGER NOT NULL DEFAULT 0,
  documents INTEGER NOT NULL DEFAULT 0,
  outlets TEXT NOT NULL DEFAULT '[]',  -- JSON of []nlp.Outlet
  origins INTEGER NOT NULL DEFAULT 0,
  findings TEXT NOT NULL DEFAULT '{}', -- JSON of store.Findings
  agenda INTEGER NOT NULL DEFAULT 0,
  previous TEXT NOT NULL DEFAULT '[]', -- JSON of story ids
  changed INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL DEFAULT 0,
  into_story INTEGER,                  -- that it was merged into
  data BLOB                            -- store.PackFinished
);
CREATE INDEX story_latest ON story (latest, id) WHERE documents > 0;
CREATE INDEX story_into ON story (into_story) WHERE into_story IS NOT NULL;

CREATE TABLE story_outlet (
  outlet TEXT NOT NULL, -- name or domain in lower case
  story INTEGER NOT NULL REFERENCES story,
  PRIMARY KEY (outlet, story)
) WITHOUT ROWID;
CREATE INDEX story_outlet_story ON story_outlet (story);

CREATE TABLE entity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT NOT NULL,
  sector TEXT NOT NULL,
  wikidata TEXT NOT NULL,
  documents INTEGER NOT NULL DEFAULT 0,
  said INTEGER NOT NULL DEFAULT 0,
  into_entity INTEGER
);
CREATE INDEX entity_documents ON entity (documents, id) WHERE documents > 0;

CREATE TABLE mention (
  entity INTEGER NOT NULL REFERENCES entity,
  document INTEGER NOT NULL REFERENCES document,
  story INTEGER NOT NULL REFERENCES story,
  said INTEGER NOT NULL,
  PRIMARY KEY (entity, document)
) WITHOUT ROWID;
CREATE INDEX mention_story ON mention (story, entity);
CREATE INDEX mention_document ON mention (document, entity);

CREATE TABLE spelling (
  entity INTEGER NOT NULL REFERENCES entity,
  story INTEGER NOT NULL REFERENCES story,
  names TEXT NOT NULL, -- JSON of []store.Spelling
  roles TEXT NOT NULL, -- JSON of titles
  PRIMARY KEY (entity, story)
) WITHOUT ROWID;
CREATE INDEX spelling_story ON spelling (story);

CREATE TABLE comparison (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  story INTEGER NOT NULL REFERENCES story,
  n INTEGER NOT NULL,  -- place in the story's list
  kind INTEGER NOT NULL,
  slot TEXT NOT NULL,
  correction INTEGER   -- that marks it as wrong
);
CREATE INDEX comparison_story ON comparison (story, n);
CREATE INDEX comparison_kind ON comparison (kind, story);

CREATE TABLE agenda (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  story INTEGER NOT NULL REFERENCES story,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  finish INTEGER NOT NULL
);
CREATE INDEX agenda_story ON agenda (story, n);
CREATE INDEX agenda_start ON agenda (start, id);

CREATE TABLE correction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  story INTEGER NOT NULL,
  other INTEGER,
  data TEXT NOT NULL, -- JSON of correctionData
  what TEXT NOT NULL,
  note TEXT NOT NULL,
  made INTEGER NOT NULL,
  undone INTEGER
);
CREATE INDEX correction_story ON correction (story);

-- Stories that a person keeps apart, the smaller number first.
CREATE TABLE apart (
  one INTEGER NOT NULL,
  other INTEGER NOT NULL,
  correction INTEGER NOT NULL REFERENCES correction,
  PRIMARY KEY (one, other, correction)
) WITHOUT ROWID;

CREATE TABLE job (
  story INTEGER PRIMARY KEY REFERENCES story,
  serial INTEGER NOT NULL, -- raised by each touch
  since INTEGER NOT NULL,               -- of the first touch, Unix milliseconds
  begun INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  stops INTEGER NOT NULL DEFAULT 0,
  until INTEGER NOT NULL DEFAULT 0, -- not before; -1: never again by itself
  reason TEXT NOT NULL DEFAULT ''
);

CREATE TABLE cursor (
  name TEXT PRIMARY KEY,
  position INTEGER NOT NULL,          -- last document done
  claimed INTEGER NOT NULL,           -- last document claimed
  alone INTEGER NOT NULL DEFAULT 0    -- up to here one at a time
) WITHOUT ROWID;

-- Documents behind a cursor that are to be done once more.
CREATE TABLE again (
  cursor TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES document,
  claimed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (cursor, document)
) WITHOUT ROWID;

CREATE TABLE attempt (
  document INTEGER NOT NULL REFERENCES document,
  stage TEXT NOT NULL,
  crashes INTEGER NOT NULL,
  stops INTEGER NOT NULL,
  PRIMARY KEY (document, stage)
) WITHOUT ROWID;

CREATE TABLE outbox (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  number INTEGER NOT NULL,
  target INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL
);
