"""The tables of the database, and the steps that bring an older one up to date (``PRAGMA user_version``)."""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    """
    create table reports (
      seq integer primary key autoincrement,
      report_id text not null unique,
      text_sha256 text not null,
      outlet text, title text, url text, language text, published text, retrieved text,
      text text not null,
      document blob not null,
      layers blob not null
    );
    create index reports_by_published on reports (published);
    create table claims (
      claim_id text primary key,
      report_id text not null references reports (report_id),
      event_type text not null,
      status text not null,
      confidence real not null,
      value blob not null
    ) without rowid;
    create index claims_by_report on claims (report_id);
    create index claims_by_type on claims (event_type, status);
    create virtual table report_words using fts5 (
      title, text, content = 'reports', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
    );
    create trigger report_words_added after insert on reports begin
      insert into report_words (rowid, title, text) values (new.seq, new.title, new.text);
    end;
    create trigger claims_stay before update on claims begin
      select raise (abort, 'claims are append-only');
    end;
    create table fused (
      kind text not null,
      id text not null,
      place integer not null,
      value blob not null,
      primary key (kind, id)
    ) without rowid;
    create table state (key text primary key, value text not null) without rowid;
    """,
    """
    create trigger claims_remain before delete on claims begin
      select raise (abort, 'claims are append-only');
    end;
    """,
)
VERSION = len(MIGRATIONS)
