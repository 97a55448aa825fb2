"""What PostgreSQL itself lets a service see of which school."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from mentoring.platform import Platform
from psycopg import sql
from psycopg.rows import dict_row

SHARED = {"host"}
"""Columns that name a second school to which a row belongs: who is invited."""
TABLES = """
SELECT c.relname AS name, c.relkind AS kind, pg_get_userbyid(c.relowner) AS owner, c.relrowsecurity AS secured,
       c.relforcerowsecurity AS forced,
       array(SELECT pg_get_expr(coalesce(p.polqual, p.polwithcheck), p.polrelid)
               FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
       array(SELECT attname::text FROM pg_attribute
              WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns
  FROM pg_class c
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
 ORDER BY c.relname
"""
ROLE = """
SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS powers,
       array(SELECT pg_get_userbyid(roleid) FROM pg_auth_members WHERE member = pg_roles.oid) AS member_of
  FROM pg_roles WHERE rolname = %s
"""


@dataclass(frozen=True)
class Table:
    """`policies` are their conditions; `kind` r is a table, v a view, m a materialized one."""

    name: str
    kind: str
    owner: str
    secured: bool
    forced: bool
    policies: Sequence[str]
    columns: Sequence[str]

    @property
    def of_schools(self) -> bool:
        return "school" in self.columns

    @property
    def walled(self) -> bool:
        told = bool(self.policies) and all("app.school" in policy for policy in self.policies)
        return self.kind == "r" and self.secured and self.forced and told


def tables(platform: Platform, database: str) -> list[Table]:
    with psycopg.connect(platform.servers.postgres.dsn(database), row_factory=dict_row) as connection:
        return [Table(**row) for row in connection.execute(TABLES)]


def role(platform: Platform, service: str) -> dict[str, Any]:
    with psycopg.connect(platform.servers.postgres.dsn(service), row_factory=dict_row) as connection:
        found = connection.execute(ROLE, (service,)).fetchone()
    assert found
    return dict(found)


def owned(platform: Platform, service: str, table: Table) -> Mapping[str, int]:
    """How many rows belong to each school, by its id."""
    schools = [name for name in ("school", *SHARED) if name in table.columns]
    ids = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(name)) for name in schools)
    query = sql.SQL("SELECT s.id, count(*) FROM {} t, LATERAL (SELECT DISTINCT unnest(ARRAY[{}])) s(id) GROUP BY s.id")
    with psycopg.connect(platform.servers.postgres.dsn(service)) as connection:
        rows = connection.execute(query.format(sql.Identifier(table.name), ids)).fetchall()
    return {str(id): count for id, count in rows if id is not None}


def is_of(row: Mapping[str, Any], school: UUID) -> bool:
    return any(row.get(name) == str(school) for name in ("school", *SHARED))
